/// The proxy that the environment asks for, and the hosts that it leaves out.
///
/// The conventions are curl's (https://curl.se/docs/manpage.html): the name in lower case counts
/// first; `no_proxy` has ``ProxyException``s with commas or blanks between.
package struct ProxySettings: Hashable, Sendable {
  /// The name of the variable and its value; nil where none is set.
  let proxy: Variable?
  private let exceptions: [ProxyException]

  /// A variable of the environment.
  struct Variable: Hashable, Sendable {
    let name: String
    let value: String
  }

  /// No proxy for anything.
  package static let none = ProxySettings(environment: [:])

  /// - Parameter environment: the process's, of which `https_proxy`, `HTTPS_PROXY`, `no_proxy` and
  ///   `NO_PROXY` count.
  package init(environment: [String: String]) {
    proxy = ["https_proxy", "HTTPS_PROXY"].lazy
      .compactMap { name in environment[name].map { Variable(name: name, value: $0) } }
      .first { !$0.value.isEmpty }
    let list = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
    exceptions = list.split { $0 == "," || $0.isWhitespace }.compactMap { ProxyException($0) }
  }

  /// The variable with the proxy for an address; nil where there is none to use.
  func variable(for origin: HTTPOrigin) -> Variable? {
    origin.isLoopback || exceptions.contains { $0.covers(origin) } ? nil : proxy
  }
}
