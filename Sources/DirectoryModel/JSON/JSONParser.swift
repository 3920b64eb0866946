/// A recursive-descent parser over bytes in memory.
///
/// No byte is read but through ``next``, or by a function of `UnsafeBufferPointer` that stays
/// within the buffer whatever it holds.
struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  let faults: JSON.Faults
  /// The strings that were mended, in the order of the text.
  var mends: [JSON.Mend] = []
  /// Where the values of secrets stand, which are read as null.
  var secrets: [Range<Int>] = []
  /// Where the next byte is read; may lie behind the end after a backslash that ends the text.
  var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, faults: JSON.Faults = .refused) {
    self.bytes = bytes
    self.faults = faults
  }

  /// Steps to the value that the text consists of.
  ///
  /// A byte-order mark before it says nothing and may be disregarded (RFC 8259 section 8.1).
  mutating func begin() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    skipSpace()
  }

  /// Makes sure that nothing but white space follows that value.
  mutating func end() throws(JSONError) {
    skipSpace()
    if position < bytes.count { throw error("text after the JSON value") }
  }

  func error(_ message: String) -> JSONError { JSONError(message, offset: position) }

  /// The byte at ``position``; nil at the end.
  @inline(__always)
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  @inline(__always)
  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  @inline(__always)
  mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  mutating func value(depth: Int) throws(JSONError) -> JSON {
    guard depth < JSON.maximumDepth else { throw error("nested too deep") }
    switch next {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return .object(try members(depth: depth))
    case UInt8(ascii: "["): return .array(try elements(depth: depth))
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw error("the JSON ends too early")
    default: return .number(try number())
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard bytes.dropFirst(position).starts(with: expected) else { throw error("not a JSON value") }
    position += expected.count
    return value
  }

  private mutating func members(depth: Int) throws(JSONError) -> [JSON.Member] {
    var members: [JSON.Member] = []
    guard try open("{", "}", "an object was expected") else { return members }
    // Records have many members, their parts few: what is reserved is seldom too little or much.
    members.reserveCapacity(depth == 0 ? 24 : 8)
    repeat {
      let mended = mends.count
      let name = try name()
      if mends.count > mended { mendedName(name) }
      let start = position
      let mendedBefore = mends.count
      var value = try value(depth: depth + 1)
      if mends.count > mendedBefore { self.mended(from: mendedBefore, in: name) }
      if faults != .refused, JSON.isSecret(name) { hide(&value, from: start) }
      members.append(JSON.Member(name, value))
      skipSpace()
    } while skip(UInt8(ascii: ","))
    try close("}", "',' or '}' was expected")
    return members
  }

  private mutating func elements(depth: Int) throws(JSONError) -> [JSON] {
    var elements: [JSON] = []
    guard try open("[", "]", "an array was expected") else { return elements }
    repeat {
      skipSpace()
      let mended = mends.count
      elements.append(try value(depth: depth + 1))
      if mends.count > mended { self.mended(from: mended, in: "[\(elements.count - 1)]") }
      skipSpace()
    } while skip(UInt8(ascii: ","))
    try close("]", "',' or ']' was expected")
    return elements
  }

  /// Steps into an array or object; false where nothing is in it, which is then behind.
  @inline(__always)
  mutating func open(
    _ bracket: Unicode.Scalar, _ closing: Unicode.Scalar, _ message: String
  ) throws(JSONError) -> Bool {
    guard skip(UInt8(ascii: bracket)) else { throw error(message) }
    skipSpace()
    return !skip(UInt8(ascii: closing))
  }

  @inline(__always)
  mutating func close(_ bracket: Unicode.Scalar, _ message: String) throws(JSONError) {
    guard skip(UInt8(ascii: bracket)) else { throw error(message) }
  }

  /// A member's name; what follows is its value.
  mutating func name() throws(JSONError) -> String {
    skipSpace()
    let name = try string()
    skipSpace()
    guard skip(UInt8(ascii: ":")) else { throw error("':' was expected") }
    skipSpace()
    return name
  }

  /// A number's text, by the grammar of RFC 8259 section 6.
  private mutating func number() throws(JSONError) -> String {
    let start = position
    _ = skip(UInt8(ascii: "-"))
    if !skip(UInt8(ascii: "0")) { try digits() }
    if skip(UInt8(ascii: ".")) { try digits() }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
      try digits()
    }
    return String(decoding: piece(from: start), as: UTF8.self)
  }

  private mutating func digits() throws(JSONError) {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    if position == start { throw error("not a JSON value") }
  }

  /// What has been read since a position.
  @inline(__always)
  func piece(from start: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[start..<position])
  }
}
