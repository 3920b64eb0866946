import DirectoryModel
import DirectoryStore
import Testing

@Suite("Users are kept as they came")
struct UserKeepingTests {
  private let folder: StoreFolder
  private let store: SQLiteStore

  init() throws {
    folder = try StoreFolder()
    store = try folder.open()
  }

  /// A user of whom everything is told.
  private static let complete = User.sample("id-7") {
    $0.displayName = DisplayText("Alice\u{202E} Śmith")
    $0.email = "alice@example.com"
    $0.username = "alice"
    $0.status = .other("on leave")
    $0.privilege = Privilege(value: true, because: ["ADMIN"])
    $0.roles = [
      Role(
        name: "EDITOR", kind: .team, id: UserID("r1"), isCustom: false,
        scope: [.init("team", "Ops")])
    ]
    $0.permissions = [Permission(id: UserID("p"), code: "READ", isBoolean: true), Permission()]
    $0.mfa = MFAStatus(state: .disabled, isEnforced: true, raw: "DISABLED")
    $0.signIn = SignInMethods(password: true, sso: false)
    $0.invitation = InvitationState(state: .accepted, sentAt: .day(1), acceptedAt: .day(2))
    $0.groups = [Group(kind: .team, id: UserID("7"), name: "Ops", description: "On call")]
    $0.lastSeen = LastSeen(
      state: .at(Timestamp(seconds: 3, nanoseconds: 123_456_700, digits: 7)), kind: .agent,
      channels: [.init(name: "web", at: nil)])
    $0.createdAt = .day(4)
    $0.updatedAt = .day(5)
    $0.attributes = [.init("big", .number("12345678901234567890")), .init("none", nil)]
    $0.problems = ["x is no string: 1"]
    $0.untold = [.roles, .tags]
    $0.fetchedAt = Timestamp(seconds: 86_400, nanoseconds: 123_000_000, digits: 3)
  }

  @Test func `Every part of a user comes back, by its reference and by its number`() throws {
    try store.write([Self.complete])
    #expect(try store.user(Self.complete.reference) == Self.complete)
    #expect(try store.users(numbered: [0]) == [Self.complete])
    #expect(try store.number(of: Self.complete.reference) == 0)
  }

  @Test func `Users are there again when the store is opened again`() throws {
    try store.write([Self.complete])
    let again = try folder.open()
    #expect(try again.user("id-7") == Self.complete)
    #expect(again.notices == [])
  }

  @Test func `The same holds in memory`() throws {
    let store = try SQLiteStore.inMemory()
    try store.write([Self.complete])
    #expect(try store.user("id-7") == Self.complete)
    #expect(store.path == nil)
    #expect(!store.isReadOnly)
  }

  @Test func `Users are numbered from 0 on, whatever their source, and keep their numbers`() throws
  {
    try store.write([.sample("x"), .sample("y")])
    try store.write([.sample("x", of: "b")])
    try store.write([.sample("y") { $0.email = "y@b.c" }, .sample("z")])
    let users = try store.users(numbered: [3, 0, 2, 1])
    #expect(users.map { $0?.reference.text.printable } == ["a/z", "a/x", "b/x", "a/y"])
  }

  @Test func `A number or reference that was never given has no user`() throws {
    try store.write([.sample("x")])
    #expect(try store.users(numbered: [1, -1, 0]).map { $0 == nil } == [true, true, false])
    #expect(try store.user("y") == nil)
    #expect(try store.user(UserReference(source: "b", id: UserID("x"))) == nil)
    #expect(try store.number(of: UserReference(source: "a", id: UserID("y"))) == nil)
  }

  @Test func `Ids are the same only if their bytes are`() throws {
    try store.write([.sample("\u{E9}") { $0.email = "1@b.c" }])
    try store.write([.sample("e\u{301}") { $0.email = "2@b.c" }])
    #expect(try store.user("\u{E9}")?.email == "1@b.c")
    #expect(try store.user("e\u{301}")?.email == "2@b.c")
    #expect(try store.user("é ") == nil)
  }

  @Test func `An id may hold any character, also none that a person can type`() throws {
    let id = "a/b'\"\u{0}%\u{202E}"
    try store.write([.sample(id)])
    #expect(try store.user(id)?.id == UserID(id))
  }

  @Test func `A user that comes twice in one write is one user, as it came last`() throws {
    let changes = try store.write([.sample("x"), .sample("x") { $0.email = "x@b.c" }])
    #expect(changes.added == 1)
    #expect(changes.changed == 1)
    #expect(try store.users(numbered: [0, 1]).map { $0?.email } == ["x@b.c", nil])
    #expect(try store.summary().sources.map(\.count) == [1])
  }

  @Test func `A record that differs only in its raw bytes replaces them, and nothing has changed`()
    throws
  {
    try store.sync([.sample("x")], on: 1)
    let changes = try store.write([.sample("x") { $0.raw = [1, 2, 3] }], on: 2)
    #expect(changes.unchanged == 1)
    #expect(changes.changed == 0)
    #expect(try store.user("x")?.raw == [1, 2, 3])
    #expect(try store.history() == [])
  }

  @Test func `A record without raw bytes is kept`() throws {
    try store.write([.sample("x") { $0.raw = [] }])
    #expect(try store.user("x")?.raw == [])
  }
}
