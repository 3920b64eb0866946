import NIOCore

/// Where a URL leads: scheme, host and port (RFC 6454). A credential never goes to another one.
package struct HTTPOrigin: Hashable, Sendable, CustomStringConvertible {
  /// `http` or `https`.
  package let scheme: String
  /// In lower case; an IPv6 address without its brackets.
  package let host: String
  package let port: Int

  /// The origin of an absolute URL.
  ///
  /// Nil for anything that two readers could understand in two ways: white space, control
  /// characters, a backslash, a user before the host, or a host in other than ASCII letters.
  package init?(_ url: String) {
    guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }),
      let separator = url.firstRange(of: "://")
    else { return nil }
    scheme = url[..<separator.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let authority = url[separator.upperBound...].prefix { !"/?#".contains($0) }
    var name = authority
    var digits: Substring = ""
    if authority.hasPrefix("["), let bracket = authority.firstIndex(of: "]") {
      name = authority[authority.index(after: authority.startIndex)..<bracket]
      let rest = authority[authority.index(after: bracket)...]
      guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
      digits = rest.dropFirst()
      guard SocketAddress(numeric: name)?.protocol == .inet6 else { return nil }
    } else {
      if let colon = authority.firstIndex(of: ":") {
        name = authority[..<colon]
        digits = authority[authority.index(after: colon)...]
      }
      guard name.utf8.allSatisfy({ $0.isLetterOrDigit || "-._".utf8.contains($0) }) else {
        return nil
      }
    }
    guard !name.isEmpty else { return nil }
    host = name.lowercased()
    if digits.isEmpty {
      port = scheme == "https" ? 443 : 80
    } else {
      guard digits.utf8.allSatisfy(\.isDigit), let number = UInt16(digits), number > 0 else {
        return nil
      }
      port = Int(number)
    }
  }

  package var description: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return port == (scheme == "https" ? 443 : 80)
      ? "\(scheme)://\(name)" : "\(scheme)://\(name):\(port)"
  }

  /// Whether the host is this very machine: `localhost`, 127.0.0.0/8 or ::1.
  ///
  /// A credential may go there unencrypted, so that nothing counts which somebody might take for
  /// another machine: no other name, which a name server answers for, and no other way of writing
  /// an address than with its four numbers (RFC 6943 section 3.1.1) or as IPv6.
  package var isLoopback: Bool {
    if host == "localhost" { return true }
    guard let address = SocketAddress(numeric: host), let text = address.ipAddress else {
      return false
    }
    return address.protocol == .inet ? text.hasPrefix("127.") : text == "::1"
  }

  /// The absolute URL that a reference stands for where `base` was asked (RFC 3986 section 5.2.2),
  /// dot segments left as they are; nil without an origin.
  static func resolved(_ reference: String, against base: String) -> String? {
    guard let origin = HTTPOrigin(base) else { return nil }
    let text: String
    let path = base.prefix { !"?#".contains($0) }
    if reference.hasPrefix("//") {
      text = "\(origin.scheme):\(reference)"
    } else if reference.hasPrefix("/") {
      text = "\(origin)\(reference)"
    } else if reference.prefix(while: { !"/?#".contains($0) }).contains(":") {
      text = reference
    } else if reference.hasPrefix("?") {
      text = path + reference
    } else {
      let isBare = path.count { $0 == "/" } < 3
      let folder = path.lastIndex(of: "/").map { path[...$0] } ?? path
      text = (isBare ? "\(path)/" : String(folder)) + reference
    }
    return HTTPOrigin(text) == nil ? nil : text
  }
}

extension SocketAddress {
  /// The address that a text is by `inet_pton`; nil for a name.
  fileprivate init?(numeric text: some StringProtocol) {
    guard let address = try? SocketAddress(ipAddress: String(text), port: 0) else { return nil }
    self = address
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  fileprivate var isLetterOrDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}
