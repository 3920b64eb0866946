import DirectoryIndex
import DirectoryModel
import DirectoryStore
import DirectorySync
import TestSupport
import Testing

/// An index that another version of the program has made.
struct DirectoryIndexingTests {
  /// More than are indexed at once.
  private static let count = 9_000
  private static let users = (0..<count).map { User.named("User \($0)", id: String($0)) }

  /// A store with users whose index can't be read; `body` gets it as this version opens it.
  private func withStore(_ body: (SQLiteStore) async throws -> Void) async throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let path = "\(folder.path)/roster.sqlite"
    let other = try SQLiteStore.open(path: path, at: .atRun) { _, _ in [7] }
    let source = Source(name: "a", tag: "A", provider: "scripted")
    try other.beginRun(of: source, at: .atRun)
    _ = try other.write(Self.users, of: "a", at: .atRun)
    let state = SourceState(source: source, phase: .complete, got: Self.count)
    _ = try other.endRun(
      StoreRun(state: state, seen: Set(Self.users.map(\.id))), at: .atRun)
    try await body(try SQLiteStore.open(path: path, at: .atRun))
  }

  private func found(
    _ text: String, _ directory: Directory
  ) async throws -> (count: Int, total: Int, unindexed: Int) {
    let listing = try #require(
      await directory.listing(matching: Query(parsing: text), sortedBy: nil))
    #expect(listing.cannotTell.count >= listing.cannotTell.unindexed)
    return (listing.count, listing.total, listing.cannotTell.unindexed)
  }

  @Test
  func `Before it is made anew a list says whom it does not know, and after it all are there`()
    async throws
  {
    try await withStore { store in
      let directory = try Directory([ScriptedProvider("a", [Self.users])], store: store)
      #expect(try await found("", directory) == (0, Self.count, Self.count))
      let reports = Reports()
      await directory.load(.missing) { reports.add($0) }
      #expect(reports.words.contains("index 0 of 9000"))
      #expect(reports.words.suffix(2) == ["index whole", "users"])
      #expect(try await found("", directory) == (Self.count, Self.count, 0))
      #expect(try await found("8999", directory) == (1, Self.count, 0))
      // The next start has nothing to do.
      let next = try Directory([ScriptedProvider("a")], store: store)
      let later = Reports()
      await next.load(.missing) { later.add($0) }
      #expect(!later.words.contains { $0.hasPrefix("index") })
      #expect(try await found("", next) == (Self.count, Self.count, 0))
    }
  }

  @Test func `Broken off, it answers with what was made, and the next time goes on from there`()
    async throws
  {
    try await withStore { store in
      let directory = try Directory([ScriptedProvider("a")], store: store)
      await Task {
        await directory.finishIndex { change in
          if case .index(let index?) = change, index.done > 0 {
            withUnsafeCurrentTask { $0?.cancel() }
          }
        }
      }.value
      let made = try await found("", directory)
      #expect(made.count == 8 * StoredChunk.capacity)
      #expect(made.total == Self.count)
      #expect(made.unindexed == Self.count - made.count)
      #expect(await directory.roleCounts() != nil)
      let next = try Directory([ScriptedProvider("a")], store: store)
      #expect(try await found("", next) == made)
      let reports = Reports()
      await next.finishIndex { reports.add($0) }
      #expect(reports.words.first == "index \(made.count) of \(Self.count)")
      #expect(try await found("", next) == (Self.count, Self.count, 0))
    }
  }

  @Test func `A list that is read meanwhile is whole, and no part of it is kept as the first page`()
    async throws
  {
    try await withStore { store in
      let more = Self.users + [.named("Zoe", id: "zoe")]
      let directory = try Directory([ScriptedProvider("a", [more])], store: store)
      await directory.load(.all, of: nil) { _ in }
      #expect(try store.summary().firstPage == nil)
      await directory.finishIndex { _ in }
      #expect(try await found("", directory) == (Self.count + 1, Self.count + 1, 0))
      await directory.load(.all) { _ in }
      #expect(try store.summary().firstPage?.total == Self.count + 1)
    }
  }

  @Test func `Two who want it share the work`() async throws {
    try await withStore { store in
      let directory = try Directory([ScriptedProvider("a")], store: store)
      async let first: Void = directory.finishIndex { _ in }
      async let second: Void = directory.finishIndex { _ in }
      _ = await (first, second)
      #expect(try await found("", directory) == (Self.count, Self.count, 0))
    }
  }

  @Test func `An index that can't be made is said, and nothing is listed as if it were whole`()
    async throws
  {
    try await withStore { store in
      let directory = try Directory(
        [ScriptedProvider("a")], store: UnwritableStore(base: store))
      await directory.finishIndex { _ in }
      #expect(try await directory.state.error?.code == .storage)
      #expect(try await directory.state.isUsable == false)
    }
  }

  @Test func `Ages are right after the clock was set back, once a list was read whole`()
    async throws
  {
    let store = try SQLiteStore.inMemory()
    let year = Timestamp(seconds: 365 * 86_400)
    func read(at time: Timestamp, _ ids: String...) async throws -> Directory {
      let users = ids.map { id in
        var user = User.named("User \(id)", id: id)
        user.fetchedAt = time
        return user
      }
      let directory = try Directory(
        [ScriptedProvider("a", [users])], store: store, now: { time })
      await directory.load()
      return directory
    }
    _ = try await read(at: year, "1", "2", "3")
    let early = try Directory([ScriptedProvider("a")], store: store, now: { .atRun })
    #expect(try await early.ids(Query(parsing: "age:0s+")) == [])
    let healed = try await read(at: .atRun, "1", "2")
    #expect(try await healed.ids(Query(parsing: "age:0s+")) == ["a/1", "a/2"])
    #expect(try await healed.ids(Query(parsing: "age:1s+")) == [])
    #expect(try await healed.ids(Query(parsing: "is:gone age:0s+")) == ["a/3"])
    let listing = try #require(await healed.listing(matching: .all, sortedBy: nil))
    #expect((0..<listing.count).allSatisfy { listing.user(at: $0).fetchedAt == .atRun })
  }
}

/// How old our copy is, in lists and in queries.
struct DirectoryAgeTests {
  private static func user(_ id: String, at time: Timestamp, _ detail: User.Detail) -> User {
    var user = User.named("User \(id)", id: id)
    user.fetchedAt = time
    user.detail = detail
    return user
  }

  private static func day(_ number: Int64) -> Timestamp { Timestamp(seconds: number * 86_400) }

  @Test func `A whole list confirms whom it finds as before, in queries and orders as in the list`()
    async throws
  {
    let store = try SQLiteStore.inMemory()
    func directory(on day: Int64) throws -> Directory {
      let time = Self.day(day)
      var users = ["full", "other"].map { Self.user($0, at: time, .full) }
      users.append(Self.user("row", at: time, .list))
      users.append(Self.user("got", at: time, .list))
      // Another name is news.
      if day > 1 { users[1].displayName = "Other" }
      let got = Self.user("got", at: time, .full)
      return try Directory(
        [
          ScriptedProvider(
            "a", pages: ["": [.page(UserPage(users: users, next: nil))]],
            singles: [got.id: .success(got)])
        ], store: store, now: { time })
    }
    let first = try directory(on: 1)
    await first.load()
    _ = try await first.refresh(UserReference(source: "a", id: UserID("got")))
    let second = try directory(on: 9)
    #expect(try await second.ids(Query(parsing: "age:>1d")).count == 4)
    await second.load()
    // What only a get tells is not confirmed by a list.
    #expect(try await second.ids(Query(parsing: "age:>1d")) == ["a/got"])
    #expect(try await second.ids(Query(parsing: "age:1d-")).count == 3)
    let sort = UserSort([.init(.fetched)])
    let listing = try #require(await second.listing(matching: .all, sortedBy: sort))
    #expect(listing.user(at: 0).id == UserID("got"))
    for row in 1..<4 { #expect(listing.user(at: row).fetchedAt == Self.day(9)) }
    for row in 0..<4 {
      let user = listing.user(at: row)
      let query = try Query(parsing: "age:>1d id:=\(user.id.text)")
      let found = try await second.ids(query)
      #expect(found.isEmpty == (user.fetchedAt == Self.day(9)))
    }
    // The next program finds the same in what was kept.
    #expect(try await directory(on: 9).ids(Query(parsing: "age:>1d")) == ["a/got"])
  }
}

/// A store in which no index can be made.
private struct UnwritableStore: UserStore {
  let base: SQLiteStore

  var notices: [DisplayText] { base.notices }
  var isReadOnly: Bool { base.isReadOnly }

  func summary() throws(StoreError) -> StoreSummary { try base.summary() }
  func readChunks(
    since revision: Int64, _ take: (StoredChunk) -> Void
  ) throws(StoreError) -> Int64 { try base.readChunks(since: revision, take) }
  func users(numbered numbers: [Int]) throws(StoreError) -> [User?] {
    try base.users(numbered: numbers)
  }
  func user(_ reference: UserReference) throws(StoreError) -> User? { try base.user(reference) }
  func users(
    answering texts: [String], _ take: (_ users: [User]) -> Void
  ) throws(StoreError) { try base.users(answering: texts, take) }
  func number(of reference: UserReference) throws(StoreError) -> Int? {
    try base.number(of: reference)
  }
  func unfilled(of source: String) throws(StoreError) -> [UserID] {
    try base.unfilled(of: source)
  }
  func adopt(
    _ source: Source, from address: String, at time: Timestamp
  ) throws(StoreError) -> Bool { try base.adopt(source, from: address, at: time) }
  func claim(_ source: String, isWaiting: Bool) throws(StoreError) -> StoreClaim {
    try base.claim(source, isWaiting: isWaiting)
  }
  func beginRun(of source: Source, at time: Timestamp) throws(StoreError) {
    try base.beginRun(of: source, at: time)
  }
  func write(
    _ users: [User], of source: String, at time: Timestamp
  ) throws(StoreError) -> StoreChanges { try base.write(users, of: source, at: time) }
  func endRun(_ run: StoreRun, at time: Timestamp) throws(StoreError) -> StoreChanges {
    try base.endRun(run, at: time)
  }
  func markGone(_ reference: UserReference, at time: Timestamp) throws(StoreError) {
    try base.markGone(reference, at: time)
  }
  func saveFirstPage(_ page: StoredFirstPage) throws(StoreError) { try base.saveFirstPage(page) }
  func prune(before time: Timestamp) throws(StoreError) { try base.prune(before: time) }
  func rebuildChunks(_ numbers: [Int]) throws(StoreError) {
    throw StoreError(.full, "no room")
  }
}
