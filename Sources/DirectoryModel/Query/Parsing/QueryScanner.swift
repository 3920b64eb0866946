/// A cursor over the text of a query that knows the column of each place.
///
/// Places are Unicode scalars, so that a sign counts also where a combining mark follows it;
/// columns are characters.
struct QueryScanner {
  private let scalars: [Unicode.Scalar]
  private let columns: [Int]
  private(set) var position = 0

  init(_ text: String) {
    var scalars: [Unicode.Scalar] = []
    var columns: [Int] = []
    var column = 1
    for character in text {
      for scalar in character.unicodeScalars {
        scalars.append(scalar)
        columns.append(column)
      }
      column += 1
    }
    self.scalars = scalars
    self.columns = columns + [column]
  }

  var isAtEnd: Bool { position == scalars.count }
  var next: Unicode.Scalar? { isAtEnd ? nil : scalars[position] }
  /// Whether a blank or the end comes next; what has no width divides words as a blank does.
  var isAtBlank: Bool {
    next.map { $0.properties.isWhitespace || Self.withoutWidth.contains($0) } ?? true
  }

  /// Zero-width space, word joiner and byte-order mark: they come along where text is copied.
  private static let withoutWidth: Set<Unicode.Scalar> = ["\u{200B}", "\u{2060}", "\u{FEFF}"]

  func error(_ message: DisplayText, at position: Int? = nil) -> QueryError {
    QueryError(message, column: columns[position ?? self.position])
  }

  mutating func advance() { position += 1 }

  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  mutating func skipBlanks() {
    while !isAtEnd, isAtBlank { position += 1 }
  }

  /// The run before the next blank, parenthesis, quotation mark or `|`, or before another sign.
  mutating func run(endingAt signs: Set<Unicode.Scalar> = []) -> String {
    let start = position
    while let next, !isAtBlank, !"()|\"".unicodeScalars.contains(next), !signs.contains(next) {
      position += 1
    }
    return text(from: start)
  }

  /// What was passed since a place.
  func text(from start: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<position])
    return String(text)
  }

  /// Goes back to a place.
  mutating func rewind(to position: Int) { self.position = position }

  /// What stands between quotation marks, the first of which comes next; `\"` and `\\` stand for a
  /// quotation mark and a backslash.
  mutating func phrase() throws(QueryError) -> String {
    let start = position
    advance()
    var text = String.UnicodeScalarView()
    while let scalar = next {
      advance()
      if scalar == "\"" { return String(text) }
      if scalar == "\\", let escaped = next, escaped == "\"" || escaped == "\\" {
        advance()
        text.append(escaped)
      } else {
        text.append(scalar)
      }
    }
    throw error("this quotation mark is not closed", at: start)
  }
}
