import DirectoryModel
import Foundation

/// One source of a directory: how far its list is read, and the reading of it.
///
/// It is on the directory's thread, so that neither waits for another to ask the other something.
actor SourceRun {
  /// What all sources of a directory share.
  struct Surroundings: Sendable {
    let store: any UserStore
    let writer: StoreWriter
    let settings: Directory.Settings
    /// What a source's budget has left, by its name.
    let allowance: @Sendable (String) async -> SourceState.Allowance?
    let now: @Sendable () -> Timestamp
    let thread: WorkThread
  }

  /// Who has the list read, as long as that goes on.
  struct Listener {
    let directory: Directory
    let report: @Sendable (DirectoryChange) -> Void
  }

  nonisolated let source: Source
  /// Nil where the source is only read from the store.
  nonisolated let provider: (any UserProvider)?
  nonisolated let surroundings: Surroundings
  var state: SourceState
  /// Nil while nobody reads the list.
  private(set) var listener: Listener?
  /// How many readings have ended.
  private var ended = 0
  /// Who waits for the end of a reading by somebody else.
  private(set) var joining: [CheckedContinuation<Void, Never>] = []
  /// The way through the list: the users that came, and those that were read by id meanwhile.
  var walk: PageWalk<UserID>
  var pace = ReportPace()
  /// What came and waits for the store.
  var unwritten: [User] = []
  /// The write that is under way.
  var writing: Task<Void, Never>?
  var storeError: StoreError?
  /// What the writes of the run came to.
  var changes = StoreChanges()

  /// A source as the last runs left it in the store.
  init(
    _ source: Source, _ provider: (any UserProvider)?, in summary: StoreSummary,
    _ surroundings: Surroundings
  ) {
    self.source = source
    self.provider = provider
    self.surroundings = surroundings
    state = SourceState(
      source, in: summary, at: surroundings.now(), maximumAge: surroundings.settings.maximumAge)
    walk = Self.walk(of: source)
  }

  private static func walk(of source: Source) -> PageWalk<UserID> {
    PageWalk(source: source.name, operation: "list of users")
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    surroundings.thread.asUnownedSerialExecutor()
  }

  /// Whether the source may be asked.
  nonisolated var canBeAsked: Bool {
    !surroundings.settings.isOffline && !surroundings.store.isReadOnly && provider != nil
  }

  /// Whether the list is to be read.
  func needs(_ need: LoadNeed) -> Bool {
    guard canBeAsked else { return false }
    return switch need {
    case .missing: state.asOf == nil
    case .old: state.isOlder(than: surroundings.settings.maximumAge, at: surroundings.now())
    case .all, .again: true
    }
  }

  /// Notes a user that was read by its id: it is there, whatever the list says.
  func note(_ id: UserID) { walk.note(id) }

  /// Says, where the list was to be shown from the store, that it can't be: a list without users
  /// would be taken for an answer.
  func cannotShow(_ error: StoreError) {
    guard state.isStored else { return }
    state.isStored = false
    state.phase = .failed
    state.error = ProviderError(.storage, source: source.name, error)
  }

  /// Reads the list, unless somebody does so already: then its end is waited for, and, if it is to
  /// be read again, the end of a reading that begins after that.
  func read(
    again: Bool, for directory: Directory, report: @escaping @Sendable (DirectoryChange) -> Void
  ) async {
    let wanted = ended + (again ? 2 : 1)
    while listener != nil {
      await withCheckedContinuation { joining.append($0) }
      // A run that was broken off is no answer to who asked later.
      if Task.isCancelled || ended >= wanted && state.error?.code != .cancelled { return }
    }
    listener = Listener(directory: directory, report: report)
    walk = Self.walk(of: source)
    pace = ReportPace()
    unwritten = []
    storeError = nil
    changes = StoreChanges()
    do throws(StoreError) {
      try await run(directory)
    } catch {
      fail(ProviderError(.storage, source: source.name, error))
    }
    listener = nil
    ended += 1
    report(.source(state))
    report(.users)
    let joined = joining
    joining = []
    for continuation in joined { continuation.resume() }
  }

  private func run(_ directory: Directory) async throws(StoreError) {
    let (writer, now) = (surroundings.writer, surroundings.now)
    let asked = now()
    let claim = try await claim()
    defer { withExtendedLifetime(claim) {} }
    if let read = try readElsewhere(since: asked) {
      await directory.catchUp()
      state = read
      return
    }
    let before = state.got
    try await writer.beginRun(of: source, at: now())
    begin()
    do throws(ProviderError) {
      try await readPages()
      // Nobody has gone by a list that may not be whole.
      state.error = walk.shortfall
      state.phase = walk.isWhole ? .complete : .partial
      if walk.isWhole, walk.seen.isEmpty, before > 0 {
        state.notices.append(
          "it says that it has no users any more; it had \(before.grouped) before")
      }
    } catch {
      fail(error)
    }
    try await finishWriting()
    let time = now()
    if state.phase == .complete { state.asOf = time }
    state.setDue(after: surroundings.settings.maximumAge)
    state.allowance = await surroundings.allowance(source.name)
    let last = try await writer.endRun(StoreRun(state: state, seen: walk.seen), at: time)
    changes += last
    state.changes = changes
    await directory.catchUp()
    await directory.saveFirstPage()
  }

  private func begin() {
    state.phase = .loading
    state.isStored = false
    state.changes = nil
    state.got = 0
    state.expected = nil
    state.error = nil
    state.notices = []
    report()
  }

  private func fail(_ error: ProviderError) {
    state.error = error
    state.phase = state.got == 0 ? .failed : .partial
  }

  /// Tells who has the list read how far it is.
  func report() { listener?.report(.source(state)) }

  /// Takes the right to read the list; says who has it, and waits, if it is taken.
  private func claim() async throws(StoreError) -> any AnyObject & Sendable {
    let (store, name) = (surroundings.store, source.name)
    if case .granted(let claim) = try store.claim(name, isWaiting: false) { return claim }
    while true {
      if case .held(let holder) = try store.claim(name, isWaiting: false) {
        state.notices = ["\(holder) reads it; this waits for the end of that"]
        report()
      }
      let result = await withCheckedContinuation { continuation in
        // It may take minutes, which no thread of a pool has.
        Thread.detachNewThread {
          continuation.resume(
            returning: Result { () throws(StoreError) in try store.claim(name, isWaiting: true) })
        }
      }
      if case .granted(let claim) = try result.get() { return claim }
    }
  }

  /// What another process has read while its end was waited for, if it was all.
  private func readElsewhere(since time: Timestamp) throws(StoreError) -> SourceState? {
    let read = SourceState(
      source, in: try surroundings.store.summary(), at: surroundings.now(),
      maximumAge: surroundings.settings.maximumAge)
    guard read.phase == .complete, let asOf = read.asOf, asOf >= time, asOf != state.asOf
    else { return nil }
    return read
  }
}
