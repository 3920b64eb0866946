import DirectoryIndex
package import DirectoryModel

/// The users of all sources: kept in a store, searched in an index, brought up to date by runs over
/// the sources' lists.
///
/// Its own work, such as a filter over a million users, runs on a thread of its own; pages are
/// fetched and decoded on threads that give way to it, and so is the store written.
package actor Directory: UserDirectory {
  /// How a directory behaves.
  package struct Settings: Sendable {
    /// The age in seconds at which a list counts as old.
    package var maximumAge: Int
    /// For how many days changes are kept.
    package var historyDays: Int
    /// Whether no source may be asked.
    package var isOffline: Bool
    /// Whether lists are read for as long as a service's rate limit takes.
    package var isPatient: Bool

    package init(
      maximumAge: Int = 15 * 60, historyDays: Int = 400, isOffline: Bool = false,
      isPatient: Bool = false
    ) {
      self.maximumAge = maximumAge
      self.historyDays = historyDays
      self.isOffline = isOffline
      self.isPatient = isPatient
    }
  }

  let store: any UserStore
  let writer: StoreWriter
  let now: @Sendable () -> Timestamp
  let settings: Settings
  private let thread: WorkThread
  /// Where pages are fetched and decoded.
  let readers = WorkThreads("roster-sync", count: 2, .background)
  /// The sources, in the order of the configuration.
  let runs: [SourceRun]
  let names: Set<String>
  var isPruned = false
  private(set) var index = DirectoryIndex()
  private var revision: Int64 = -1
  /// When each source was last read whole.
  private var readWhole: [String: Timestamp] = [:]
  /// The chunks of the store that this version of the program can't read.
  private(set) var unusable: Set<Int> = []
  /// Those of them that are being made anew.
  var remaking: Set<Int> = []
  /// What was found last: a query that narrows it down looks no further.
  private var lastResult: IndexResult?
  private var knownTotal: Int?
  private var marked: Set<UserReference> = []
  private var savedPage: StoredFirstPage?

  /// A directory of these sources; those without a provider are only read from the store.
  ///
  /// Addresses say, by the sources' names, where each is read from: what the store has of a source
  /// from elsewhere is forgotten.
  /// - Throws: ``StoreError`` if the store can't be read.
  package init(
    sources: [Source], addresses: [String: String] = [:], providers: [any UserProvider],
    store: any UserStore, settings: Settings,
    allowance: @escaping @Sendable (String) async -> SourceState.Allowance? = { _ in nil },
    now: @escaping @Sendable () -> Timestamp
  ) throws(StoreError) {
    for source in sources {
      guard let address = addresses[source.name] else { continue }
      _ = try store.adopt(source, from: address, at: now())
    }
    let summary = try store.summary()
    self.store = store
    self.settings = settings
    self.now = now
    let writer = StoreWriter(store)
    self.writer = writer
    let thread = WorkThread("roster-filter", .normal)
    self.thread = thread
    let surroundings = SourceRun.Surroundings(
      store: store, writer: writer, settings: settings, allowance: allowance, now: now,
      thread: thread)
    let providers = Dictionary(
      providers.map { ($0.source.name, $0) }, uniquingKeysWith: { $1 })
    runs = sources.map { SourceRun($0, providers[$0.name], in: summary, surroundings) }
    names = Set(sources.map(\.name))
    savedPage = summary.firstPage
  }

  deinit {
    thread.finish()
    readers.finish()
  }

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    thread.asUnownedSerialExecutor()
  }

  package var sources: [SourceState] {
    get async {
      var states: [SourceState] = []
      for run in runs { states.append(await run.state) }
      return states
    }
  }

  /// What can be shown before the index was read: the first users of the standing order as the last
  /// run left them; nil where nothing is known of just these sources.
  package var firstPage: (any UserListing)? {
    guard let savedPage, savedPage.sources == names else { return nil }
    return StoredListing(
      store: store, numbers: savedPage.numbers.map(UInt32.init), total: savedPage.total)
  }

  package func listing(
    matching query: Query, sortedBy sort: UserSort?
  ) async -> (any UserListing)? {
    guard let result = await search(query, sortedBy: sort) else { return nil }
    var cannotTell = result.cannotTell(toldLater: toldLater)
    let total = total
    cannotTell.add(unindexed: total - indexed)
    return StoredListing(
      store: store, numbers: result.numbers, total: total, cannotTell: cannotTell)
  }

  /// What the sources tell later than their lists, by their names.
  package nonisolated var toldLater: [String: Set<QueryFact>] {
    let told = runs.compactMap { run in run.provider.map { (run.source.name, $0.toldLater) } }
    return Dictionary(told, uniquingKeysWith: { $1 })
  }

  /// Whether the index was read from the store.
  var hasIndex: Bool { revision >= 0 }

  /// What a query is evaluated with at present.
  var context: QueryContext { QueryContext(now: now(), marked: marked, readWhole: readWhole) }

  /// Searches the index, which is read from the store first if it was not yet.
  func search(_ query: Query, sortedBy sort: UserSort? = nil) async -> IndexResult? {
    if !hasIndex { await catchUp() }
    let result = index.evaluate(
      query, context, sources: names, sort: sort, narrowing: lastResult,
      isCancelled: { Task.isCancelled })
    if let result { lastResult = result }
    return result
  }

  /// How many users the index has, less those that have gone.
  var indexed: Int {
    let known = knownTotal ?? index.counts.reduce(0) { names.contains($1.key) ? $0 + $1.value : $0 }
    knownTotal = known
    return known
  }

  /// How many users there are, less those that have gone.
  var total: Int {
    guard !unusable.isEmpty, let summary = try? store.summary() else { return indexed }
    let stored = summary.sources.reduce(0) { names.contains($1.name) ? $0 + $1.count : $0 }
    return max(indexed, stored)
  }

  package func mark(_ references: Set<UserReference>) { marked = references }

  package func refresh(_ reference: UserReference) async throws(ProviderError) -> User {
    let provider = try provider(of: reference.source)
    let user: User
    do throws(ProviderError) {
      user = try await provider.user(id: reference.id)
    } catch {
      if error.code == .notFound {
        try? await writer.markGone(reference, at: now())
        await catchUp()
      }
      throw error
    }
    await run(of: reference.source)?.note(reference.id)
    do throws(StoreError) {
      _ = try await writer.write([user], of: reference.source, at: now())
    } catch {
      throw ProviderError(.storage, source: reference.source, error)
    }
    await catchUp()
    return user
  }

  /// Takes what was written to the store since the index last looked, by whomever.
  ///
  /// Chunks of another version of the program are left out: ``finishIndex(_:)`` makes them anew.
  func catchUp() async {
    do throws(StoreError) {
      let reached = try store.readChunks(since: revision) { chunk in
        if index.replace(chunk.number, with: chunk.bytes) {
          unusable.remove(chunk.number)
        } else {
          unusable.insert(chunk.number)
        }
      }
      readWhole = try store.summary().sources.reduce(into: [:]) { $0[$1.name] = $1.asOf }
      if reached != revision { knownTotal = nil }
      revision = reached
    } catch {
      return await fail(error)
    }
    if !unusable.isEmpty, store.isReadOnly { await fail(Self.foreignIndex) }
  }

  /// What a published store has that another version of the program wrote.
  static let foreignIndex = StoreError(
    .unreadable, "the index of the store is of another version of roster: publish it again")

  func fail(_ error: StoreError) async {
    for run in runs { await run.cannotShow(error) }
  }

  /// Keeps what the next start shows first, if it has changed.
  func saveFirstPage() async {
    guard unusable.isEmpty,
      let all = index.evaluate(.all, QueryContext(now: now()), sources: names)
    else { return }
    let page = StoredFirstPage(
      sources: names, numbers: all.numbers.prefix(Self.firstPageLength).map { Int($0) },
      total: total)
    guard page != savedPage else { return }
    savedPage = page
    try? await writer.saveFirstPage(page)
  }

  private static let firstPageLength = 200

  private func run(of source: String) -> SourceRun? { runs.first { $0.source.name == source } }

  /// The provider of a source that may be asked.
  func provider(of source: String) throws(ProviderError) -> any UserProvider {
    if settings.isOffline {
      throw ProviderError(
        .notAsked, source: source, operation: "refresh", detail: "--offline asks no source")
    }
    guard let provider = run(of: source)?.provider else {
      throw ProviderError(
        .misconfigured, source: source, operation: "refresh",
        detail: "no such source is configured")
    }
    return provider
  }
}
