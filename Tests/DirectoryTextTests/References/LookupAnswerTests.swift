import DirectoryModel
import Testing

@testable import DirectoryText

@Suite("What a REF among many comes to")
struct LookupAnswerTests {
  /// A user `source/id` with an e-mail address and a username.
  private static func user(_ reference: String, _ email: String?, _ username: String? = nil) -> User
  {
    let parts = reference.split(separator: "/").map(String.init)
    var user = User(
      reference: UserReference(source: parts[0], id: UserID(parts[1])), provider: "csv",
      fetchedAt: Timestamp(seconds: 0))
    user.displayName = "Bob Brown"
    user.email = email.map { DisplayText($0) }
    user.username = username.map { DisplayText($0) }
    return user
  }

  private static let broken = SourceState(source: Source(name: "x", tag: "X", provider: "csv"))

  @Test func `Nobody is missing only where every source was read whole`() {
    let missing = LookupAnswer("a", users: [], incomplete: [])
    #expect(missing.verdict == .missing)
    #expect(missing.because == nil)
    let unknown = LookupAnswer("a", users: [], incomplete: [Self.broken])
    #expect(unknown.verdict == .cannotTell)
    #expect(unknown.because == "x could not be read whole")
  }

  @Test func `One address in several systems is one person, whatever its case, be it the username`()
  {
    let users = [
      Self.user("t/2", "Bob@acme.com"), Self.user("a/9", nil, "bob@ACME.com"),
      Self.user("s/1", "bob@acme.com"),
    ]
    let answer = LookupAnswer("bob@acme.com", users: users, incomplete: [])
    #expect(answer.verdict == .found)
    #expect(answer.users.map(\.reference.text) == ["a/9", "s/1", "t/2"])
  }

  @Test func `One name in several systems is one person where the addresses are the same`() {
    let same = [Self.user("s/1", "bob@acme.com"), Self.user("t/2", "BOB@acme.com")]
    #expect(LookupAnswer("Bob Brown", users: same, incomplete: []).verdict == .found)
    let other = LookupAnswer(
      "Bob Brown", users: [same[0], Self.user("t/2", "bob@x.io")], incomplete: [])
    #expect(other.verdict == .ambiguous)
    #expect(other.because == "their e-mail addresses differ")
    let untold = LookupAnswer(
      "bob", users: [same[0], Self.user("t/2", nil, "bob")], incomplete: [])
    #expect(untold.verdict == .ambiguous)
    #expect(untold.because == "not all of them have an e-mail address to tell by")
  }

  @Test func `Two users of one source are ambiguous, even with one address`() {
    let users = [
      Self.user("s/1", "bob@acme.com"), Self.user("s/2", "bob@acme.com"),
      Self.user("t/2", "bob@acme.com"),
    ]
    let answer = LookupAnswer("bob@acme.com", users: users, incomplete: [])
    #expect(answer.verdict == .ambiguous)
    #expect(answer.because == "s has 2 of them")
  }

  @Test func `A user that has gone is missing, since then`() {
    var user = Self.user("s/1", nil)
    user.goneSince = Timestamp(seconds: 0)
    let answer = LookupAnswer("s/1", user: user, incomplete: [Self.broken])
    #expect(answer.verdict == .missing)
    #expect(answer.users.isEmpty)
    #expect(answer.because == "gone since 1970-01-01T00:00:00Z")
  }
}
