/// Base64 (RFC 4648 section 4).
enum Base64 {
  /// The two ways to write the last two digits.
  enum Alphabet: CaseIterable {
    case standard
    /// RFC 4648 section 5, without padding.
    case url

    /// Characters of the standard alphabet in this one.
    func written(_ characters: [UInt8]) -> [UInt8] {
      guard self == .url else { return characters }
      return characters.compactMap { character in
        switch character {
        case UInt8(ascii: "+"): UInt8(ascii: "-")
        case UInt8(ascii: "/"): UInt8(ascii: "_")
        case UInt8(ascii: "="): nil
        default: character
        }
      }
    }
  }

  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The characters for some bytes, with padding.
  static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      bits <<= UInt32(8 * (3 - group.count))
      for index in 0..<4 {
        output.append(
          index <= group.count
            ? digits[Int(bits >> UInt32(18 - 6 * index)) & 63] : UInt8(ascii: "="))
      }
    }
    return output
  }
}
