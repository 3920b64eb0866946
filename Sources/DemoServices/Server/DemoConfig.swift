/// The configuration that lets the program read the running demo services.
package enum DemoConfig {
  /// A complete `config.toml`: each credential comes from `printf` and no rate budget applies, so
  /// it works as it stands.
  package static func text(for sources: [DemoSource]) -> String {
    sources.map(section).joined(separator: "\n")
  }

  private static func section(_ source: DemoSource) -> String {
    var lines = [
      "[[source]]",
      "name = \"\(source.name)\"",
      "provider = \"\(source.provider)\"",
      "url = \"\(source.baseURL)\"",
      "credential = { command = [\"printf\", \"%s\", \"\(source.credential)\"] }",
    ]
    if let clientID = source.clientID {
      lines.append("client_id = \"\(clientID)\"")
    }
    lines.append("max_requests_per_minute = 0")
    return lines.joined(separator: "\n") + "\n"
  }
}
