package import DirectoryModel

/// The users of all sources in memory: read from the providers, merged into one sorted list.
package actor Directory: UserDirectory {
  private let providers: [any UserProvider]
  private let now: @Sendable () -> Timestamp
  private var collections: [SourceCollection]
  private var merged: MergedUsers?

  package init(providers: [any UserProvider], now: @escaping @Sendable () -> Timestamp) {
    self.providers = providers
    self.now = now
    collections = providers.map { SourceCollection(state: SourceState(source: $0.source)) }
  }

  package var sources: [SourceState] { collections.map(\.state) }

  package func load(report: @escaping @Sendable (DirectoryChange) -> Void) async {
    await withTaskGroup { group in
      for index in providers.indices {
        group.addTask { await self.load(index, report: report) }
      }
    }
  }

  /// Reads one source's pages to the end.
  ///
  /// Rows that are already shown stay until the whole list was read: only then are those gone that
  /// it no longer has. A run that another one overtakes ends without a word.
  private func load(_ index: Int, report: @escaping @Sendable (DirectoryChange) -> Void) async {
    collections[index].begin()
    var run = Run(source: index, number: collections[index].run, report: report)
    report(.source(collections[index].state))
    do throws(ProviderError) {
      var page = try await take(nil, &run)
      while true {
        if !page.following.isEmpty {
          page = try await takeAll(page.following, &run)
        } else if let cursor = page.next {
          page = try await take(cursor, &run)
        } else {
          break
        }
      }
      collections[index].complete(at: now())
    } catch {
      guard collections[index].run == run.number else { return }
      collections[index].breakOff(error)
    }
    merged = nil
    report(.source(collections[index].state))
    report(.users)
  }

  /// One reading of a source's list.
  private struct Run {
    let source: Int
    let number: Int
    let report: @Sendable (DirectoryChange) -> Void
    /// Where the list went on so far: a cursor that comes again would go on for ever.
    var followed: Set<PageCursor> = []
    var reportedCount = 0
    /// Pages in a row that had nobody new.
    var repetitions = 0
  }

  /// A list that grows at its front repeats a page; one that goes on repeating never ends.
  private static let repetitionsAllowed = 3

  /// How many pages of one source are under way at once.
  private static let pagesAtOnce = 4

  private func take(_ cursor: PageCursor?, _ run: inout Run) async throws(ProviderError) -> UserPage
  {
    if let cursor, !run.followed.insert(cursor).inserted { throw loop(of: run.source) }
    let page = try await providers[run.source].page(after: cursor)
    try keep(page, &run)
    return page
  }

  /// Fetches pages side by side and returns the last of them, which says whether there are more.
  private func takeAll(
    _ cursors: [PageCursor], _ run: inout Run
  ) async throws(ProviderError) -> UserPage {
    for cursor in cursors where !run.followed.insert(cursor).inserted {
      throw loop(of: run.source)
    }
    let provider = providers[run.source]
    var last = UserPage(users: [], next: nil)
    do {
      try await withThrowingTaskGroup(of: (Int, UserPage).self) { group in
        var started = 0
        func startNext() {
          guard started < cursors.count else { return }
          let number = started
          started += 1
          group.addTask { (number, try await provider.page(after: cursors[number])) }
        }
        for _ in 0..<Self.pagesAtOnce { startNext() }
        while let (number, page) = try await group.next() {
          startNext()
          try keep(page, &run)
          if number == cursors.count - 1 { last = page }
        }
      }
    } catch let error as ProviderError {
      throw error
    } catch {
      throw cancellation(of: run.source)
    }
    // What the last page announces was announced by the first, and has been fetched.
    last.following = []
    return last
  }

  private func keep(_ page: UserPage, _ run: inout Run) throws(ProviderError) {
    guard collections[run.source].run == run.number, !Task.isCancelled else {
      throw cancellation(of: run.source)
    }
    let isNew = collections[run.source].take(page)
    merged = nil
    run.repetitions = isNew || page.users.isEmpty ? 0 : run.repetitions + 1
    if run.repetitions > Self.repetitionsAllowed { throw loop(of: run.source) }
    run.report(.source(collections[run.source].state))
    // The list is sorted anew for each report, so that reports come at growing distances.
    let got = collections[run.source].state.got
    if got >= run.reportedCount + max(1, run.reportedCount / 2) {
      run.reportedCount = got
      run.report(.users)
    }
  }

  package func listing(matching query: Query) async -> (any UserListing)? {
    let users = merged ?? MergedUsers(collections.map(\.users))
    merged = users
    guard !query.isEmpty else { return UserTable(users: users, rows: nil) }
    return users.rows(matching: query).map { UserTable(users: users, rows: $0) }
  }

  package func refresh(_ reference: UserReference) async throws(ProviderError) -> User {
    guard let index = providers.firstIndex(where: { $0.source.name == reference.source }) else {
      throw ProviderError(
        .misconfigured, source: reference.source, operation: "refresh",
        detail: "no such source is configured")
    }
    let user = try await providers[index].user(id: reference.id)
    collections[index].put(user)
    merged = nil
    return user
  }

  private func cancellation(of index: Int) -> ProviderError {
    ProviderError(.cancelled, source: providers[index].source.name, operation: "list of users")
  }

  private func loop(of index: Int) -> ProviderError {
    ProviderError(
      .malformed(path: ""), source: providers[index].source.name, operation: "list of users",
      detail: "the pages go round in a circle")
  }
}
