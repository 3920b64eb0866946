import DirectoryModel
import DirectoryStore
import Testing

@Suite("Users are found by a whole text")
struct LookupTests {
  private let store: SQLiteStore

  init() throws {
    store = try SQLiteStore.inMemory()
    try store.sync(
      [
        .sample("7") {
          $0.displayName = "Zoë O’Neill"
          $0.email = "Zoe@Example.com"
          $0.username = "zoe"
        },
        .sample("AbC") { $0.displayName = "7" }, .sample("empty") { $0.displayName = "" },
      ], on: 1)
  }

  private func ids(_ text: String) throws -> [String] {
    try store.users(answering: text).map(\.id.text)
  }

  @Test(arguments: ["zoe@example.COM", "ZOE", "zoé o’neill", "ZOE O’NEILL"])
  func `An e-mail address, a username and a name are found folded`(text: String) throws {
    #expect(try ids(text) == ["7"])
  }

  @Test func `An id is found byte for byte, in every source, beside the names that are alike`()
    throws
  {
    try store.write([.sample("7", of: "b")])
    #expect(try ids("7") == ["7", "AbC", "7"])
    #expect(try ids("AbC") == ["AbC"])
    #expect(try ids("abc") == [])
  }

  @Test func `Each of several texts has its own answer`() throws {
    var found: [[String]] = []
    try store.users(answering: ["ZOE", "none", "7"]) { found.append($0.map(\.id.text)) }
    #expect(found == [["7"], [], ["7", "AbC"]])
  }

  @Test(arguments: ["zo", "example.com", "", " "])
  func `A part of a text, and no text, find nobody`(text: String) throws {
    #expect(try ids(text) == [])
  }

  @Test func `A user is found by what is shown of it now, no longer by what was`() throws {
    try store.write([.sample("7") { $0.email = "new@b.c" }], on: 2)
    #expect(try ids("new@b.c") == ["7"])
    #expect(try ids("zoe@example.com") == [])
    #expect(try ids("User 7") == ["7"])
  }

  @Test
  func `A full record is found by what the list row does not tell, until a row takes its place`()
    throws
  {
    let store = try SQLiteStore.inMemory()
    try store.sync([.row("x")], on: 1)
    try store.write([.detail("x")], on: 1)
    #expect(try store.users(answering: "a@b.c").count == 1)
    try store.sync([.row("x", "New")], on: 2)
    #expect(try store.users(answering: "a@b.c").isEmpty)
    try store.write([.detail("x")], on: 3)
    #expect(try store.users(answering: "a@b.c").count == 1)
    #expect(try store.users(answering: "new").isEmpty)
  }

  @Test func `Users that have gone are not found, and are again when they are back`() throws {
    let users = try store.users(numbered: [0]).compactMap { $0 }
    try store.sync([], on: 2)
    #expect(try ids("zoe") == [])
    #expect(try ids("7") == [])
    try store.sync(users, on: 3)
    #expect(try ids("zoe") == ["7"])
  }

  @Test func `Many users of one name are all found, in the order of their numbers`() throws {
    try store.write((0..<300).map { .sample("n\($0)") { $0.displayName = "Same" } })
    #expect(try ids("same") == (0..<300).map { "n\($0)" })
  }

  @Test
  func `All are found when the small table of the lookup has been emptied into the large one`()
    throws
  {
    let store = try SQLiteStore.inMemory()
    for start in stride(from: 0, to: 35_000, by: 5_000) {
      try store.write((start..<start + 5_000).map { .sample("id\($0)") })
    }
    for number in [0, 1, 17_000, 32_000, 33_000, 34_999] {
      #expect(try store.users(answering: "user ID\(number)").map(\.id.text) == ["id\(number)"])
      #expect(try store.user("id\(number)") != nil)
    }
    #expect(try store.write([.sample("id1"), .sample("id34999")]) == .unchanged(2))
  }
}
