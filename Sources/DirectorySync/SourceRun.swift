import DirectoryModel

/// One reading of a source's list: what it has brought, and what of it is not written yet.
struct SourceRun {
  /// A list that grows at its front repeats a page; one that goes on repeating never ends.
  private static let repetitionsAllowed = 3

  let report: @Sendable (DirectoryChange) -> Void
  /// The users that came, and those that were read by id meanwhile.
  private(set) var seen: Set<UserID> = []
  /// What came and waits for the store.
  private(set) var unwritten: [User] = []
  /// The write that is under way.
  var writing: Task<Void, Never>?
  var storeError: StoreError?
  private(set) var changes = StoreChanges()
  /// When the progress was reported last.
  private var progressReported: ContinuousClock.Instant?
  /// The least time between two reports of progress, each of which draws a screen or a line.
  private static let progressStep = Duration.milliseconds(100)
  /// Changes that were reported.
  private var reported = 0
  /// Where the list went on so far: a cursor that comes again would go on for ever.
  private var followed: Set<PageCursor> = []
  /// Pages in a row that had nobody new.
  private var repetitions = 0

  init(report: @escaping @Sendable (DirectoryChange) -> Void) { self.report = report }

  /// Notes where the list is followed; false if it was before.
  mutating func follow(_ cursor: PageCursor) -> Bool { followed.insert(cursor).inserted }

  /// Takes a page's users; false if the list seems to have no end.
  mutating func take(_ page: UserPage) -> Bool {
    let before = seen.count
    for user in page.users { seen.insert(user.id) }
    unwritten += page.isPreliminary ? page.users.map(\.preliminary) : page.users
    repetitions = seen.count > before || page.users.isEmpty ? 0 : repetitions + 1
    return repetitions <= Self.repetitionsAllowed
  }

  /// Takes the users of a page once more, with what was missing in it.
  mutating func take(completed page: UserPage) { unwritten += page.users }

  /// Notes a user that was read by its id: it is there, whatever the list says.
  mutating func note(_ id: UserID) { seen.insert(id) }

  /// Hands over what waits for the store.
  mutating func takeUnwritten() -> [User] {
    defer { unwritten = [] }
    return unwritten
  }

  /// Whether it is time to report how far the list is read: at once, then now and again.
  mutating func isProgressDue(at time: ContinuousClock.Instant = .now) -> Bool {
    if let last = progressReported, last.duration(to: time) < Self.progressStep { return false }
    progressReported = time
    return true
  }

  /// Adds what a write came to, and says whether to tell of it: reports come at growing distances,
  /// since each has the list made anew, and when the first users are complete.
  mutating func add(_ changes: StoreChanges) -> Bool {
    self.changes += changes
    let all = self.changes.added + self.changes.changed
    guard changes.completed > 0 || all >= reported + max(1, reported / 2) else { return false }
    reported = all
    return true
  }
}

extension User {
  /// The same record, of which the rest is yet to come.
  fileprivate var preliminary: User {
    var user = self
    user.isPreliminary = true
    return user
  }
}
