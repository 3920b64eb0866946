import DirectoryModel
import GRDB
import Testing

@testable import DirectoryStore

@Suite("Stores of other versions")
struct SchemaTests {
  private let folder: StoreFolder

  init() throws { folder = try StoreFolder() }

  @Test func `A store of the first version is brought up to the present one with its users`() throws
  {
    try StoreFile(folder.store).makeFolder()
    let queue = try DatabaseQueue(path: folder.store)
    try StoreSchema.migrate(queue, to: 1)
    try queue.write { database in
      try database.execute(
        sql: """
          INSERT INTO source (number, name, tag, provider, users, as_of)
            VALUES (1, 'a', 'A', 'scim', 1, ?1);
          INSERT INTO user VALUES (0, 1, CAST('x' AS BLOB), 0, ?1, NULL, NULL);
          INSERT INTO full_record VALUES (0, CAST('{"display_name":"User x"}' AS BLOB), x'41');
          INSERT INTO lookup VALUES (?2, 0);
          UPDATE store SET revision = 3, next_user = 1;
          """.replacing("?1", with: "\(Timestamp.day(1).packed)").replacing(
            "?2", with: "\(Lookup.Key.id(UserID("x"), source: 1).hash)"))
    }
    try queue.close()
    let store = try folder.open()
    #expect(store.notices == [])
    #expect(try store.info().schema == StoreSchema.version)
    #expect(try store.user("x")?.displayName == "User x")
    try store.sync([.sample("x") { $0.email = "x@b.c" }, .sample("y")], on: 2)
    #expect(try store.history() == [#"0 changed email null -> "x@b.c""#, "1 added"])
    #expect(try store.users(numbered: [1]).map { $0?.id.text } == ["y"])
  }

  @Test func `A store of a newer version is refused and stays as it is`() throws {
    try folder.open().write([.sample("x")])
    try folder.execute("PRAGMA user_version = 99")
    let error = #expect(throws: StoreError.self) { try folder.open() }
    #expect(error?.code == .newerSchema)
    #expect(error?.message.printable.contains("schema 99") == true)
    #expect(try folder.names().contains { $0.contains("damaged") } == false)
    try folder.execute("PRAGMA user_version = \(StoreSchema.version)")
    #expect(try folder.open().user("x") != nil)
  }

  @Test func `Every version is noted in the file`() throws {
    for version in 1...StoreSchema.version {
      let queue = try DatabaseQueue()
      try StoreSchema.migrate(queue, to: version)
      #expect(try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == version)
    }
  }

  @Test func `Another program's database is refused and stays as it is`() throws {
    try StoreFile(folder.store).makeFolder()
    try folder.execute("CREATE TABLE mine (a); INSERT INTO mine VALUES (1)")
    let error = #expect(throws: StoreError.self) { try folder.open() }
    #expect(error?.code == .unreadable)
    try folder.execute("INSERT INTO mine VALUES (2)")
    #expect(try folder.names() == ["roster.sqlite", "roster.sqlite.lock"])
  }

  @Test(arguments: [-1, 0, 1_700_000_000])
  func `A time of our own clock is kept in the order of time`(seconds: Int64) {
    let times = [
      Timestamp(seconds: seconds), Timestamp(seconds: seconds, nanoseconds: 1_000_000, digits: 3),
      Timestamp(seconds: seconds, nanoseconds: 999_999_000, digits: 6),
      Timestamp(seconds: seconds + 1),
    ]
    #expect(times.map { Timestamp(packed: $0.packed) } == times)
    #expect(times.map(\.packed) == times.map(\.packed).sorted())
  }

  @Test func `The first and the last year that can be written are kept`() {
    for seconds in [-62_167_219_200, 253_402_300_799] as [Int64] {
      #expect(Timestamp(packed: Timestamp(seconds: seconds).packed).seconds == seconds)
    }
  }
}
