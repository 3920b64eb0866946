import DirectoryModel
import HTTPTransport

/// The address of a service, checked letter by letter.
///
/// RFC 3986, of which only what an API needs is allowed: a scheme, a host, a port and a path. No
/// message quotes the address, which may hold a password.
struct ServiceAddress: Hashable, Sendable {
  /// Why a text is not the address of a service.
  struct Refusal: Error, Hashable, Sendable {
    /// What is wrong, as the end of a sentence that begins with the key.
    let reason: DisplayText
  }

  /// The address with the scheme in small letters and without a slash at its end.
  let text: String
  /// `http` or `https`.
  let scheme: String
  /// The host as written, an IPv6 address without its brackets.
  let host: String
  /// What follows the host and port, without a slash at its end.
  let path: String

  init(_ text: String) throws(Refusal) {
    guard let separator = text.firstRange(of: "://") else {
      throw Refusal(reason: "is not an address that begins with https://")
    }
    scheme = text[..<separator.lowerBound].lowercased()
    guard scheme == "https" || scheme == "http" else {
      throw Refusal(reason: "is not an address that begins with https://")
    }
    let rest = text[separator.upperBound...]
    guard rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw Refusal(reason: "has a space or a character that is not ASCII")
    }
    let authority = rest.prefix { !"/?#\\".contains($0) }
    guard !authority.contains("@") else {
      throw Refusal(reason: "has a user name or password in it; use credential")
    }
    let tail = rest[authority.endIndex...]
    if tail.contains("?") { throw Refusal(reason: "has a query (what follows the ?)") }
    if tail.contains("#") { throw Refusal(reason: "has a fragment (what follows the #)") }
    if let wrong = tail.first(where: { "\\\"<>^`{|}".contains($0) }) {
      throw Refusal(reason: "has the character \(wrong)")
    }
    host = try Self.host(of: String(authority))
    let end = tail.lastIndex { $0 != "/" }
    path = end.map { String(tail[...$0]) } ?? ""
    self.text = "\(scheme)://\(authority)\(path)"
  }

  /// Whether it leads to this machine.
  var isLoopback: Bool { HTTPOrigin(text)?.isLoopback == true }

  private static func host(of authority: String) throws(Refusal) -> String {
    let host: Substring
    let port: Substring?
    if authority.hasPrefix("[") {
      guard let bracket = authority.firstIndex(of: "]") else {
        throw Refusal(reason: "has no valid host")
      }
      host = authority[authority.index(after: authority.startIndex)..<bracket]
      guard HTTPOrigin("http://[\(host)]") != nil else {
        throw Refusal(reason: "has no valid host")
      }
      let after = authority[authority.index(after: bracket)...]
      guard after.isEmpty || after.hasPrefix(":") else {
        throw Refusal(reason: "has no valid host")
      }
      port = after.isEmpty ? nil : after.dropFirst()
    } else {
      host = authority.prefix { $0 != ":" }
      port = host.endIndex == authority.endIndex ? nil : authority[host.endIndex...].dropFirst()
      guard !host.isEmpty else { throw Refusal(reason: "has no host") }
      let isName = host.allSatisfy { $0.isLetter || $0.isNumber || ".-_".contains($0) }
      guard isName, !host.hasPrefix("."), !host.contains("..") else {
        throw Refusal(reason: "has no valid host")
      }
    }
    if let port {
      guard port.allSatisfy(\.isNumber), let number = Int(port), (1...65_535).contains(number)
      else { throw Refusal(reason: "has a port that is not between 1 and 65535") }
    }
    return String(host)
  }
}
