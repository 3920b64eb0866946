import DirectoryModel

/// The users of one source, and how far its list was read.
struct SourceCollection {
  private(set) var state: SourceState
  private(set) var users: [UserID: MergedUsers.Entry] = [:]
  /// The number of the present run: what an earlier one still brings is too late.
  private(set) var run = 0
  /// What the present run has brought.
  private var seen: Set<UserID> = []
  /// Who was read by id meanwhile.
  private var refreshed: Set<UserID> = []

  init(state: SourceState) { self.state = state }

  /// Begins a run, which takes the place of one that may be under way.
  mutating func begin() {
    run += 1
    seen = []
    refreshed = []
    state.phase = .loading
    state.got = 0
    state.expected = nil
    state.error = nil
    state.notices = []
  }

  /// Takes a page's users.
  /// - Returns: whether one of them was not in the run's pages before.
  mutating func take(_ page: UserPage) -> Bool {
    let before = seen.count
    for user in page.users {
      users[user.id] = MergedUsers.Entry(user)
      seen.insert(user.id)
    }
    state.got = seen.count
    state.expected = page.total ?? state.expected
    state.notices += page.notices.filter { !state.notices.contains($0) }
    return seen.count > before
  }

  /// Takes one user that was read by its id.
  mutating func put(_ user: User) {
    users[user.id] = MergedUsers.Entry(user)
    refreshed.insert(user.id)
  }

  mutating func breakOff(_ error: ProviderError) {
    state.error = error
    state.phase = state.got == 0 ? .failed : .partial
  }

  /// Ends a run that reached the end: who was not in it has gone.
  ///
  /// A list with fewer users than the source announced is not whole, and nobody has gone by it.
  mutating func complete(at time: Timestamp) {
    if let expected = state.expected, seen.count < expected {
      state.phase = .partial
      return
    }
    users = users.filter { seen.contains($0.key) || refreshed.contains($0.key) }
    state.phase = .complete
    state.asOf = time
  }
}
