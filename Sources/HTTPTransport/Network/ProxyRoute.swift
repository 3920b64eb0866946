import AsyncHTTPClient
package import DirectoryModel

/// The proxy that a source is asked through, and where that is written.
package struct ProxyRoute: Sendable {
  let address: ProxyAddress
  /// The key of the configuration or the variable of the environment.
  let key: String

  /// The proxy for a source: the configured one, else the environment's; never one to this very
  /// machine, where a proxy elsewhere could not go. Nil where there is none.
  /// - Throws: a ``ConfigurationFault`` that shows no password if what is written is no proxy.
  package init?(
    _ configuration: SourceConfiguration, _ settings: ProxySettings
  ) throws(ConfigurationFault) {
    let origin = HTTPOrigin(configuration.baseURL)
    if origin?.isLoopback == true { return nil }
    let chosen =
      configuration.proxy.map { ProxySettings.Variable(name: "proxy", value: $0) }
      ?? origin.flatMap { settings.variable(for: $0) }
    guard let chosen else { return nil }
    guard let address = ProxyAddress(chosen.value) else {
      throw ConfigurationFault(
        key: chosen.name,
        message: ProxyAddress.holdsLogin(chosen.value)
          ? "is no http://USER:PASSWORD@HOST:PORT"
          : "is no http://HOST:PORT: \(chosen.value)")
    }
    self.address = address
    key = chosen.name
  }

  /// Where the way leads, without who goes it: `proxy.example:3128, by https_proxy`.
  package var words: DisplayText {
    let host = address.host.contains(":") ? "[\(address.host)]" : address.host
    let login: DisplayText = address.login == nil ? "" : " with a user and password"
    return "\(host):\(address.port)\(login), by \(key)"
  }

  /// What to do where the proxy wants to know who asks (407, RFC 9110 section 15.5.8).
  var refusal: DisplayText {
    address.login == nil
      ? "the proxy asks for a user and password (407): write http://USER:PASSWORD@HOST:PORT in \(key)"
      : "the proxy does not take the user and password in \(key) (407)"
  }

  /// The proxy as the client takes it.
  var proxy: HTTPClient.Configuration.Proxy {
    .server(
      host: address.host, port: address.port,
      authorization: address.basicCredentials.map { .basic(credentials: $0) })
  }
}
