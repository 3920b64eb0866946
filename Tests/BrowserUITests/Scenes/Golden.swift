import Foundation
import Terminal
import Testing

/// A recorded picture of a screen, in a file beside the tests.
///
/// The file has the text of each row as it is read, then the styles of those rows that have any, and
/// where the cursor stands: a difference of words and one of looks are apart. A missing file is
/// recorded and the test fails, so that somebody looks at it; with `ROSTER_RECORD_GOLDENS=1` all
/// files are recorded anew.
struct Golden {
  /// Scene and size, as in `help-list-80x24`.
  let name: String

  init(_ script: Script, at size: Size) {
    name = "\(script.name)-\(size.columns)x\(size.rows)"
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Goldens")

  private var file: URL { Self.folder.appending(path: "\(name).txt") }

  /// The names of all pictures that are recorded.
  static var recorded: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .map { $0.hasSuffix(".txt") ? String($0.dropLast(4)) : $0 }
    }
  }

  /// Compares a frame with the recorded one; a difference is an issue with the lines that differ.
  func expect(_ frame: Frame, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let actual = Self.text(of: frame)
    if ProcessInfo.processInfo.environment["ROSTER_RECORD_GOLDENS"] == "1" {
      try record(actual)
      return
    }
    guard let data = FileManager.default.contents(atPath: file.path) else {
      try record(actual)
      Issue.record("recorded \(file.path): look at it", sourceLocation: sourceLocation)
      return
    }
    let expected = String(decoding: data, as: UTF8.self)
    if actual != expected {
      Issue.record(
        "\(name) differs:\n\(Self.difference(from: expected, to: actual))",
        sourceLocation: sourceLocation)
    }
  }

  private func record(_ text: String) throws {
    try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private static func text(of frame: Frame) -> String {
    let cursor = frame.cursor.map { "column \($0.column), row \($0.row)" } ?? "hidden"
    let lines =
      frame.canvas.lines + ["-- styles --"] + frame.canvas.styleRuns + ["-- cursor: \(cursor) --"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The lines that differ, by number: `-` as recorded, `+` as they are.
  private static func difference(from expected: String, to actual: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    var lines: [String] = []
    for index in 0..<max(old.count, new.count) {
      let before = index < old.count ? old[index] : nil
      let after = index < new.count ? new[index] : nil
      guard before != after else { continue }
      if let before { lines.append("\(index + 1) - \(before)") }
      if let after { lines.append("\(index + 1) + \(after)") }
    }
    return lines.joined(separator: "\n")
  }
}
