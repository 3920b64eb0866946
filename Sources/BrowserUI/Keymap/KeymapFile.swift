import Browser
import DirectoryModel

/// The statements of one keymap file, and the mistakes of its lines.
struct KeymapFile {
  /// The only format there is so far.
  static let format = "1"

  let name: String
  private(set) var statements: [KeymapStatement] = []
  private(set) var diagnostics: [KeymapDiagnostic] = []

  /// Reads a file's text; a line with a mistake is left out and told of in `diagnostics`.
  init(name: String, text: String) {
    self.name = name
    let text = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    var isFirst = true
    for (index, line) in lines.enumerated() {
      var parser = KeymapLineParser(line)
      guard let keyword = parser.keyword else { continue }
      let place = { (column: Int) in
        KeymapLocation(file: name, line: index + 1, column: column)
      }
      if isFirst, keyword.text != KeymapStatement.Keyword.format.rawValue {
        diagnostics.append(
          KeymapDiagnostic(
            .error, at: place(keyword.column),
            "'format \(Self.format)' must come before this line"))
      }
      do {
        if let (directive, column) = try parser.directive(isFirst: isFirst) {
          statements.append(
            KeymapStatement(
              directive: directive, location: place(keyword.column), operand: place(column)))
        }
      } catch {
        diagnostics.append(KeymapDiagnostic(.error, at: place(error.column), error.message))
      }
      isFirst = false
    }
  }
}
