extension JSON {
  /// How deep arrays and objects may be nested.
  package static let maximumDepth = 128

  /// Reads one JSON text (RFC 8259, UTF-8 without byte-order mark) and nothing after it.
  ///
  /// Strict where leniency would show one thing for another: invalid UTF-8, lone surrogates and
  /// nesting over ``maximumDepth`` are errors.
  package init(parsing bytes: some Collection<UInt8>) throws(JSONError) {
    let result = withBuffer(of: bytes) { buffer in
      var parser = JSONParser(bytes: buffer)
      return parser.document { (parser: inout JSONParser) throws(JSONError) in
        try parser.value(depth: 0)
      }
    }
    self = try result.get()
  }

  /// Cuts the members of an object out as bytes, without decoding their values.
  ///
  /// So a page's envelope can be read while each element stays the bytes that came, and is decoded
  /// alone.
  package static func members(
    of bytes: ArraySlice<UInt8>
  ) throws(JSONError) -> [(name: String, value: ArraySlice<UInt8>)] {
    let ranges = withBuffer(of: bytes) { buffer in
      var parser = JSONParser(bytes: buffer)
      return parser.document { (parser: inout JSONParser) throws(JSONError) in
        try parser.memberRanges()
      }
    }
    return try ranges.get().map { ($0.name, bytes[shifted($0.value, into: bytes)]) }
  }

  /// Cuts the elements of an array out as bytes, without decoding them.
  package static func elements(
    of bytes: ArraySlice<UInt8>
  ) throws(JSONError) -> [ArraySlice<UInt8>] {
    let ranges = withBuffer(of: bytes) { buffer in
      var parser = JSONParser(bytes: buffer)
      return parser.document { (parser: inout JSONParser) throws(JSONError) in
        try parser.elementRanges()
      }
    }
    return try ranges.get().map { bytes[shifted($0, into: bytes)] }
  }

  private static func shifted(_ range: Range<Int>, into bytes: ArraySlice<UInt8>) -> Range<Int> {
    range.lowerBound + bytes.startIndex..<range.upperBound + bytes.startIndex
  }
}

/// Calls `body` with the bytes in one piece, copied only where the collection is not contiguous.
private func withBuffer<Result>(
  of bytes: some Collection<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
) -> Result {
  if let result = bytes.withContiguousStorageIfAvailable(body) { return result }
  return Array(bytes).withUnsafeBufferPointer(body)
}

/// A recursive-descent parser over bytes in memory.
private struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// One value with nothing but white space around it.
  mutating func document<Value>(
    _ read: (inout JSONParser) throws(JSONError) -> Value
  ) -> Result<Value, JSONError> {
    do throws(JSONError) {
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw error("byte-order mark before the JSON") }
      skipSpace()
      let value = try read(&self)
      skipSpace()
      if position < bytes.count { throw error("text after the JSON value") }
      return .success(value)
    } catch {
      return .failure(error)
    }
  }

  func error(_ message: String) -> JSONError { JSONError(message, offset: position) }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  mutating func value(depth: Int) throws(JSONError) -> JSON {
    guard depth < JSON.maximumDepth else { throw error("nested too deep") }
    switch next {
    case UInt8(ascii: "{"):
      var members: [JSON.Member] = []
      try object { (parser: inout JSONParser, name) throws(JSONError) in
        members.append(JSON.Member(name, try parser.value(depth: depth + 1)))
      }
      return .object(members)
    case UInt8(ascii: "["):
      var elements: [JSON] = []
      try array { (parser: inout JSONParser) throws(JSONError) in
        elements.append(try parser.value(depth: depth + 1))
      }
      return .array(elements)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw error("the JSON ends too early")
    default: return .number(try number())
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    let length = word.utf8CodeUnitCount
    let expected = UnsafeBufferPointer(start: word.utf8Start, count: length)
    guard bytes[position...].starts(with: expected) else { throw error("not a JSON value") }
    position += length
    return value
  }

  private mutating func object(
    _ member: (inout JSONParser, String) throws(JSONError) -> Void
  ) throws(JSONError) {
    guard skip(UInt8(ascii: "{")) else { throw error("an object was expected") }
    skipSpace()
    if skip(UInt8(ascii: "}")) { return }
    repeat {
      skipSpace()
      let name = try string()
      skipSpace()
      guard skip(UInt8(ascii: ":")) else { throw error("':' was expected") }
      skipSpace()
      try member(&self, name)
      skipSpace()
    } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "}")) else { throw error("',' or '}' was expected") }
  }

  private mutating func array(
    _ element: (inout JSONParser) throws(JSONError) -> Void
  ) throws(JSONError) {
    guard skip(UInt8(ascii: "[")) else { throw error("an array was expected") }
    skipSpace()
    if skip(UInt8(ascii: "]")) { return }
    repeat {
      skipSpace()
      try element(&self)
      skipSpace()
    } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "]")) else { throw error("',' or ']' was expected") }
  }

  mutating func memberRanges() throws(JSONError) -> [(name: String, value: Range<Int>)] {
    var ranges: [(name: String, value: Range<Int>)] = []
    try object { (parser: inout JSONParser, name) throws(JSONError) in
      let start = parser.position
      try parser.skipValue(depth: 1)
      ranges.append((name, start..<parser.position))
    }
    return ranges
  }

  mutating func elementRanges() throws(JSONError) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    try array { (parser: inout JSONParser) throws(JSONError) in
      let start = parser.position
      try parser.skipValue(depth: 1)
      ranges.append(start..<parser.position)
    }
    return ranges
  }

  /// Finds the end of a value by its brackets and strings; what is between them is read later.
  private mutating func skipValue(depth: Int) throws(JSONError) {
    guard depth < JSON.maximumDepth else { throw error("nested too deep") }
    switch next {
    case UInt8(ascii: "{"), UInt8(ascii: "["): try skipContainer()
    case UInt8(ascii: "\""): try skipString()
    default:
      let start = position
      while let byte = next, !Self.endsBareWord(byte) { position += 1 }
      if position == start { throw error("a value was expected") }
    }
  }

  private static func endsBareWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): true
    default: false
    }
  }

  private mutating func skipContainer() throws(JSONError) {
    var depth = 0
    repeat {
      switch next {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        position += 1
      case UInt8(ascii: "\""): try skipString()
      case nil: throw error("the JSON ends too early")
      default: position += 1
      }
    } while depth > 0
  }

  private mutating func skipString() throws(JSONError) {
    position += 1
    while let byte = next {
      position += 1
      if byte == UInt8(ascii: "\"") { return }
      if byte == UInt8(ascii: "\\") { position += 1 }
    }
    throw error("the JSON ends within a string")
  }
}

extension JSONParser {
  /// A number's text, by the grammar of RFC 8259 section 6.
  fileprivate mutating func number() throws(JSONError) -> String {
    let start = position
    _ = skip(UInt8(ascii: "-"))
    if !skip(UInt8(ascii: "0")) { try digits() }
    if skip(UInt8(ascii: ".")) { try digits() }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(JSONError) {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    if position == start { throw error("not a JSON value") }
  }

  fileprivate mutating func string() throws(JSONError) -> String {
    guard skip(UInt8(ascii: "\"")) else { throw error("a string was expected") }
    let start = position
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      position += 1
    }
    if next == UInt8(ascii: "\"") {
      defer { position += 1 }
      return try text(bytes[start..<position], at: start)
    }
    var collected = Array(bytes[start..<position])
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return try text(collected, at: start)
      case UInt8(ascii: "\\"):
        position += 1
        collected.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20: throw error("a control character within a string")
      default:
        collected.append(byte)
        position += 1
      }
    }
    throw error("the JSON ends within a string")
  }

  private func text(
    _ bytes: some Collection<UInt8>, at offset: Int
  ) throws(JSONError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw JSONError("invalid UTF-8 within a string", offset: offset)
    }
    return text
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    guard let byte = next else { throw error("the JSON ends within a string") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw error("an unknown escape within a string")
    }
  }

  private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
    let first = try fourHexadecimalDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard (0xD800...0xDBFF).contains(first), skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u"))
    else { throw error("a lone surrogate within a string") }
    let second = try fourHexadecimalDigits()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw error("a lone surrogate within a string") }
    return scalar
  }

  private mutating func fourHexadecimalDigits() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("four hexadecimal digits were expected")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
