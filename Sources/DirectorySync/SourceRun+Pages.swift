import DirectoryModel

extension SourceRun {
  /// How many pages of one source are under way at once.
  private static let pagesAtOnce = 16
  /// How many users may wait for the store before the source has to.
  private static let backlog = 5_000

  /// Reads the list. The users of its first page are there before what the source tells of them
  /// beside the list, which is read along with the other pages.
  func readPages() async throws(ProviderError) {
    guard let provider else { return }
    let first = try await provider.page(after: nil)
    try await keep(first)
    async let completion: Void = complete(first, provider)
    do throws(ProviderError) {
      try await readPages(after: first, provider)
    } catch {
      await completion
      throw error
    }
    await completion
    if Task.isCancelled { throw error(.cancelled) }
  }

  /// Keeps the users of a preliminary page with what was missing in it.
  private func complete(_ page: UserPage, _ provider: any UserProvider) async {
    guard page.isPreliminary else { return }
    let whole = await provider.completed(page)
    // What was broken off tells less than there is.
    if Task.isCancelled { return }
    unwritten += whole.users
    note(whole.notices)
    startWriting()
  }

  private func readPages(
    after first: UserPage, _ provider: any UserProvider
  ) async throws(ProviderError) {
    var page = first
    while true {
      if !page.following.isEmpty {
        page = try await takeAll(page.following, provider)
      } else if let cursor = page.next {
        try walk.follow(cursor)
        page = try await provider.wholePage(after: cursor)
        try await keep(page)
      } else {
        return
      }
    }
  }

  /// Fetches pages side by side and returns the last of them, which says whether there are more.
  private func takeAll(
    _ cursors: [PageCursor], _ provider: any UserProvider
  ) async throws(ProviderError) -> UserPage {
    for cursor in cursors { try walk.follow(cursor) }
    var last = UserPage(users: [], next: nil)
    do {
      try await withThrowingTaskGroup(of: (Int, UserPage).self) { group in
        var started = 0
        func startNext() {
          guard started < cursors.count else { return }
          let number = started
          started += 1
          group.addTask { (number, try await provider.wholePage(after: cursors[number])) }
        }
        for _ in 0..<Self.pagesAtOnce { startNext() }
        while let (number, page) = try await group.next() {
          startNext()
          try await keep(page)
          if number == cursors.count - 1 { last = page }
        }
      }
    } catch let error as ProviderError {
      throw error
    } catch {
      throw self.error(.cancelled)
    }
    // What the last page announces was announced by the first, and has been fetched.
    last.following = []
    return last
  }

  private func keep(_ page: UserPage) async throws(ProviderError) {
    if Task.isCancelled { throw error(.cancelled) }
    unwritten += page.isPreliminary ? page.users.map(\.preliminary) : page.users
    note(page.notices)
    try take(page)
    if pace.isProgressDue() {
      state.allowance = await surroundings.allowance(source.name)
      report()
    }
    startWriting()
    if unwritten.count > Self.backlog, let writing { await writing.value }
    if let storeError { throw ProviderError(.storage, source: source.name, storeError) }
  }

  private func take(_ page: UserPage) throws(ProviderError) {
    defer { (state.got, state.expected) = (walk.seen.count, walk.expected) }
    try walk.take(page)
  }

  private func note(_ notices: [DisplayText]) {
    let known = state.notices
    state.notices += notices.filter { !known.contains($0) }
  }

  private func error(_ code: ProviderError.Code) -> ProviderError {
    ProviderError(code, source: source.name, operation: "list of users")
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
