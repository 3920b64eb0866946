package import DirectoryModel

/// Why a keymap file could not be read.
package struct KeymapUnreadable: Error, Hashable, Sendable {
  /// In words, e.g. "no such file".
  package let reason: DisplayText

  package init(reason: DisplayText) {
    self.reason = reason
  }
}

/// Collects the statements of a keymap file and of those that it includes.
struct KeymapLoader {
  /// How deep files may include each other.
  static let maximumDepth = 8

  private(set) var statements: [KeymapStatement] = []
  private(set) var diagnostics: [KeymapDiagnostic] = []
  /// The files in the order in which they were read.
  private(set) var files: [String] = []
  private let read: Keymap.Reader

  /// A loader that opens included files with the closure.
  init(reading read: @escaping Keymap.Reader) {
    self.read = read
  }

  /// Adds the statements of a file, each included file in the place of its `include`.
  mutating func add(_ text: String, named name: String) {
    add(text, under: [name])
  }

  private mutating func add(_ text: String, under names: [String]) {
    guard let name = names.last else { return }
    if !files.contains(name) { files.append(name) }
    let file = KeymapFile(name: name, text: text)
    diagnostics += file.diagnostics
    for statement in file.statements {
      guard case .include(let path) = statement.directive else {
        statements.append(statement)
        continue
      }
      let included = Self.path(of: path, from: name)
      if let problem = problem(including: included, under: names) {
        diagnostics.append(KeymapDiagnostic(.error, at: statement.operand, problem))
        continue
      }
      do {
        add(try read(included), under: names + [included])
      } catch {
        diagnostics.append(
          KeymapDiagnostic(
            .error, at: statement.operand, "\(included) cannot be read: \(error.reason)"))
      }
    }
  }

  private func problem(including path: String, under names: [String]) -> DisplayText? {
    if let first = names.firstIndex(of: path) {
      let loop = (names[first...] + [path]).map { DisplayText($0) }
      return "the files include each other: \(loop.joined(separator: " > "))"
    }
    return names.count < Self.maximumDepth
      ? nil : "files include each other more than \(Self.maximumDepth) deep"
  }

  /// The path of an included file: relative to the folder of the including one, without `.` and
  /// `..` where they can be resolved by name.
  static func path(of path: String, from name: String) -> String {
    let folder = name.lastIndex(of: "/").map { name[...$0] } ?? ""
    let joined = path.hasPrefix("/") ? path : folder + path
    var parts: [Substring] = []
    for part in joined.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !joined.hasPrefix("/") {
        parts.append(part)
      }
    }
    return (joined.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
