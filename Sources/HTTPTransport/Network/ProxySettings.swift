/// The proxy that the environment asks for, and the hosts that it leaves out.
///
/// The conventions are curl's (https://curl.se/docs/manpage.html): the name in lower case counts
/// first; `no_proxy` has hosts with commas between, a domain counts for all in it, `*` for all.
package struct ProxySettings: Hashable, Sendable {
  /// The name of the variable and its value; nil where none is set.
  let proxy: Variable?
  private let exceptions: [Substring]

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
    exceptions = list.lowercased().split { $0 == "," || $0.isWhitespace }
      .map { $0.hasPrefix(".") ? $0.dropFirst() : $0.hasPrefix("*.") ? $0.dropFirst(2) : $0 }
  }

  /// The variable with the proxy for an address; nil where there is none to use.
  func variable(for origin: HTTPOrigin) -> Variable? {
    guard !origin.isLoopback, !exceptions.contains(where: { Self.covers($0, origin) }) else {
      return nil
    }
    return proxy
  }

  private static func covers(_ exception: Substring, _ origin: HTTPOrigin) -> Bool {
    if exception == "*" { return true }
    var name = exception
    if name.hasPrefix("["), let bracket = name.firstIndex(of: "]") {
      let rest = name[name.index(after: bracket)...]
      guard rest.isEmpty || rest == ":\(origin.port)" else { return false }
      name = name[..<bracket].dropFirst()
    } else if name.count(where: { $0 == ":" }) == 1, let colon = name.firstIndex(of: ":") {
      guard name[name.index(after: colon)...] == String(origin.port) else { return false }
      name = name[..<colon]
    }
    return !name.isEmpty && (origin.host == name || origin.host.hasSuffix(".\(name)"))
  }
}
