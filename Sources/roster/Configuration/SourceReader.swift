import DirectoryModel
import Host

/// Reads one `[[source]]` of the configuration.
struct SourceReader {
  /// A source before its tag is known.
  struct Draft {
    /// Where the source stands.
    let path: TOMLPath
    /// The name, if it is a valid one.
    var name: String?
    /// The tag that the configuration sets.
    var tag: Character?
    /// The rest, nil if anything of it is wrong; its tag is not yet the right one.
    var entry: SourceEntry?
  }

  /// The keys that every source may have or that some provider of this version knows.
  static let keys = [
    "name", "tag", "provider", "url", "credential", "auth", "client_id", "api_version",
    "project_id", "admin_url", "privileged_roles", "ca_file", "proxy", "timeout",
    "max_requests_per_minute", "page_size", "enabled",
  ]
  /// The providers that the documentation names, whether this version has them or not.
  static let documentedProviders = [
    "scanova", "document360", "tines", "scalepad", "scim", "csv", "command",
  ]

  private enum APIVersion: String, CaseIterable {
    case v2, v3
  }

  /// The providers of this version.
  let providers: [ProviderRequirements]
  /// What the paths in the file mean.
  let paths: PathResolver

  /// Reads a source; the draft has an entry only if nothing was logged.
  func read(_ table: ConfigurationTable, _ log: inout DiagnosticLog) -> Draft {
    let before = log.diagnostics.count
    var draft = Draft(path: table.path)
    draft.name = name(table, &log)
    draft.tag = tag(table, &log)
    let provider = provider(table, &log)
    if table.has("provider"), provider == nil {
      // Another provider's keys are unknown here, so they are not judged.
    } else {
      table.checkKeys(Self.keys, &log)
    }
    checkPresence(table, provider, &log)

    let url = address("url", table, &log)
    let credential = CredentialReference(of: table, paths: paths, &log)
    var configuration = SourceConfiguration(
      source: Source(name: draft.name ?? "", tag: draft.tag ?? " ", provider: provider?.name ?? ""),
      baseURL: url?.text ?? "")
    readOptions(table, into: &configuration, &log)
    if log.diagnostics.count == before, let credential {
      draft.entry = SourceEntry(configuration: configuration, credential: credential)
    }
    return draft
  }

  private func readOptions(
    _ table: ConfigurationTable, into configuration: inout SourceConfiguration,
    _ log: inout DiagnosticLog
  ) {
    configuration.clientID = table.line("client_id", &log)
    configuration.apiVersion = table.choice("api_version", of: APIVersion.self, &log)?.rawValue
    configuration.projectID = table.line("project_id", &log)
    typealias Authentication = SourceConfiguration.Authentication
    if let authentication = table.choice("auth", of: Authentication.self, &log) {
      configuration.authentication = authentication
    }
    configuration.adminURL = adminURL(table, &log)
    configuration.privilegedRoles = table.strings("privileged_roles", &log)
    configuration.caFile = table.resolvedPath("ca_file", paths, &log)
    configuration.proxy = proxy(table, &log)
    if let timeout = table.integer("timeout", in: 1...600, &log) { configuration.timeout = timeout }
    configuration.maxRequestsPerMinute =
      table.integer("max_requests_per_minute", in: 0...Int.max, &log)
    configuration.pageSize = table.integer("page_size", in: 1...Int.max, &log)
    if let isEnabled = table.boolean("enabled", &log) { configuration.isEnabled = isEnabled }
  }

  private func name(_ table: ConfigurationTable, _ log: inout DiagnosticLog) -> String? {
    guard let name = table.line("name", &log) else { return nil }
    let isName = name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
        || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-")].contains(byte)
    }
    if isName { return name }
    log.value(
      table.path["name"],
      "name is \"\(name)\", but only a-z, 0-9, dot, underscore and hyphen are allowed")
    return nil
  }

  private func tag(_ table: ConfigurationTable, _ log: inout DiagnosticLog) -> Character? {
    guard let text = table.string("tag", &log) else { return nil }
    if SourceTags.isTag(text) { return text.first }
    log.value(table.path["tag"], "tag is \"\(text)\", not one letter or printable ASCII character")
    return nil
  }

  private func provider(
    _ table: ConfigurationTable, _ log: inout DiagnosticLog
  ) -> ProviderRequirements? {
    guard let name = table.string("provider", &log) else { return nil }
    if let provider = providers.first(where: { $0.name == name }) { return provider }
    let path = table.path["provider"]
    if Self.documentedProviders.contains(name) {
      log.value(path, "provider \"\(name)\" is not supported by this version")
    } else {
      let hint = providers.map(\.name).nearest(to: name)
      log.value(path, "unknown provider \"\(name)\"", hint: hint)
    }
    return nil
  }

  /// Notes keys that are missing, and keys that belong to other providers.
  private func checkPresence(
    _ table: ConfigurationTable, _ provider: ProviderRequirements?, _ log: inout DiagnosticLog
  ) {
    for key in ["name", "provider"] where !table.has(key) {
      log.key(table.path, "the source has no \(key)")
    }
    guard let provider else { return }
    let required = ["url", "credential"] + provider.requiredKeys
    for key in required where !table.has(key) {
      log.key(table.path, "the source has no \(key), which \(provider.name) requires")
    }
    for condition in provider.conditions
    where table.node(condition.key) == .string(condition.value) && !table.has(condition.requiredKey)
    {
      log.value(
        table.path[condition.key],
        "\(condition.key) \"\(condition.value)\" requires \(condition.requiredKey)")
    }
    for key in table.keys where !provider.accepts(key) {
      log.key(table.path[key], "\(key) is not a key of \(provider.name) sources")
    }
  }
}

extension SourceReader {
  private func address(
    _ key: String, _ table: ConfigurationTable, _ log: inout DiagnosticLog
  ) -> ServiceAddress? {
    guard let text = table.string(key, &log) else { return nil }
    do {
      let address = try ServiceAddress(text)
      if address.scheme == "https" || address.isLoopback { return address }
      log.value(
        table.path[key], "\(key) begins with http://, which is for loopback addresses only",
        hint: "https" + address.text.dropFirst(4))
    } catch {
      log.value(table.path[key], "\(key) \(error.reason)")
    }
    return nil
  }

  private func adminURL(_ table: ConfigurationTable, _ log: inout DiagnosticLog) -> String? {
    guard let text = table.line("admin_url", &log) else { return nil }
    let path = table.path["admin_url"]
    guard text.hasPrefix("https://") || text.hasPrefix("http://") else {
      log.value(path, "admin_url is not an address that begins with https://")
      return nil
    }
    if text.contains("{id}") { return text }
    log.value(path, "admin_url has no {id} for the user's id")
    return nil
  }

  private func proxy(_ table: ConfigurationTable, _ log: inout DiagnosticLog) -> String? {
    guard let text = table.string("proxy", &log) else { return nil }
    do {
      let address = try ServiceAddress(text)
      if address.path.isEmpty { return address.text }
      log.value(table.path["proxy"], "proxy has a path")
    } catch {
      log.value(table.path["proxy"], "proxy \(error.reason)")
    }
    return nil
  }
}
