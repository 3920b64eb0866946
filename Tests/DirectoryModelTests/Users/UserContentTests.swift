import DirectoryModel
import TestSupport
import Testing

@Suite("What a record tells is kept as bytes")
struct UserContentTests {
  /// The user as it is after its content was kept and read.
  private static func kept(_ user: User) -> User {
    var read = User(
      content: user.content, reference: user.reference, provider: user.provider,
      detail: user.detail, fetchedAt: user.fetchedAt)
    // These are kept beside the content.
    read.goneSince = user.goneSince
    read.raw = user.raw
    return read
  }

  @Test func `A user with everything set is the same again`() {
    var user = User.complete
    user.untold = [.roles, .tags]
    user.isPreliminary = true
    user.origins = [.init(.department, attribute: "dept"), .init(.mfa, attribute: "2fa")]
    user.unsetTimes = ["meta.created"]
    #expect(Self.kept(user) == user)
    #expect(Self.kept(user).content == user.content)
  }

  @Test(arguments: SeededGenerator.seeds)
  func `Any user is the same again`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let user = generator.user()
      #expect(Self.kept(user) == user)
      #expect(Self.kept(user).content == user.content)
    }
  }

  @Test func `A user of whom nothing is told takes two bytes`() {
    let user = User.sample()
    #expect(String(decoding: user.content, as: UTF8.self) == "{}")
    #expect(Self.kept(user) == user)
  }

  @Test func `The content is the JSON for scripts, less what tells nothing`() throws {
    let user = User.sample {
      $0.displayName = "Bob \"B\"\n\u{1F}"
      $0.mfa = MFAStatus(state: .enabled)
      $0.lastSeen = LastSeen(state: .never, kind: .agent, channels: [.init(name: "web", at: nil)])
      $0.attributes = [.init("none", .null), .init("list", [1, nil, ["a": "\\"]])]
      $0.untold = [.tags, .roles]
    }
    #expect(
      String(decoding: user.content, as: UTF8.self)
        == #"{"display_name":"Bob \"B\"\u000a\u001f","mfa":{"state":"enabled"},"#
        + #""last_seen":{"state":"never","kind":"agent","channels":{"web":null}},"#
        + #""attributes":{"none":null,"list":[1,null,{"a":"\\"}]},"untold":["roles","tags"]}"#)
  }

  @Test func `When a record was read or went, and whose it is, does not change its content`() {
    var user = User.complete
    let content = user.content
    user.fetchedAt = Timestamp(seconds: 9)
    user.goneSince = nil
    user.detail = .full
    user.raw = []
    user.reference = UserReference(source: "other", id: UserID("8"))
    #expect(user.content == content)
  }

  @Test func `Texts that only look alike are other content`() {
    let composed = User.sample { $0.displayName = "\u{E9}" }
    let decomposed = User.sample { $0.displayName = "e\u{301}" }
    #expect(composed.content != decomposed.content)
  }

  @Test(arguments: ["", "{", "\u{0}"])
  func `A content that is no JSON is a user with a problem`(text: String) {
    let user = User(
      content: Array(text.utf8), reference: UserReference(source: "s", id: UserID("1")),
      provider: "p", detail: .full, fetchedAt: Timestamp(seconds: 0))
    #expect(user.problems.count == 1)
    #expect(user.problems[0].printable.hasPrefix("the stored record is damaged: "))
  }
}
