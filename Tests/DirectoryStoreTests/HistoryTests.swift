import DirectoryModel
import DirectoryStore
import Testing

@Suite("What has changed is kept")
struct HistoryTests {
  private let store: SQLiteStore

  init() throws { store = try SQLiteStore.inMemory() }

  @Test func `Whom a first reading brings was not added`() throws {
    try store.sync([.sample("x"), .sample("y")], on: 1, .partial)
    let changes = try store.sync([.sample("x"), .sample("y"), .sample("z")], on: 2)
    #expect(changes.added == 1)
    #expect(try store.history() == [])
  }

  @Test func `Whom a later reading brings was added`() throws {
    try store.sync([.sample("x")], on: 1)
    try store.sync([.sample("x"), .sample("y")], on: 2)
    #expect(try store.history() == ["1 added"])
  }

  @Test func `A changed field is kept with the JSON before and after`() throws {
    try store.sync([.sample("x")], on: 1)
    let changed = User.sample("x") {
      $0.email = "x@b.c"
      $0.mfa = MFAStatus(state: .enabled)
      $0.attributes = [.init("title", "Dr.")]
    }
    let changes = try store.sync([changed], on: 2)
    #expect(changes.changed == 1)
    #expect(
      try store.history() == [
        #"0 changed email null -> "x@b.c""#,
        #"0 changed mfa {"state":"unknown","enforced":null,"raw":null} -> "#
          + #"{"state":"enabled","enforced":null,"raw":null}"#,
        #"0 changed attributes.title null -> "Dr.""#,
      ])
  }

  @Test func `What only a get tells has not changed when it is told first`() throws {
    try store.sync([.row("x")], on: 1)
    try store.write([.detail("x")], on: 2)
    #expect(try store.history() == [])
  }

  @Test
  func `A full record is compared with the full record before, not with the list row between`()
    throws
  {
    try store.sync([.row("x")], on: 1)
    try store.write([.detail("x", email: "old@b.c")], on: 2)
    try store.sync([.row("x")], on: 3)
    try store.write([.detail("x", email: "new@b.c")], on: 4)
    #expect(try store.history() == [#"0 changed email "old@b.c" -> "new@b.c""#])
  }

  @Test func `A change that the list told is not told again by the full record that follows`()
    throws
  {
    try store.sync([.row("x")], on: 1)
    try store.write([.detail("x")], on: 1)
    try store.sync([.row("x", "New")], on: 2)
    try store.write([.detail("x", "New", email: "new@b.c")], on: 2)
    #expect(
      try store.history() == [
        #"0 changed display_name "Row" -> "New""#, #"0 changed email "a@b.c" -> "new@b.c""#,
      ])
  }

  @Test func `A change that a get told is not told again by the list that follows`() throws {
    try store.sync([.row("x")], on: 1)
    try store.write([.detail("x")], on: 1)
    try store.write([.detail("x", "New")], on: 2)
    try store.sync([.row("x", "New")], on: 3)
    #expect(try store.history() == [#"0 changed display_name "Row" -> "New""#])
  }

  @Test func `A change back and forth is told each time`() throws {
    try store.sync([.row("x", "1")], on: 1)
    for (day, name) in [(2, "2"), (3, "1"), (4, "2")] as [(Int64, DisplayText)] {
      try store.sync([.row("x", name)], on: day)
    }
    #expect(try store.history().count == 3)
  }

  @Test func `The same change to a full record as long ago to the list is told`() throws {
    try store.sync([.row("x", "1")], on: 1)
    try store.sync([.row("x", "2")], on: 2)
    try store.write([.detail("x", "1")], on: 3)
    try store.write([.detail("x", "2")], on: 4)
    #expect(
      try store.history() == [
        #"0 changed display_name "1" -> "2""#, #"0 changed display_name "1" -> "2""#,
      ])
  }

  @Test func `When a user was read is no change of it`() throws {
    try store.sync([.sample("x", at: .day(1))], on: 1)
    #expect(try store.write([.sample("x", at: .day(2))], on: 2) == .unchanged(1))
    #expect(try store.history() == [])
  }

  @Test func `A list that a record does not tell has not changed`() throws {
    let known = User.sample("x") { $0.roles = [Role(name: "Owner", kind: .portal)] }
    let untold = User.sample("x") { $0.untold = [.roles] }
    try store.sync([known], on: 1)
    try store.sync([untold], on: 2)
    try store.sync([known], on: 3)
    #expect(try store.history() == [])
    #expect(try store.user("x")?.roles.count == 1)
  }

  @Test func `Going and coming back is told, and coming back with news both`() throws {
    try store.sync([.sample("x"), .sample("y")], on: 1)
    #expect(try store.sync([.sample("y")], on: 2).gone == 1)
    let changes = try store.sync([.sample("x") { $0.email = "x@b.c" }, .sample("y")], on: 3)
    #expect(changes.changed == 1)
    #expect(
      try store.history() == ["0 gone", #"0 changed email null -> "x@b.c""#, "0 back"])
  }

  @Test func `No change has the number of an earlier one, even when all were deleted`() throws {
    try store.sync([.row("x")], on: 1)
    try store.sync([.row("x", "2")], on: 2)
    try store.write([.detail("x", "2")], on: 2)
    try store.prune(before: .day(3))
    #expect(try store.history() == [])
    try store.sync([.row("x", "3")], on: 4)
    try store.write([.detail("x", "3")], on: 4)
    #expect(try store.history() == [#"0 changed display_name "2" -> "3""#])
  }
}
