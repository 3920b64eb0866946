import Glibc

/// One entry of `no_proxy`: what is asked without the proxy.
///
/// As in curl (https://curl.se/docs/manpage.html): a host and all in its domain, an address, since
/// 7.86 also a block of addresses (RFC 4632, RFC 4291 section 2.3), or `*` for all; behind it a port
/// where only that one counts. No name is looked up to see whether it lies in a block.
struct ProxyException: Hashable, Sendable {
  private enum Place: Hashable {
    case everything
    case domain(String)
    case block(IPAddress, length: Int)
  }

  private let place: Place
  private let port: Int?

  /// Nil for what can be no host.
  init?(_ entry: some StringProtocol) {
    var name = Substring(entry)
    var tail: Substring?
    if name.hasPrefix("["), let bracket = name.lastIndex(of: "]") {
      // The length of a block may stand on either side of the bracket.
      let rest = name[name.index(after: bracket)...]
      let length = rest.prefix { $0 != ":" }
      tail = rest.dropFirst(length.count)
      name = name[..<bracket].dropFirst() + length
    } else if name.count(where: { $0 == ":" }) == 1, let colon = name.firstIndex(of: ":") {
      tail = name[colon...]
      name = name[..<colon]
    }
    if let tail, !tail.isEmpty {
      guard tail.hasPrefix(":"), let number = UInt16(tail.dropFirst()) else { return nil }
      port = Int(number)
    } else {
      port = nil
    }
    guard let place = Self.place(name) else { return nil }
    self.place = place
  }

  private static func place(_ name: Substring) -> Place? {
    if name == "*" { return .everything }
    let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, !first.isEmpty else { return nil }
    if let address = IPAddress(first) {
      guard parts.count > 1 else { return .block(address, length: address.bits) }
      guard let length = UInt8(parts[1]), Int(length) <= address.writtenBits else { return nil }
      return .block(address, length: Int(length) + address.bits - address.writtenBits)
    }
    var domain = parts.count == 1 ? name : ""
    if domain.hasPrefix("*.") { domain = domain.dropFirst() }
    if domain.hasPrefix(".") { domain = domain.dropFirst() }
    if domain.hasSuffix(".") { domain = domain.dropLast() }
    return domain.isEmpty ? nil : .domain(domain.lowercased())
  }

  /// Whether an address is asked without the proxy.
  func covers(_ origin: HTTPOrigin) -> Bool {
    if let port, port != origin.port { return false }
    switch place {
    case .everything: return true
    case .block(let block, let length):
      return IPAddress(origin.host).map { block.agrees(with: $0, in: length) } ?? false
    case .domain(let domain):
      let host = origin.host.hasSuffix(".") ? origin.host.dropLast() : origin.host[...]
      return host == domain || IPAddress(host) == nil && host.hasSuffix(".\(domain)")
    }
  }
}

/// An address in its 16 bytes, one of IPv4 as IPv6 maps it (RFC 4291 section 2.5.5.2).
private struct IPAddress: Hashable {
  private let bytes: [UInt8]
  /// How many bits an address has of the form in which this one is written.
  let writtenBits: Int
  /// How many bits there are here.
  var bits: Int { bytes.count * 8 }

  /// The address that a text is by `inet_pton`; nil for a name.
  init?(_ text: some StringProtocol) {
    let text = String(text)
    var short = [UInt8](repeating: 0, count: 4)
    if inet_pton(AF_INET, text, &short) == 1 {
      bytes = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + short
      writtenBits = 32
      return
    }
    var long = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, text, &long) == 1 else { return nil }
    bytes = long
    writtenBits = 128
  }

  /// Whether the first bits of both are the same.
  func agrees(with other: IPAddress, in length: Int) -> Bool {
    guard bytes.prefix(length / 8) == other.bytes.prefix(length / 8) else { return false }
    let rest = length % 8
    guard rest > 0 else { return true }
    return (bytes[length / 8] ^ other.bytes[length / 8]) >> UInt8(8 - rest) == 0
  }
}
