import DirectoryModel
import DirectoryStore
import Testing

@Suite("Runs over a source's list")
struct RunTests {
  private let store: SQLiteStore

  init() throws { store = try SQLiteStore.inMemory() }

  private func source() throws -> StoreSummary.StoredSource {
    try #require(try store.summary().sources.first)
  }

  @Test func `A store of which nothing was asked has no sources and no first page`() throws {
    let summary = try store.summary()
    #expect(summary.sources.isEmpty)
    #expect(summary.firstPage == nil)
  }

  @Test func `A run that has not ended is known by its beginning`() throws {
    try store.sync([.sample("x")], on: 1)
    try store.beginRun(of: .a, at: .day(2))
    #expect(try source().lastBegan == .day(2))
    #expect(try source().lastRun == nil)
    #expect(try source().asOf == .day(1))
  }

  @Test func `All that is known of a run's end is kept`() throws {
    let error = ProviderError(
      .rateLimited(retryAfter: 30), source: "a", operation: "GET /Users", requestID: "r-1",
      detail: "slow down", retryAt: .day(3))
    let state = SourceState(
      source: .a, phase: .partial, got: 7, expected: 9, asOf: nil, error: error,
      notices: ["one", "two"])
    try store.beginRun(of: .a, at: .day(1))
    _ = try store.endRun(StoreRun(state: state, seen: []), at: .day(2))
    #expect(try source().lastRun == state)
    #expect(try source().name == "a")
    #expect(try source().provider == "scim")
    #expect(try source().asOf == nil)
  }

  @Test func `The time of the last complete run survives one that fails`() throws {
    try store.sync([.sample("x")], on: 1)
    try store.sync([], on: 2, .failed)
    #expect(try source().asOf == .day(1))
    #expect(try source().lastRun?.phase == .failed)
    #expect(try source().lastRun?.asOf == .day(1))
  }

  @Test func `Whom a complete run did not see has gone`() throws {
    try store.sync([.sample("x"), .sample("y")], on: 1)
    let changes = try store.sync([.sample("y")], on: 2)
    #expect(changes.gone == 1)
    #expect(try store.user("x")?.goneSince == .day(2))
    #expect(try store.user("y")?.goneSince == nil)
    #expect(try source().count == 1)
    #expect(try store.index() == ["0=User x full gone", "1=User y full"])
  }

  @Test func `Whom an incomplete run did not see is still there`() throws {
    try store.sync([.sample("x"), .sample("y")], on: 1)
    try store.sync([.sample("y")], on: 2, .partial)
    #expect(try store.user("x")?.goneSince == nil)
    #expect(try source().count == 2)
  }

  @Test func `Users of other sources have not gone`() throws {
    try store.write([.sample("x", of: "b")])
    try store.sync([.sample("y")], on: 2)
    #expect(try store.user(UserReference(source: "b", id: UserID("x")))?.goneSince == nil)
  }

  @Test func `A user stays gone since the first run without it`() throws {
    try store.sync([.sample("x"), .sample("y")], on: 1)
    try store.sync([.sample("y")], on: 2)
    #expect(try store.sync([.sample("y")], on: 3).gone == 0)
    #expect(try store.user("x")?.goneSince == .day(2))
  }

  @Test func `A user that a run sees again is back, though its record is as it was`() throws {
    try store.sync([.sample("x"), .sample("y")], on: 1)
    try store.sync([.sample("y")], on: 2)
    let changes = try store.sync([.sample("x", at: .day(3)), .sample("y")], on: 3)
    #expect(changes.changed == 1)
    #expect(try store.user("x")?.goneSince == nil)
    #expect(try store.number(of: UserReference(source: "a", id: UserID("x"))) == 0)
    #expect(try source().count == 2)
    #expect(try store.index() == ["0=User x full", "1=User y full"])
  }

  @Test func `A user with a full record that a list row brings back is shown in full`() throws {
    try store.sync([.row("x"), .row("y")], on: 1)
    try store.write([.detail("x")], on: 1)
    try store.sync([.row("y")], on: 2)
    try store.sync([.row("x"), .row("y")], on: 3)
    #expect(try store.user("x")?.detail == .full)
    #expect(try store.index() == ["0=Row full", "1=Row list"])
  }

  @Test func `A user that its source no longer has is marked as gone, once`() throws {
    try store.sync([.sample("x"), .sample("y")], on: 1)
    let reference = UserReference(source: "a", id: UserID("x"))
    try store.markGone(reference, at: .day(2))
    try store.markGone(reference, at: .day(3))
    #expect(try store.user("x")?.goneSince == .day(2))
    #expect(try store.history() == ["0 gone"])
    #expect(try source().count == 1)
  }

  @Test func `To mark a user as gone that was never kept does nothing`() throws {
    try store.markGone(
      UserReference(source: "b", id: UserID("x")), at: .day(2))
    #expect(try store.summary().sources.isEmpty)
  }

  @Test func `A source takes over what the configuration says of it now`() throws {
    try store.sync([.sample("x")], on: 1)
    try store.beginRun(of: Source(name: "a", tag: "Z", provider: "tines"), at: .day(2))
    let state = SourceState(source: Source(name: "a", tag: "Z", provider: "tines"), phase: .partial)
    _ = try store.endRun(StoreRun(state: state, seen: []), at: .day(2))
    #expect(try source().lastRun?.source.tag == "Z")
    #expect(try store.user("x")?.provider == "tines")
  }

  @Test func `After the clock was set back a whole run dates all whom it saw`() throws {
    let users = ["full", "other"].map { User.sample($0, at: .day(9)) }
    try store.sync(users + [.row("row", at: .day(9)), .row("got", at: .day(9))], on: 9)
    try store.write([.detail("got", at: .day(9))], on: 9)
    try store.sync([.row("got", at: .day(9)), .sample("gone", at: .day(9))] + users, on: 9)
    try store.sync(
      users.map { user in
        var user = user
        user.fetchedAt = .day(2)
        return user
      } + [.row("row", at: .day(2)), .row("got", at: .day(2))], on: 3)
    for id in ["full", "other", "row", "got"] {
      #expect(try store.user(id)?.fetchedAt == .day(3), "\(id)")
    }
    #expect(try store.user("gone")?.fetchedAt == .day(3))
    #expect(try store.user("gone")?.goneSince == .day(3))
    // A later run counts from there.
    try store.sync(users, on: 4)
    #expect(try store.user("full")?.fetchedAt == .day(4))
  }

  @Test func `After the clock was set back a get dates whom it finds as before`() throws {
    try store.write([.sample("x", at: .day(9))], on: 9)
    try store.write([.sample("x", at: .day(3))], on: 3)
    #expect(try store.user("x")?.fetchedAt == .day(3))
    // A page that was read before a get and is written after it takes nothing back.
    try store.write([.sample("x", at: .day(2))], on: 4)
    #expect(try store.user("x")?.fetchedAt == .day(3))
  }

  @Test func `The first page is kept as it was saved last`() throws {
    try store.saveFirstPage(StoredFirstPage(sources: ["a"], numbers: [3], total: 1))
    let page = StoredFirstPage(sources: ["a", "b.c-d_e"], numbers: [5, 0, 2], total: 1_000_000)
    try store.saveFirstPage(page)
    #expect(try store.summary().firstPage == page)
  }
}
