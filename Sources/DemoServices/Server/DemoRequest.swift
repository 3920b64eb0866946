/// A request as a service looks at it.
struct DemoRequest: Sendable {
  /// The method's name.
  let method: String
  /// The path as it was sent, without the query.
  let path: String
  /// The query as it was sent; nil without one.
  let query: String?
  /// `host:port` of the request.
  let host: String
  /// A header by its name in lower case; nil if it was not sent.
  let header: @Sendable (String) -> String?

  /// The path's segments after percent-decoding; a trailing slash leaves an empty last segment.
  var segments: [String] {
    path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
      .map { Self.decode($0, plus: UInt8(ascii: "+")) ?? String($0) }
  }

  /// The query's parameters in order; nil if it is not well-formed.
  var parameters: [(name: String, value: String)]? {
    var found: [(name: String, value: String)] = []
    for pair in (query ?? "").split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decode(parts[0]),
        let value = Self.decode(parts.count > 1 ? parts[1] : "")
      else { return nil }
      found.append((name, value))
    }
    return found
  }

  /// Undoes percent-encoding, and `+` for a blank in a query; nil for a broken escape or broken
  /// UTF-8.
  private static func decode(_ text: Substring, plus: UInt8 = UInt8(ascii: " ")) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(plus)
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(hexValue), let low = rest.next().flatMap(hexValue)
        else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init)
  }
}
