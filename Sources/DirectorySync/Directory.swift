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
    let run = collections[index].run
    report(.source(collections[index].state))
    var cursor: PageCursor?
    var followed: Set<PageCursor> = []
    var reportedCount = 0
    repeat {
      do throws(ProviderError) {
        let page = try await providers[index].page(after: cursor)
        guard collections[index].run == run else { return }
        if Task.isCancelled { throw cancellation(of: index) }
        collections[index].take(page)
        merged = nil
        cursor = page.next
        if let cursor, !followed.insert(cursor).inserted { throw loop(of: index) }
      } catch {
        guard collections[index].run == run else { return }
        collections[index].breakOff(error)
        report(.source(collections[index].state))
        report(.users)
        return
      }
      report(.source(collections[index].state))
      // The list is sorted anew for each report, so that reports come at growing distances.
      let got = collections[index].state.got
      if got >= reportedCount + max(1, reportedCount / 2) {
        reportedCount = got
        report(.users)
      }
    } while cursor != nil
    collections[index].complete(at: now())
    merged = nil
    report(.source(collections[index].state))
    report(.users)
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
