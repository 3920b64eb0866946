/// Walks over a valid TOML 1.0 document and notes where keys and values begin.
///
/// It judges only what the library that reads values can't stand: on a document that is not TOML it
/// ends without a trap, and what it found is of no use.
struct TOMLScanner {
  /// What is no TOML and must not reach the library.
  struct Mistake {
    let position: TOMLPosition
    let message: String
    /// The document before the header or assignment that it is in.
    let before: String
  }

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var line = 1
  private var column = 1
  /// The table that the last header opened.
  private var table = TOMLPath()
  /// How many `[[…]]` each array of tables has had.
  private var tableCounts: [TOMLPath: Int] = [:]
  private var locations: [TOMLPath: TOMLLocations.Location] = [:]
  private var mistake: Mistake?
  /// Where the header or assignment begins that is being scanned.
  private var statement = 0
  /// Whether some of the keys that were scanned last can't be in a header.
  private var hasBadKey = false

  init(_ text: String) {
    var scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    self.scalars = scalars
  }

  /// The places of all keys, tables, array elements and values.
  mutating func scan() -> [TOMLPath: TOMLLocations.Location] {
    while true {
      skipBlank(newlines: true)
      guard let scalar = peek() else { return locations }
      statement = index
      if scalar == "[" {
        scanHeader()
      } else {
        scanAssignment(in: table)
        skipBlank(newlines: false)
      }
      // Whatever stands here in a valid document is a newline or the end.
      if let next = peek(), next != "\n", next != "\r" { advance() }
    }
  }

  /// The first mistake that must not reach the library, as far as the document is TOML up to there.
  static func mistake(in text: String) -> Mistake? {
    var scanner = TOMLScanner(text)
    _ = scanner.scan()
    return scanner.mistake
  }

  private mutating func note(_ message: String, at position: TOMLPosition) {
    if mistake != nil { return }
    let before = String(String.UnicodeScalarView(scalars[..<statement]))
    mistake = Mistake(position: position, message: message, before: before)
  }

  // MARK: Headers and assignments

  private mutating func scanHeader() {
    let place = position
    advance()
    let isArray = peek() == "["
    if isArray { advance() }
    let keys = scanKeys(areOfHeader: true)
    if !closeHeader(brackets: isArray ? 2 : 1) {
      note("a table begins with [name] or [[name]]", at: place)
    }
    while let scalar = peek(), scalar == "]" { advance() }

    var path = TOMLPath()
    for (offset, key) in keys.enumerated() {
      path = path[key.name]
      note(path, key: key.position, value: key.position)
      let isLast = offset == keys.count - 1
      if isArray, isLast {
        let count = tableCounts[path, default: 0]
        tableCounts[path] = count + 1
        path = path[count]
        note(path, key: key.position, value: key.position)
      } else if let count = tableCounts[path] {
        path = path[count - 1]
      }
    }
    table = path
  }

  /// Whether as many brackets stand here as a header was opened with.
  private func closeHeader(brackets: Int) -> Bool {
    !hasBadKey && (0..<brackets).allSatisfy { peek($0) == "]" }
  }

  private mutating func scanAssignment(in table: TOMLPath) {
    let keys = scanKeys()
    if peek() == "=" { advance() }
    skipBlank(newlines: false)
    var path = table
    for (offset, key) in keys.enumerated() {
      path = path[key.name]
      let isLast = offset == keys.count - 1
      note(path, key: key.position, value: isLast ? position : key.position)
    }
    scanValue(at: path)
  }

  private mutating func note(_ path: TOMLPath, key: TOMLPosition, value: TOMLPosition) {
    if locations[path] == nil { locations[path] = .init(key: key, value: value) }
  }

  // MARK: Keys

  private mutating func scanKeys(
    areOfHeader: Bool = false
  ) -> [(name: String, position: TOMLPosition)] {
    var keys: [(name: String, position: TOMLPosition)] = []
    hasBadKey = false
    repeat {
      if !keys.isEmpty { advance() }
      skipBlank(newlines: false)
      let start = position
      let isQuoted = peek() == "\"" || peek() == "'"
      let name = isQuoted ? scanString() : scanBareKey()
      if areOfHeader {
        hasBadKey = hasBadKey || (isQuoted ? line != start.line : !Self.isBareKey(name))
      }
      keys.append((name, start))
      skipBlank(newlines: false)
    } while peek() == "."
    return keys
  }

  /// A bare key has ASCII letters, digits, underscores and dashes, one at least (TOML 1.0, "Keys").
  private static func isBareKey(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  private mutating func scanBareKey() -> String {
    var name = String.UnicodeScalarView()
    while let scalar = peek(), !" \t\r\n.=[]{}#,\"'".unicodeScalars.contains(scalar) {
      name.append(scalar)
      advance()
    }
    return String(name)
  }

  // MARK: Values

  private mutating func scanValue(at path: TOMLPath) {
    switch peek() {
    case "\"", "'": _ = scanString()
    case "[": scanArray(at: path)
    case "{": scanInlineTable(at: path)
    default:
      while let scalar = peek(), !",]}#\r\n".unicodeScalars.contains(scalar) { advance() }
    }
  }

  private mutating func scanArray(at path: TOMLPath) {
    advance()
    var count = 0
    while true {
      skipBlank(newlines: true)
      guard let scalar = peek() else { return }
      if scalar == "]" { return advance() }
      if scalar == "," {
        advance()
        continue
      }
      if scalar == "}" { note("a value is missing before }", at: position) }
      let before = index
      note(path[count], key: position, value: position)
      scanValue(at: path[count])
      count += 1
      if index == before { advance() }
    }
  }

  private mutating func scanInlineTable(at path: TOMLPath) {
    advance()
    while true {
      skipBlank(newlines: true)
      guard let scalar = peek() else { return }
      if scalar == "}" { return advance() }
      if scalar == "," {
        advance()
        continue
      }
      let before = index
      scanAssignment(in: path)
      if index == before { advance() }
    }
  }

  // MARK: Strings

  /// Scans any of the four kinds of string and gives its text, which only a key's needs.
  private mutating func scanString() -> String {
    guard let quote = peek() else { return "" }
    let isMultiline = peek(1) == quote && peek(2) == quote
    for _ in 0..<(isMultiline ? 3 : 1) { advance() }
    var text = String.UnicodeScalarView()
    while let scalar = peek() {
      if scalar == "\\", quote == "\"" {
        if let escaped = scanEscape() { text.append(escaped) }
      } else if scalar == quote, !isMultiline {
        advance()
        break
      } else if scalar == quote, peek(1) == quote, peek(2) == quote {
        for _ in 0..<3 { advance() }
        // One or two quotes right before the end belong to the text (TOML 1.0, "String").
        for _ in 0..<2 where peek() == quote { advance() }
        break
      } else {
        text.append(scalar)
        advance()
      }
    }
    return String(text)
  }

  private mutating func scanEscape() -> Unicode.Scalar? {
    advance()
    guard let letter = peek() else { return nil }
    advance()
    switch letter {
    case "b": return "\u{8}"
    case "t": return "\t"
    case "n": return "\n"
    case "f": return "\u{C}"
    case "r": return "\r"
    case "e": return "\u{1B}"
    case "x": return scanHexadecimal(digits: 2)
    case "u": return scanHexadecimal(digits: 4)
    case "U": return scanHexadecimal(digits: 8)
    default: return letter
    }
  }

  private mutating func scanHexadecimal(digits: Int) -> Unicode.Scalar? {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = peek().flatMap({ Character($0).hexDigitValue }) else { return nil }
      value = value << 4 | UInt32(digit)
      advance()
    }
    return Unicode.Scalar(value)
  }

  // MARK: The cursor

  private var position: TOMLPosition { TOMLPosition(line: line, column: column) }

  private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    index + offset < scalars.count ? scalars[index + offset] : nil
  }

  private mutating func advance() {
    guard index < scalars.count else { return }
    if scalars[index] == "\n" {
      line += 1
      column = 1
    } else {
      column += 1
    }
    index += 1
  }

  /// Skips spaces, tabs and comments, and newlines where they mean nothing.
  private mutating func skipBlank(newlines: Bool) {
    while let scalar = peek() {
      if scalar == "#" {
        while let next = peek(), next != "\n" { advance() }
      } else if scalar == " " || scalar == "\t" || (newlines && (scalar == "\n" || scalar == "\r"))
      {
        advance()
      } else {
        return
      }
    }
  }
}
