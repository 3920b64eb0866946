import DirectoryModel

/// An HTTP proxy as it is written: `http://HOST:PORT`, before the host a user and a password if need
/// be, with `%XX` for what they may not hold.
package struct ProxyAddress: Sendable {
  let host: String
  let port: Int
  /// `user:password` as the proxy is told (RFC 7617); nil where it is told nothing.
  let login: Secret?

  /// Nil for what is no such address; `http://` and a slash at the end may be left out, and an IPv6
  /// address stands in brackets.
  init?(_ text: String) {
    let parts = Self.parts(of: text)
    guard ["", "http://"].contains(parts.scheme.lowercased()) else { return nil }
    var rest = parts.rest
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    guard let colon = rest.lastIndex(of: ":") else { return nil }
    let digits = rest[rest.index(after: colon)...]
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let port = UInt16(digits), port > 0
    else { return nil }
    var host = rest[..<colon]
    let isIPv6 = host.hasPrefix("[") && host.hasSuffix("]")
    if isIPv6 { host = host.dropFirst().dropLast() }
    let isHost = host.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber) || "-._".contains($0) || isIPv6 && $0 == ":"
    }
    guard isHost, !host.isEmpty else { return nil }
    self.host = String(host)
    self.port = Int(port)
    login = parts.login.map { login in
      let pair = login.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let password = pair.count > 1 ? pair[1] : ""
      return Secret("\(pair[0].percentDecoded):\(password.percentDecoded)")
    }
  }

  /// The login as a header carries it; nil where there is none.
  var basicCredentials: String? {
    login.map { String(decoding: Base64.encoded(Array($0.reveal().utf8)), as: UTF8.self) }
  }

  /// The text without the user and the password that stand in it.
  package static func withoutLogin(_ text: String) -> String {
    let parts = parts(of: text)
    return String(parts.scheme + parts.rest)
  }

  /// Whether a user or a password stands in the text.
  package static func holdsLogin(_ text: String) -> Bool { parts(of: text).login != nil }

  /// A proxy has no path, so that the last `@` ends the password, whatever it holds.
  private static func parts(
    of text: String
  ) -> (scheme: Substring, login: Substring?, rest: Substring) {
    let start = text.firstRange(of: "://")?.upperBound ?? text.startIndex
    let rest = text[start...]
    guard let sign = rest.lastIndex(of: "@") else { return (text[..<start], nil, rest) }
    return (text[..<start], rest[..<sign], rest[rest.index(after: sign)...])
  }
}

extension Substring {
  /// The text that `%XX` stands for (RFC 3986 section 2.1); a sign before no such digits is itself.
  fileprivate var percentDecoded: String {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2, digits.allSatisfy(\.isHexadecimal),
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isHexadecimal: Bool {
    (0x30...0x39).contains(self) || (0x61...0x66).contains(self | 0x20)
  }
}
