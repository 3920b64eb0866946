import TOMLKit

/// A value of a TOML document, apart from the library that read it.
enum TOMLNode: Hashable, Sendable {
  case table([String: TOMLNode])
  case array([TOMLNode])
  case string(String)
  case integer(Int)
  case float(Double)
  case boolean(Bool)
  /// A date, a time or both, of which the configuration has no use.
  case dateTime

  /// A place where a document is not TOML, and the parser's words for it.
  struct SyntaxError: Error, Hashable, Sendable {
    /// Where the parser stopped.
    let position: TOMLPosition
    /// What it expected.
    let message: String
  }

  /// Reads a document, which is always a table.
  ///
  /// A NUL is refused here: the C++ parser behind TOMLKit would take it for the end of the text. So
  /// are a table's header in which no key begins and an array's element that begins with a closing
  /// brace: that parser (toml++ 3.4, `parse_key`, `parse_value`) fails an assertion there and aborts
  /// the process instead of throwing.
  init(parsing text: String) throws(SyntaxError) {
    if let position = Self.nul(in: text) {
      throw SyntaxError(position: position, message: "a NUL character is not allowed")
    }
    let mistake = TOMLScanner.mistake(in: text)
    let table = try Self.table(mistake?.before ?? text)
    if let mistake {
      throw SyntaxError(position: mistake.position, message: mistake.message)
    }
    self = Self(table)
  }

  private static func table(_ text: String) throws(SyntaxError) -> TOMLTable {
    do {
      return try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      let begin = error.source.begin
      throw SyntaxError(
        position: TOMLPosition(line: max(1, begin.line), column: max(1, begin.column)),
        message: error.description)
    } catch {
      throw SyntaxError(position: .start, message: "the file is not TOML")
    }
  }

  private init(_ table: TOMLTable) {
    // The table's own iterator traps on a key with an escaped NUL.
    let pairs = zip(table.keys, table.values).map { ($0, Self($1)) }
    self = .table(Dictionary(pairs) { first, _ in first })
  }

  private init(_ value: TOMLValue) {
    switch value.type {
    case .table: self = value.table.map { Self($0) } ?? .table([:])
    case .array: self = .array(value.array.map { $0.map { Self($0.tomlValue) } } ?? [])
    case .string: self = .string(value.string ?? "")
    case .int: self = .integer(value.int ?? 0)
    case .double: self = .float(value.double ?? 0)
    case .bool: self = .boolean(value.bool ?? false)
    case .date, .time, .dateTime: self = .dateTime
    }
  }

  /// The kind of value, with its article.
  var kind: String {
    switch self {
    case .table: "a table"
    case .array: "an array"
    case .string: "a string"
    case .integer: "an integer"
    case .float: "a number with a fraction"
    case .boolean: "true or false"
    case .dateTime: "a date or time"
    }
  }

  private static func nul(in text: String) -> TOMLPosition? {
    guard text.utf8.contains(0) else { return nil }
    var line = 1
    var column = 1
    for scalar in text.unicodeScalars {
      if scalar.value == 0 { break }
      column = scalar == "\n" ? 1 : column + 1
      line += scalar == "\n" ? 1 : 0
    }
    return TOMLPosition(line: line, column: column)
  }
}
