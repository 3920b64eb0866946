import DirectoryModel
import TestSupport
import Testing

struct QueryTruthTests {
  private static let alice = User.sample {
    $0.displayName = "Alice Śmith"
    $0.email = "a.smith@example.com"
    $0.username = "asmith"
  }

  @Test(
    arguments: [
      ("", true), ("alice", true), ("ALICE", true), ("smith", true), ("śMITH", true),
      ("s\u{301}mith", true), ("ａｌｉｃｅ", true), ("lic", true), ("example.com", true),
      ("asmith", true), ("id-7", true), ("alice example", true), ("smith alice", true),
      ("alice bob", false), ("bob", false), ("alicesmith", false), ("tines", false),
      ("smitha", false), ("com.a", false), ("mithid", false), ("\"alice smith\"", true),
      ("\"smith alice\"", false), ("^alice", true), ("^smith", false), ("smith$", true),
      ("alice$", false), ("^asmith$", true), ("^id-7$", true), ("^alice$", false),
      ("com$", true), ("bob | alice", true), ("-bob", true), ("-alice", false),
      ("-(bob | alice)", false), ("-(bob alice)", true),
    ])
  func `Every word has to occur in name, e-mail, username or id`(text: String, isMatch: Bool) throws
  {
    #expect(
      try Query(parsing: text).truth(of: Self.alice, .fixed)
        == Truth(isMatch))
  }

  @Test(arguments: [("नितिन", "न"), ("प्रिया", "प"), ("น้ำฝน", "น"), ("ကျော်", "က")])
  func `A word matches the start of a written syllable, as one types it`(name: String, word: String)
    throws
  {
    #expect(try Query.truth(word) { $0.displayName = DisplayText(name) } == .yes)
  }

  @Test(arguments: ["^eve", "bob$"])
  func `A line break in a name is no end of it`(text: String) throws {
    #expect(try Query.truth(text) { $0.displayName = "bob\neve" } == .no)
    #expect(try Query.truth("\"bob eve\"") { $0.displayName = "bob\neve" } == .yes)
  }

  @Test func `Names are searched as they came, not by their marks`() throws {
    #expect(try Query.truth("202e") { $0.displayName = DisplayText("Bob\u{202E}") } == .no)
    #expect(try Query.truth("bob") { $0.displayName = DisplayText("B\u{200B}ob") } == .yes)
  }

  @Test(
    arguments: [
      ("email:SMITH@", .yes), ("email:=a.smith@example.com", .yes), ("email:=smith", .no),
      ("domain:example", .yes), ("domain:=example.com", .yes), ("domain:smith", .no),
      ("name:^alice", .yes), ("username:^svc-", .no), ("source:tin", .yes), ("source:x", .no),
      ("provider:=tines", .yes), ("id:7", .yes), ("id:x", .no), ("email:x,a.smith", .yes),
    ] as [(String, Truth)])
  func `Fields of one text know it or can't tell`(text: String, truth: Truth) throws {
    #expect(
      try Query(parsing: text).truth(of: Self.alice, .fixed) == truth)
  }

  @Test(arguments: ["email:x", "domain:x", "name:x", "username:x", "-email:x"])
  func `A name or address that is absent is unknown, not different`(text: String) throws {
    #expect(try Query.truth(text) == .unknown)
    #expect(
      try Query.truth(text) {
        $0.username = ""; $0.email = ""
      } == .unknown)
  }

  @Test func `An e-mail address without an @ has no domain to tell`() throws {
    #expect(try Query.truth("domain:x") { $0.email = "x" } == .unknown)
    #expect(try Query.truth("domain:b") { $0.email = "\"b@c\"@x" } == .no)
  }

  @Test(
    arguments: [
      ("role:admin", ["Admin"], false, .yes), ("role:admin", ["Admin"], true, .yes),
      ("role:admin", ["x"], false, .no), ("role:admin", ["x"], true, .unknown),
      ("role:admin", [], false, .no), ("role:admin", [], true, .unknown),
      ("role:none", [], false, .yes), ("role:none", [], true, .unknown),
      ("role:none", ["x"], true, .no), ("role:none", [""], false, .no),
      ("role:none,x", ["x"], true, .yes), ("is:owner", ["OWNER"], true, .yes),
      ("is:owner", ["Co-Owner"], false, .no), ("is:owner", [], true, .unknown),
    ] as [(String, [String], Bool, Truth)])
  func `An empty list means none only where it is told`(
    text: String, roles: [String], isUntold: Bool, truth: Truth
  ) throws {
    let found = try Query.truth(text) {
      $0.roles = roles.map { Role(name: DisplayText($0), kind: .team) }
      $0.untold = isUntold ? [.roles] : []
    }
    #expect(found == truth)
  }

  @Test(
    arguments: zip(["dept", "team", "group", "tag"], Group.Kind.allCases.sorted { _, _ in false }))
  func `Each kind of group has its field`(field: String, kind: Group.Kind) throws {
    #expect(try Query.truth("\(field):it") { $0.groups = [Group(kind: kind, name: "IT")] } == .yes)
    let others = Group.Kind.allCases.filter { $0 != kind }.map { Group(kind: $0, name: "IT") }
    #expect(try Query.truth("\(field):it") { $0.groups = others } == .no)
  }

  @Test(arguments: ["read", "may"])
  func `A permission is found by its name and by its code`(word: String) throws {
    #expect(
      try Query.truth("permission:\(word)") {
        $0.permissions = [Permission(code: "READ", name: "May look")]
      } == .yes)
  }

  @Test(
    arguments: [
      ("alice", 0), ("smith", 0), ("ali", 1), ("lice", 2), ("asmith", 0), ("alice ali", 1),
      ("alice xyz", 2), ("-lice", 0), ("", 0), ("mfa:on", 0), ("example", 0), ("exam", 1),
      ("^ali", 1), ("smith$", 0), ("\"ice sm\"", 2), ("ith$", 2),
    ])
  func `The rank is the worst of the words' best hits`(text: String, rank: Int) throws {
    #expect(try Query(parsing: text).rank(of: Self.alice) == rank)
  }

  @Test func `Search text holds what was folded, a line each`() {
    #expect(SearchText(Self.alice).folded == "\nalice smith\na.smith@example.com\nasmith\nid-7\n")
    #expect(SearchText(.sample()).folded == "\n\n\n\nid-7\n")
  }
}

extension Query {
  /// What a query says of the sample user with some facts.
  static func truth(
    _ text: String, _ context: QueryContext = .fixed, fill: (inout User) -> Void = { _ in }
  ) throws -> Truth {
    try Query(parsing: text).truth(of: .sample(fill), context)
  }
}

extension QueryContext {
  /// The time at which random users are looked at, with no user marked.
  static let fixed = QueryContext(now: randomNow)
}
