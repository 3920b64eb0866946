import DirectoryModel

/// The file that is being written, and how files were named before.
struct Exports: Sendable {
  private(set) var progress: ExportProgress?
  private var names: [View: String] = [:]

  /// What the next file of a view is called at first.
  func name(of view: View) -> String { names[view] ?? "\(view.rawValue).csv" }

  mutating func name(_ name: String, for view: View) { names[view] = name }

  mutating func begin(_ file: DisplayText) { progress = ExportProgress(file: file) }

  mutating func advance(to written: Int, of total: Int) {
    progress?.written = written
    progress?.total = total
  }

  mutating func end() { progress = nil }
}

extension AppState {
  /// The file that is being written.
  package var exporting: ExportProgress? { exports.progress }
}
