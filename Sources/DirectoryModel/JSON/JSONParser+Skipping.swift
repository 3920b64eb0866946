extension JSONParser {
  /// Steps over an object and tells where the values of its members are.
  mutating func skipMembers(_ found: (String, Range<Int>) -> Void) throws(JSONError) {
    guard try open("{", "}", "an object was expected") else { return }
    repeat {
      let name = try name()
      found(name, try skipValue())
      skipSpace()
    } while skip(UInt8(ascii: ","))
    try close("}", "',' or '}' was expected")
  }

  /// Steps over an array and tells where its elements are.
  mutating func skipElements(_ found: (Range<Int>) -> Void) throws(JSONError) {
    guard try open("[", "]", "an array was expected") else { return }
    repeat {
      skipSpace()
      found(try skipValue())
      skipSpace()
    } while skip(UInt8(ascii: ","))
    try close("]", "',' or ']' was expected")
  }

  /// Finds the end of a value by its brackets and strings; what is between them is read later.
  private mutating func skipValue() throws(JSONError) -> Range<Int> {
    let start = position
    switch next {
    case UInt8(ascii: "{"), UInt8(ascii: "["): try skipContainer()
    case UInt8(ascii: "\""): try skipString()
    default:
      while let byte = next, !Self.endsBareWord(byte) { position += 1 }
      if position == start { throw error("a value was expected") }
    }
    return start..<position
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

  @inline(__always)
  private mutating func skipString() throws(JSONError) {
    position += 1
    while position < bytes.count {
      position = bytes.firstQuoteOrBackslash(from: position)
      guard let byte = next else { break }
      position += 1
      if byte == UInt8(ascii: "\"") { return }
      position += 1
    }
    throw error("the JSON ends within a string")
  }
}
