import DirectoryModel
import DirectorySync
import HTTPTransport

/// The parts put together: the sources of a configuration, ready to be asked.
struct Program: Sendable {
  let configuration: Configuration
  let credentials: CredentialReader
  let providers: [any UserProvider]
  let directory: any UserDirectory
  /// The time by which each source dated its last answer.
  let clocks = SourceClocks()
  /// Where waits before requests are told of.
  let pauses = Relay<RequestPause>()
  /// Where what a source says beside one user is told.
  let notices = Relay<SourceNotice>()

  /// Makes the sources of these names, or all that are enabled if no name is given; patient ones
  /// read their lists for as long as it takes.
  init(
    _ configuration: Configuration, only: [String] = [], log: RequestLog? = nil,
    isPatient: Bool = false
  ) throws(CommandFailure) {
    let entries = try Self.entries(of: configuration, only: only)
    let credentials = CredentialReader(
      sources: entries, environment: Surroundings.present.environment,
      ask: { prompt in await BlockingCall.run { TerminalPrompt.ask(prompt) } })
    let connector = SourceConnector(
      credentials: credentials, clocks: clocks, pauses: pauses, notices: notices, log: log)
    var providers: [any UserProvider] = []
    for entry in entries {
      let provider = try connector.provider(entry.configuration)
      providers.append(isPatient ? PatientProvider(base: provider) : provider)
    }
    self.configuration = configuration
    self.credentials = credentials
    self.providers = providers
    directory = Directory(providers: providers, now: Surroundings.now)
  }

  private static func entries(
    of configuration: Configuration, only: [String]
  ) throws(CommandFailure) -> [SourceEntry] {
    let names = configuration.sources.map(\.configuration.source.name)
    for name in only where !names.contains(name) {
      let near = names.nearest(to: name)
      throw CommandFailure(
        .usage, "no source is named \(name)\(near.map { "; did you mean \($0)?" } ?? "")")
    }
    let entries = configuration.sources.filter { entry in
      only.isEmpty
        ? entry.configuration.isEnabled : only.contains(entry.configuration.source.name)
    }
    if entries.isEmpty {
      throw CommandFailure(
        .configuration,
        """
        no source is configured; `roster config init` begins a configuration, `roster demo` shows \
        the browser on sample data
        """)
    }
    return entries
  }
}
