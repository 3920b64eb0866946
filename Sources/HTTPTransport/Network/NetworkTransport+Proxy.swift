import AsyncHTTPClient
import DirectoryModel

extension HTTPClient.Configuration.Proxy {
  /// The proxy for a source: the configured one, else the environment's; never one to this very
  /// machine, where a proxy elsewhere could not go.
  init?(
    _ configuration: SourceConfiguration, _ settings: ProxySettings
  ) throws(ConfigurationFault) {
    let origin = HTTPOrigin(configuration.baseURL)
    if origin?.isLoopback == true { return nil }
    let chosen =
      configuration.proxy.map { ProxySettings.Variable(name: "proxy", value: $0) }
      ?? origin.flatMap { settings.variable(for: $0) }
    guard let chosen else { return nil }
    guard !chosen.value.contains("@") else {
      // Not shown: what stands before the sign is a credential.
      throw ConfigurationFault(
        key: chosen.name, message: "must be http://HOST:PORT, without a user")
    }
    guard let (host, port) = Self.address(in: chosen.value) else {
      throw ConfigurationFault(
        key: chosen.name, message: "is no http://HOST:PORT: \(chosen.value)")
    }
    self = .server(host: host, port: port)
  }

  /// Host and port of a proxy written as `http://HOST:PORT` or `HOST:PORT`; an IPv6 address stands
  /// in brackets.
  private static func address(in text: String) -> (host: String, port: Int)? {
    var rest = text[...]
    if rest.hasPrefix("http://") { rest = rest.dropFirst(7) }
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    guard let colon = rest.lastIndex(of: ":") else { return nil }
    let digits = rest[rest.index(after: colon)...]
    guard digits.allSatisfy(\.isASCIIDigit), let port = UInt16(digits), port > 0 else { return nil }
    var host = rest[..<colon]
    let isIPv6 = host.hasPrefix("[") && host.hasSuffix("]")
    if isIPv6 { host = host.dropFirst().dropLast() }
    let isHost = host.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber) || "-._".contains($0) || isIPv6 && $0 == ":"
    }
    return isHost && !host.isEmpty ? (String(host), Int(port)) : nil
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
