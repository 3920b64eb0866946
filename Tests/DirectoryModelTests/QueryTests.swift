import DirectoryModel
import Testing

struct QueryTests {
  private static let alice = User.sample {
    $0.displayName = "Alice Śmith"
    $0.email = "a.smith@example.com"
    $0.username = "asmith"
  }

  @Test(
    "Words are split at white space and folded",
    arguments: [
      ("", []), ("  \t\n ", []), ("Bob", ["bob"]), ("  bob   ÉVE ", ["bob", "eve"]),
      ("a\u{A0}b", ["a", "b"]), ("Ａ", ["a"]), ("o'brien-x", ["o'brien-x"]),
      ("a$b a!b a^b a-b", ["a$b", "a!b", "a^b", "a-b"]), ("a@b.c #7 a,b", ["a@b.c", "#7", "a,b"]),
    ] as [(String, [String])])
  func words(text: String, words: [String]) throws {
    let query = try Query(parsing: text)
    #expect(query.words == words)
    #expect(query.isEmpty == words.isEmpty)
  }

  @Test(
    "A reserved sign is an error that names its column",
    arguments: [
      ("-bob", 1, "'-' before a word is not supported yet"),
      ("bob -eve", 5, "'-' before a word is not supported yet"),
      ("!bob", 1, "'!' before a word is not supported yet"),
      ("^bob", 1, "'^' before a word is not supported yet"),
      ("-", 1, "'-' before a word is not supported yet"),
      ("bob$", 4, "'$' is not supported yet"), ("$", 1, "'$' is not supported yet"),
      ("\"bob\"", 1, "'\"' is not supported yet"), ("a bo\"b", 5, "'\"' is not supported yet"),
      ("(bob", 1, "'(' is not supported yet"), ("bob)", 4, "')' is not supported yet"),
      ("a|b", 2, "'|' is not supported yet"), ("a | b", 3, "'|' is not supported yet"),
      ("  mfa:on", 3, "fields such as 'mfa:' are not supported yet"),
      (":", 1, "fields such as ':' are not supported yet"),
      ("é e\u{301} a|b", 6, "'|' is not supported yet"),
    ])
  func reserved(text: String, column: Int, message: String) {
    #expect(throws: QueryError(DisplayText(message), column: column)) { try Query(parsing: text) }
  }

  @Test(
    "Every word has to occur in name, e-mail, username or id",
    arguments: [
      ("", true), ("alice", true), ("ALICE", true), ("smith", true), ("śMITH", true),
      ("s\u{301}mith", true), ("ａｌｉｃｅ", true), ("lic", true), ("example.com", true),
      ("asmith", true), ("id-7", true), ("alice example", true), ("smith alice", true),
      ("alice bob", false), ("bob", false), ("alicesmith", false), ("tines", false),
    ])
  func matches(text: String, isMatch: Bool) throws {
    #expect(try Query(parsing: text).matches(Self.alice) == isMatch)
  }

  @Test("A word does not match across two facts", arguments: ["smitha", "com.a", "mithid"])
  func noMatchAcross(text: String) throws {
    #expect(try !Query(parsing: text).matches(Self.alice))
  }

  @Test(
    "A word matches the start of a written syllable, as one types it",
    arguments: [("नितिन", "न"), ("प्रिया", "प"), ("น้ำฝน", "น"), ("ကျော်", "က")])
  func syllables(name: String, word: String) throws {
    let user = User.sample { $0.displayName = DisplayText(name) }
    #expect(try Query(parsing: word).matches(user))
  }

  @Test("A user without e-mail and username is found by name and id", arguments: ["bob", "id-7"])
  func bare(text: String) throws {
    let user = User.sample { $0.displayName = "Bob" }
    #expect(try Query(parsing: text).matches(user))
  }

  @Test("Names are searched as they came, not by their marks")
  func originalIsSearched() throws {
    let user = User.sample { $0.displayName = DisplayText("Bob\u{202E}") }
    #expect(try !Query(parsing: "202e").matches(user))
  }

  @Test("The query for all is the empty one")
  func all() throws {
    #expect(try Query(parsing: "") == Query.all)
    #expect(Query.all.matches(Self.alice))
  }

  @Test("Search text holds what was folded, a line each")
  func searchText() {
    #expect(SearchText(Self.alice).folded == "alice smith\na.smith@example.com\nasmith\nid-7")
  }

  @Test(
    "The words of a text may hold any sign",
    arguments: [
      ("a:b (c) \"D\"", ["a:b", "(c)", "\"d\""]), (" -x  É$ ", ["-x", "e$"]), (" ", []),
    ])
  func literalWords(text: String, words: [String]) {
    #expect(Query.words(of: text).words == words)
  }
}
