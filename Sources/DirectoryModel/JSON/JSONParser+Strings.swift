extension JSONParser {
  /// A string's text.
  mutating func string() throws(JSONError) -> String {
    guard skip(UInt8(ascii: "\"")) else { throw error("a string was expected") }
    let start = position
    position = bytes.firstNotPlain(from: start)
    if next == UInt8(ascii: "\"") {
      // All of it is ASCII, so that there is nothing to repair.
      let text = String(decoding: piece(from: start), as: UTF8.self)
      position += 1
      return faults == .shown ? JSON.literal(text) : text
    }
    guard faults != .refused else { return try unusualString(from: start) }
    do throws(JSONError) {
      let text = try unusualString(from: start)
      return faults == .shown ? JSON.literal(text) : text
    } catch {
      position = start
      return try mendedString()
    }
  }

  /// The rest of a string that begins at `start` and holds more than ASCII without escapes.
  private mutating func unusualString(from start: Int) throws(JSONError) -> String {
    skipUnescaped()
    if next == UInt8(ascii: "\"") {
      let text = try text(piece(from: start), at: start)
      position += 1
      return text
    }
    var collected = Array(piece(from: start))
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return try collected.withUnsafeBufferPointer { buffer throws(JSONError) in
          try text(buffer, at: start)
        }
      case UInt8(ascii: "\\"):
        position += 1
        collected.append(contentsOf: UTF8.encode(try escape()) ?? .init())
      case 0..<0x20: throw error("a control character within a string")
      default:
        let start = position
        skipUnescaped()
        collected.append(contentsOf: piece(from: start))
      }
    }
    throw error("the JSON ends within a string")
  }

  /// Steps to the next quotation mark, backslash or control character.
  mutating func skipUnescaped() {
    position = bytes.firstNotPlain(from: position)
    while let byte = next, byte >= 0x80 { position = bytes.firstNotPlain(from: position + 1) }
  }

  private func text(
    _ piece: UnsafeBufferPointer<UInt8>, at offset: Int
  ) throws(JSONError) -> String {
    guard let text = String(validating: piece, as: UTF8.self) else {
      throw JSONError("invalid UTF-8 within a string", offset: offset)
    }
    return text
  }

  mutating func escape() throws(JSONError) -> Unicode.Scalar {
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
