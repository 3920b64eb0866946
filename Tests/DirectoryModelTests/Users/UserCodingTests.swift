import DirectoryModel
import TestSupport
import Testing

@Suite("Users are read from roster's own JSON")
struct UserCodingTests {
  /// The user that a JSON text tells, and what was found wrong when there is none.
  private static func read(
    _ text: String, of source: Source? = nil, fetchedAt: Timestamp? = nil
  ) throws -> (user: User?, problems: [String]) {
    let record = Record(try JSON(parsing: text.utf8))
    let user = User(record, of: source, fetchedAt: fetchedAt)
    return (user, record.problems.map(\.printable))
  }

  @Test func `A user with everything set is the same again, but for the raw bytes`() throws {
    var user = User.complete
    user.raw = []
    let record = Record(try JSON(parsing: user.json.text().utf8))
    #expect(User(record) == user)
    #expect(record.problems == [])
  }

  @Test(arguments: SeededGenerator.seeds)
  func `Any user is the same again`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      var user = generator.user()
      user.raw = []
      user.untold = []
      let text = user.json.text()
      let read = User(Record(try JSON(parsing: text.utf8)))
      #expect(read == user)
      #expect(read?.json.text() == text)
    }
  }

  @Test func `What is not told is unknown`() throws {
    let text = #"{"source":"s","provider":"p","id":"1","fetched_at":"2020-01-01T00:00:00Z"}"#
    let user = try #require(try Self.read(text).user)
    let expected = User(
      reference: UserReference(source: "s", id: UserID("1")), provider: "p",
      fetchedAt: Timestamp(seconds: 1_577_836_800))
    #expect(user == expected)
  }

  @Test func `A source and a time that are given take the place of those in the record`() throws {
    let source = Source(name: "mine", tag: "M", provider: "command")
    let text = #"{"source":"s","provider":"p","id":7,"fetched_at":"2020-01-01T00:00:00Z"}"#
    let user = try #require(
      try Self.read(text, of: source, fetchedAt: Timestamp(seconds: 5)).user)
    #expect(user.reference.text == "mine/7")
    #expect(user.provider == "command")
    #expect(user.fetchedAt == Timestamp(seconds: 5))
  }

  @Test(
    arguments: [
      (#"{"source":"s","provider":"p","fetched_at":"2020-01-01"}"#, "the record has no id"),
      (
        #"{"id":"1","provider":"p","fetched_at":"2020-01-01"}"#,
        "the record has no source and provider"
      ),
      (
        #"{"id":"1","source":"s","provider":"p"}"#,
        "the record has no time at which it was read"
      ),
      (#"{"schema":2,"id":"1"}"#, "schema is not 1"),
      (#"{"kind":"person","id":"1"}"#, "kind is not user: person"),
      ("[]", "record is no object but array"),
    ])
  func `What can't be a user says why`(text: String, problem: String) throws {
    let (user, problems) = try Self.read(text)
    #expect(user == nil)
    #expect(problems.contains(problem))
  }

  @Test(
    arguments: [
      (#""email":5"#, "email is no string: 5"),
      (#""mfa":{"state":"maybe"}"#, "mfa.state is no word that is known: maybe"),
      (#""roles":[{"name":"r","kind":"king"}]"#, "roles[0].kind is no word that is known: king"),
      (
        #""roles":[{"name":"r","scope":{"team":1}}]"#,
        "roles[0].scope.team is no string but number"
      ),
      (#""groups":{}"#, "groups is no array: {}"),
      (#""attributes":[1]"#, "attributes is no object but array"),
      (
        #""last_seen":{"state":"at"}"#,
        "last_seen.state is at, which does not go with the time"
      ),
      (
        #""last_seen":{"state":"never","channels":{"web":"soon"}}"#,
        "last_seen.channels.web is no date and time"
      ),
      (#""detail":"half""#, "detail is no word that is known: half"),
      (#""privileged":{"because":["a",1]}"#, "privileged.because[1] is no string but number"),
    ])
  func `A member that is wrong costs that member and is a problem`(member: String, problem: String)
    throws
  {
    let source = Source(name: "s", tag: "S", provider: "p")
    let text = #"{"id":"1","display_name":"Bob",\#(member)}"#
    let user = try #require(
      try Self.read(text, of: source, fetchedAt: Timestamp(seconds: 0)).user)
    #expect(user.displayName == "Bob")
    #expect(user.problems.map(\.printable) == [problem])
  }

  @Test func `Problems that the record tells stand before those that it has`() throws {
    let source = Source(name: "s", tag: "S", provider: "p")
    let text = #"{"id":"1","email":5,"problems":["told"]}"#
    let user = try #require(
      try Self.read(text, of: source, fetchedAt: Timestamp(seconds: 0)).user)
    #expect(user.problems == ["told", "email is no string: 5"])
  }
}
