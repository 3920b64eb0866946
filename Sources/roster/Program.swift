import DirectoryModel
import DirectorySync
import DirectoryText
import HTTPTransport

/// The parts put together: the sources of a configuration and the store, ready to be asked.
struct Program: Sendable {
  let context: CommandContext
  let configuration: Configuration
  let credentials: CredentialReader
  let providers: [any UserProvider]
  let store: any UserStore
  /// Whether what is written to the store outlives this run.
  let isKept: Bool
  /// The copy that somebody published and that is read in place of a store; nil for a store.
  let publishedPath: String?
  let settings: Directory.Settings
  let directory: Directory
  /// The time by which each source dated its last answer.
  let clocks = SourceClocks()
  /// Where waits before requests are told of.
  let pauses = Relay<RequestPause>()
  /// Where what a source says beside one user is told.
  let notices = Relay<SourceNotice>()

  /// Makes the sources of these names, or all that are enabled if no name is given.
  init(
    _ configuration: Configuration, only: [String] = [], store: OpenedStore,
    settings: Directory.Settings = Directory.Settings(), log: RequestLog? = nil,
    in context: CommandContext
  ) throws(CommandFailure) {
    // A published store answers alone.
    let published = configuration.sources.isEmpty ? try store.sources : []
    let entries =
      published.isEmpty ? try Self.entries(of: configuration, only: only) : []
    let credentials = CredentialReader(
      sources: entries, environment: context.environment, ask: context.ask)
    let connector = SourceConnector(
      context: context, credentials: credentials, clocks: clocks, pauses: pauses, notices: notices,
      log: log)
    var providers: [any UserProvider] = []
    var budgets: [String: RateBudget] = [:]
    for entry in entries {
      let connected = try connector.connect(entry.configuration)
      providers.append(connected.provider)
      budgets[connected.provider.source.name] = connected.budget
    }
    self.context = context
    self.configuration = configuration
    self.credentials = credentials
    self.providers = providers
    self.settings = settings
    self.store = store.store
    isKept = store.isKept
    publishedPath = store.publishedPath
    directory = try store.directory(
      of: try Self.choose(published, only) + providers.map(\.source),
      addresses: Dictionary(
        entries.map { ($0.configuration.source.name, $0.configuration.place) },
        uniquingKeysWith: { $1 }), providers: providers,
      allowance: { [budgets] in await budgets[$0]?.allowance }, settings: settings,
      now: context.now)
  }

  /// - Throws: a failure where nothing that is written is kept; why was said when the store was
  ///   opened.
  func requireWritableStore() throws(CommandFailure) {
    if let path = publishedPath {
      throw CommandFailure(
        .configuration,
        "\(path) is a copy that somebody publishes; who does that syncs, and publishes it again")
    }
    guard isKept, !store.isReadOnly else {
      throw CommandFailure(
        .configuration, "the store can't be written; `roster store path` names it")
    }
  }

  /// Asks for the credentials that a person has to type, before anything else takes the terminal.
  func askForCredentials() async throws(CommandFailure) {
    let names = await names
    for entry in configuration.sources where entry.credential == .prompt {
      let name = entry.configuration.source.name
      guard names.contains(name) else { continue }
      do throws(CredentialError) {
        _ = try await credentials.credential(for: name)
      } catch {
        throw CommandFailure(.configuration, "\(name): \(error.message)")
      }
    }
  }

  /// The names of the sources, in their order.
  var names: [String] { get async { await directory.sources.map(\.source.name) } }

  /// What is yet to come of a user, or could not be read.
  func rest(of user: User, hasFailed: Bool = false) -> RestOfUser {
    RestOfUser(directory.toldLater[user.reference.source] ?? [], hasFailed: hasFailed)
  }

  private static func entries(
    of configuration: Configuration, only: [String]
  ) throws(CommandFailure) -> [SourceEntry] {
    try check(only, among: configuration.sources.map(\.configuration.source.name))
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

  /// Of a published store's sources those of these names, or all if no name is given.
  private static func choose(
    _ sources: [Source], _ only: [String]
  ) throws(CommandFailure) -> [Source] {
    if sources.isEmpty || only.isEmpty { return sources }
    try check(only, among: sources.map(\.name))
    return sources.filter { only.contains($0.name) }
  }

  private static func check(_ only: [String], among names: [String]) throws(CommandFailure) {
    for name in only where !names.contains(name) {
      let near = names.nearest(to: name)
      throw CommandFailure(
        .usage, "no source is named \(name)\(near.map { "; did you mean \($0)?" } ?? "")")
    }
  }
}
