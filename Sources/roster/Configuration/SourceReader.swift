import DirectoryModel
import HTTPTransport
import Host
import Providers

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

  /// The keys that every source may have.
  static let commonKeys = [
    "name", "tag", "provider", "admin_url", "privileged_roles", "enabled",
  ]
  /// The keys that every source may have which is asked over HTTP.
  static let serviceKeys = [
    "url", "credential", "ca_file", "proxy", "timeout", "max_requests_per_minute", "page_size",
  ]
  /// The providers that the documentation names, whether this version has them or not.
  static let documentedProviders = [
    "scanova", "document360", "tines", "scalepad", "scim", "csv", "command",
  ]

  /// The providers of this version.
  let providers: [ProviderDescriptor]
  /// What the paths in the file mean.
  let paths: PathResolver

  /// All keys that some source may have.
  var keys: [String] {
    Self.commonKeys + Self.serviceKeys + providers.flatMap(\.options).map(\.name)
  }

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
      table.checkKeys(keys, &log)
    }
    checkPresence(table, provider, &log)

    var configuration = SourceConfiguration(
      source: Source(name: draft.name ?? "", tag: draft.tag ?? " ", provider: provider?.name ?? ""),
      baseURL: "")
    configuration.adminURL = adminURL(table, &log)
    configuration.privilegedRoles = table.strings("privileged_roles", &log)
    if let isEnabled = table.boolean("enabled", &log) { configuration.isEnabled = isEnabled }
    for option in provider?.options ?? [] {
      configuration.options[option.name] = value(of: option, table, &log)
    }
    var credential: CredentialReference?
    // What is said of a service is judged also where the provider is not known.
    if provider.map({ $0.service != nil }) ?? true {
      credential = CredentialReference(of: table, paths: paths, &log)
      readService(table, into: &configuration, &log)
    }
    if log.diagnostics.count == before {
      draft.entry = SourceEntry(configuration: configuration, credential: credential)
    }
    return draft
  }

  private func value(
    of option: SourceOption, _ table: ConfigurationTable, _ log: inout DiagnosticLog
  ) -> SourceOption.Value? {
    switch option.form {
    case .line: table.line(option.name, &log).map { .text($0) }
    case .choice(let words): table.choice(option.name, among: words, &log).map { .text($0) }
    case .path: table.resolvedPath(option.name, paths, &log).map { .text($0) }
    case .flag: table.boolean(option.name, &log).map { .flag($0) }
    case .list: table.strings(option.name, &log).map { .list($0) }
    }
  }

  private func readService(
    _ table: ConfigurationTable, into configuration: inout SourceConfiguration,
    _ log: inout DiagnosticLog
  ) {
    configuration.baseURL = address("url", table, &log)?.text ?? ""
    configuration.caFile = table.resolvedPath("ca_file", paths, &log)
    configuration.proxy = proxy(table, &log)
    if let timeout = table.integer("timeout", in: 1...600, &log) { configuration.timeout = timeout }
    configuration.maxRequestsPerMinute =
      table.integer("max_requests_per_minute", in: 0...Int.max, &log)
    configuration.pageSize = table.integer("page_size", in: 1...Int.max, &log)
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
  ) -> ProviderDescriptor? {
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
    _ table: ConfigurationTable, _ provider: ProviderDescriptor?, _ log: inout DiagnosticLog
  ) {
    for key in ["name", "provider"] where !table.has(key) {
      log.key(table.path, "the source has no \(key)")
    }
    guard let provider else { return }
    let service = provider.service == nil ? [] : Self.serviceKeys
    let required = provider.options.filter { $0.need == .required }.map(\.name)
    for key in service.filter(["url", "credential"].contains) + required where !table.has(key) {
      log.key(table.path, "the source has no \(key), which \(provider.name) requires")
    }
    for option in provider.options {
      guard case .requiredWhere(let key, let value) = option.need, !table.has(option.name),
        table.node(key) == .string(value)
      else { continue }
      log.value(table.path[key], "\(key) \"\(value)\" requires \(option.name)")
    }
    let accepted = Self.commonKeys + service + provider.options.map(\.name)
    for key in table.keys where keys.contains(key) && !accepted.contains(key) {
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
      // The user and the password before the host may hold anything.
      let address = try ServiceAddress(ProxyAddress.withoutLogin(text))
      if address.path.isEmpty { return ProxyAddress.holdsLogin(text) ? text : address.text }
      log.value(table.path["proxy"], "proxy has a path")
    } catch {
      log.value(table.path["proxy"], "proxy \(error.reason)")
    }
    return nil
  }
}
