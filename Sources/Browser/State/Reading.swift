package import DirectoryModel
import DirectoryText

/// How far the sources are, and what of them is being read.
struct Reading: Sendable {
  private(set) var sources: [SourceState]
  /// The users that are being read again.
  private(set) var refreshing: Set<UserReference> = []
  /// How many readings of all lists are under way.
  private var loads = 0
  /// The user of whom the rest is being read.
  private(set) var completing: UserReference?
  /// Users of whom the rest could not be read, and why; they are not asked again until the lists
  /// are.
  private var incompletable: [UserReference: ProviderError.Code] = [:]
  /// The sources that are read again as soon as their reading has ended.
  private var again: Set<String> = []
  private var told = ToldNotices()
  /// How far the index is; nil unless it is being made anew.
  private(set) var indexing: IndexProgress?
  /// Whether what loads was told to stop, and nothing was asked for since.
  private(set) var isStopping = false

  init(_ sources: [SourceState]) { self.sources = sources }

  /// Whether the lists are being read, or are about to be.
  var isReadingLists: Bool {
    loads > 0 && sources.contains { $0.phase == .loading || $0.phase == .waiting }
  }

  /// Whether a reading of all lists has not ended, be it that no source needs one.
  var isUnderWay: Bool { loads > 0 }

  /// What it is to read the sources again; nil where all of it was asked for already.
  var needOfRefresh: LoadNeed? {
    if !isReadingLists { return .all }
    let isNew = sources.contains { $0.phase != .waiting && !again.contains($0.source.name) }
    return isNew ? .again : nil
  }

  /// The sources whose reading is yet to end before they are read again.
  var readAgainLater: [SourceState] { sources.filter { again.contains($0.source.name) } }

  // MARK: Lists

  mutating func begin(_ need: LoadNeed) {
    loads += 1
    for index in sources.indices where need == .all || need == .again {
      if need == .again, sources[index].phase == .loading {
        again.insert(sources[index].source.name)
      } else {
        sources[index].phase = .waiting
      }
    }
    isStopping = false
    incompletable = [:]
  }

  mutating func end() {
    loads -= 1
    if loads == 0 { again = [] }
  }

  mutating func index(_ progress: IndexProgress?) { indexing = progress }

  /// Takes the wait of a source.
  /// - Returns: whether its end is another than those that are known.
  mutating func pause(_ name: String, _ pause: SourceState.Pause) -> Bool {
    guard let index = sources.firstIndex(where: { $0.source.name == name }) else { return false }
    let isKnown = sources.contains { $0.pause?.until == pause.until }
    sources[index].pause = pause
    return !isKnown
  }

  /// Forgets the waits that have ended by a time.
  mutating func endPauses(by time: Timestamp) {
    for index in sources.indices where sources[index].pause.map({ $0.until <= time }) ?? false {
      sources[index].pause = nil
    }
  }

  /// Takes the state of a source.
  /// - Returns: what is new in it that a person is to be told.
  mutating func note(_ source: SourceState) -> [Message] {
    guard let index = sources.firstIndex(where: { $0.source.name == source.source.name }) else {
      return []
    }
    let known = sources[index]
    sources[index] = source
    if source.phase != .loading { again.remove(source.source.name) }
    var news: [Message] = []
    if let error = source.error, error != known.error, error.code != .cancelled {
      news.append(Message(error.message, .error))
    }
    for notice in told.news(in: source) where !known.notices.contains(notice) {
      news.append(Message("\(source.source.name): \(notice)", .warning))
    }
    return news
  }

  /// Notes that what loads is to stop.
  mutating func stop() { isStopping = true }

  /// Notes that something was begun: what is to stop is what was under way before.
  mutating func goOn() { isStopping = false }

  // MARK: Single users

  mutating func beginRefresh(_ user: UserReference) {
    refreshing.insert(user)
    goOn()
  }

  mutating func endRefresh(_ user: UserReference) { refreshing.remove(user) }

  /// Whether a get could tell more of a user than is known, and was not tried in vain.
  func wantsCompletion(_ user: User) -> Bool {
    user.detail == .list && incompletable[user.reference] == nil
      && !refreshing.contains(user.reference)
  }

  /// Whether the rest of a user was asked for in vain: by a get, or beside a list that has ended.
  func couldNotComplete(_ user: User) -> Bool {
    if refreshing.contains(user.reference) { return false }
    if let code = incompletable[user.reference] { return code != .notAsked }
    return user.isPreliminary && user.detail == .full
      && sources.contains { $0.source.name == user.reference.source && $0.isTroubled }
  }

  /// Takes the user of whom the rest is to be read.
  /// - Returns: whether that is another one than before.
  mutating func complete(_ user: UserReference?) -> Bool {
    guard completing != user else { return false }
    completing = user
    return true
  }

  /// Notes that the rest of a user could not be read.
  /// - Returns: what a person is to be told.
  mutating func failCompletion(_ user: UserReference, _ error: ProviderError) -> Message? {
    if completing == user { completing = nil }
    guard error.code != .cancelled else { return nil }
    incompletable[user] = error.code
    return error.code == .notAsked ? nil : Message(error.message, .warning)
  }
}

extension AppState {
  package var sources: [SourceState] { reading.sources }
  /// The users that are being read again.
  package var refreshing: Set<UserReference> { reading.refreshing }
  /// Whether the lists are being read, or are about to be.
  package var isReadingLists: Bool { reading.isReadingLists }

  /// How far the index is; nil unless it is being made anew.
  package var indexing: IndexProgress? { reading.indexing }

  package var isLoading: Bool {
    !refreshing.isEmpty || isReadingLists || indexing != nil || exporting != nil
  }

  /// What is yet to come of a user, or could not be read.
  func rest(of user: User) -> RestOfUser {
    RestOfUser(
      toldLater[user.reference.source] ?? [], hasFailed: reading.couldNotComplete(user))
  }

  /// Reads the sources that need it.
  mutating func load(_ need: LoadNeed) -> [Effect] {
    reading.begin(need)
    showSources()
    return [.load(need)]
  }

  /// Takes how far a source is.
  mutating func note(_ source: SourceState) {
    for message in reading.note(source) { say(message) }
    showSources()
  }

  /// Reads the rest of the selected user where its list row tells less than a get would, and then
  /// of the others on the screen, one after the other.
  mutating func completeSelection() -> [Effect] {
    let next = nextIncomplete
    guard reading.complete(next) else { return [] }
    return [next.map { .complete($0) } ?? .cancelCompletion]
  }

  private var nextIncomplete: UserReference? {
    guard definition.isSearched else { return nil }
    let listing = list.listing
    return list.rowsOnScreen.lazy.map { listing.user(at: $0) }
      .first(where: reading.wantsCompletion)?.reference
  }
}
