import DirectoryModel
import DirectoryStore
import Testing

@Suite("What a list tells and what a get tells are kept apart")
struct RecordLayerTests {
  private let store: SQLiteStore

  init() throws { store = try SQLiteStore.inMemory() }

  @Test func `A full record takes the place of a list row`() throws {
    try store.sync([.row("x")], on: 1)
    let changes = try store.write([.detail("x")], on: 2)
    #expect(changes == StoreChanges.unchanged(1))
    #expect(try store.user("x") == .detail("x"))
    #expect(try store.index() == ["0=Row full"])
  }

  @Test func `A list row that is as it was leaves the full record in place`() throws {
    try store.sync([.row("x")], on: 1)
    try store.write([.detail("x")], on: 2)
    let changes = try store.sync([.row("x", at: .day(3))], on: 3)
    #expect(changes == StoreChanges.unchanged(1))
    #expect(try store.user("x")?.detail == .full)
    #expect(try store.user("x")?.email == "a@b.c")
  }

  @Test func `A list row that has changed takes the place of the full record`() throws {
    try store.sync([.row("x")], on: 1)
    try store.write([.detail("x")], on: 2)
    let changes = try store.sync([.row("x", "New", at: .day(3))], on: 3)
    #expect(changes.changed == 1)
    #expect(try store.user("x")?.displayName == "New")
    #expect(try store.user("x")?.detail == .list)
    #expect(try store.index() == ["0=New list"])
  }

  @Test func `A first list row does not replace a full record that was read before`() throws {
    try store.write([.detail("x")])
    try store.sync([.row("x", "Other")], on: 2)
    #expect(try store.user("x")?.detail == .full)
    try store.sync([.row("x", "Other")], on: 3)
    #expect(try store.user("x")?.detail == .full)
  }

  @Test func `A full record that is as it was comes back after a changed list row`() throws {
    try store.sync([.row("x")], on: 1)
    try store.write([.detail("x")], on: 2)
    try store.sync([.row("x", "New")], on: 3)
    try store.write([.detail("x", at: .day(4))], on: 4)
    #expect(try store.user("x") == .detail("x", at: .day(4)))
    #expect(try store.index() == ["0=Row full"])
  }

  @Test func `Only users of whom a list row is shown, and that have not gone, are unfilled`() throws
  {
    try store.sync([.row("x"), .row("y"), .row("z"), .row("gone")], on: 1)
    try store.write([.detail("y")], on: 1)
    try store.sync([.row("x"), .row("y"), .row("z")], on: 2)
    #expect(try store.unfilled(of: "a") == [UserID("x"), UserID("z")])
    #expect(try store.unfilled(of: "b") == [])
  }

  // MARK: What came before all of it had

  /// A record of which the rest is yet to come.
  private static let preliminary = User.sample("x") { $0.isPreliminary = true }
  private static let complete = User.sample("x") { $0.invitation.state = .pending }

  @Test(arguments: [nil, 1] as [Int64?])
  func `What completes a preliminary record is no change`(asOf day: Int64?) throws {
    if let day { try store.sync([.sample("other")], on: day) }
    #expect(try store.write([Self.preliminary], on: 2).added == 1)
    let noted = try store.history()
    let changes = try store.write([Self.complete], on: 2)
    #expect(changes.completed == 1)
    #expect(changes.changed == 0 && changes.unchanged == 0)
    #expect(try store.user("x") == Self.complete)
    #expect(try store.history() == noted)
    try store.write([.sample("x") { $0.invitation.state = .accepted }], on: 3)
    #expect(try store.history().count == noted.count + 1)
  }

  @Test func `A preliminary record never takes the place of a complete one`() throws {
    try store.sync([Self.complete], on: 1)
    let revision = try store.readChunks(since: 0) { _ in }
    #expect(try store.write([Self.preliminary], on: 2) == StoreChanges())
    #expect(try store.user("x") == Self.complete)
    #expect(try store.readChunks(since: 0) { _ in } == revision)
  }

  @Test func `A list row that is completed leaves a full record in place that came meanwhile`()
    throws
  {
    try store.write([.sample("x") { ($0.detail, $0.isPreliminary) = (.list, true) }])
    try store.write([.detail("x")])
    try store.write([.row("x", "Row")])
    #expect(try store.user("x") == .detail("x"))
    #expect(try store.history() == [])
  }

  // MARK: Until when a record was known to hold

  @Test func `A complete list confirms its rows without writing them`() throws {
    try store.sync([.row("x", at: .day(1))], on: 1)
    try store.sync([.row("x", at: .day(5))], on: 5)
    #expect(try store.user("x")?.fetchedAt == .day(5))
  }

  @Test func `A complete list of full records confirms them`() throws {
    try store.sync([.sample("x", at: .day(1))], on: 1)
    try store.sync([.sample("x", at: .day(5))], on: 5)
    #expect(try store.user("x")?.fetchedAt == .day(5))
  }

  @Test func `A list does not confirm what only a get tells`() throws {
    try store.sync([.row("x")], on: 1)
    try store.write([.detail("x", at: .day(2))], on: 2)
    try store.sync([.row("x", at: .day(5))], on: 5)
    #expect(try store.user("x")?.fetchedAt == .day(2))
  }

  @Test func `A get that brings nothing new confirms what it told, also during a run`() throws {
    try store.sync([.row("x")], on: 1)
    try store.write([.detail("x", at: .day(2))], on: 2)
    try store.beginRun(of: .a, at: .day(3))
    try store.write([.detail("x", at: .day(3))], on: 3)
    #expect(try store.user("x")?.fetchedAt == .day(3))
  }

  @Test func `Where lists tell all, a get between runs confirms the user at once`() throws {
    try store.sync([.sample("x", at: .day(1))], on: 1)
    try store.write([.sample("x", at: .day(4))], on: 4)
    #expect(try store.user("x")?.fetchedAt == .day(4))
  }

  @Test func `A run that was broken off confirms nobody`() throws {
    try store.sync([.sample("x", at: .day(1))], on: 1)
    try store.sync([.sample("x", at: .day(5))], on: 5, .partial)
    #expect(try store.user("x")?.fetchedAt == .day(1))
  }

  @Test func `A user that has gone keeps the time of the last list that had it`() throws {
    try store.sync([.sample("x", at: .day(1)), .sample("y")], on: 1)
    try store.sync([.sample("x", at: .day(2)), .sample("y")], on: 2)
    try store.sync([.sample("y")], on: 3)
    try store.sync([.sample("y")], on: 4)
    #expect(try store.user("x")?.fetchedAt == .day(2))
    #expect(try store.user("x")?.goneSince == .day(3))
  }

  @Test func `That more or less of a user was told is no change of it`() throws {
    try store.sync([.sample("x")], on: 1)
    let changes = try store.sync(
      [
        .sample("x") {
          $0.untold = [.groups]
          $0.supplement = .failed
        }
      ], on: 2)
    #expect(changes == .unchanged(1))
    #expect(try store.user("x")?.supplement == .failed)
    #expect(try store.history() == [])
  }

  @Test func `With the clock set back, a later reading gives a user its time`() throws {
    try store.sync([.sample("x", at: .day(9))], on: 9)
    try store.sync([.sample("x", at: .day(3))], on: 3)
    #expect(try store.user("x")?.fetchedAt == .day(3))
  }
}

extension StoreChanges {
  static func unchanged(_ count: Int) -> StoreChanges {
    var changes = StoreChanges()
    changes.unchanged = count
    return changes
  }
}
