import DirectoryModel

/// One source of the configuration, with the place of its credential.
struct SourceEntry: Hashable, Sendable {
  /// What the providers and screens need to know.
  var configuration: SourceConfiguration
  /// Where the credential is; it is read only when the source is asked. Nil where none is needed.
  var credential: CredentialReference?
}

/// What `config.toml` says: a configuration that exists is one that can be used.
struct Configuration: Hashable, Sendable {
  /// The sources in the order of the file, also those that are not enabled.
  var sources: [SourceEntry] = []
  /// The table `[ui]`.
  var ui = InterfaceSettings()
  /// The table `[store]`.
  var store = StoreSettings()
  /// Mistakes that only cost their line.
  var warnings: [ConfigurationDiagnostic] = []

  /// The configuration where there is no file.
  init() {}
}

extension Configuration {
  /// The address of a user's admin page at each source that has one.
  var adminURLs: [String: String] {
    Dictionary(
      sources.compactMap { entry in
        entry.configuration.adminURL.map { (entry.configuration.source.name, $0) }
      }, uniquingKeysWith: { $1 })
  }
}
