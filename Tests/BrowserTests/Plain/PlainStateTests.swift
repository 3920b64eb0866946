import Browser
import DirectoryModel
import TestSupport
import Testing

@Suite("The plain browser")
struct PlainStateTests {
  private static let five = ["ann", "bob", "cyd", "dan", "eve"].map { User.sample($0) }

  private static func many(_ count: Int) -> [User] { (1...count).map { .sample("u\($0)") } }

  @Test
  func `It reads what was never read, then reads out a page, then refreshes what is old behind it`()
  {
    var talk = Conversation(Self.five)
    #expect(talk.send(.started) == ["[load missing]"])
    #expect(
      talk.send(.happened(.loadEnded)) == [
        "From the store, as of 2023-11-14 22:13:20 UTC.", "5 users.", "1 ann, one", "2 bob, one",
        "3 cyd, one", "4 dan, one", "5 eve, one", "[load old]", "> ",
      ])
  }

  @Test func `With --refresh all sources are read first, and nothing behind`() {
    var talk = Conversation(Self.five, isRefresh: true)
    #expect(talk.send(.started) == ["[load all]"])
    #expect(!talk.send(.happened(.loadEnded)).contains("[load old]"))
  }

  @Test func `A query filters the list from the beginning, and source/id shows that user`() throws {
    var talk = Conversation(Self.five, query: try Query(parsing: "bob"))
    _ = talk.send(.started)
    let filtered = talk.send(.happened(.loadEnded))
    #expect(filtered.contains("1 of 5 users matches."))
    var shown = Conversation(Self.five, wanted: .sample("cyd"))
    _ = shown.send(.started)
    let user = shown.send(.happened(.loadEnded))
    #expect(Array(user.dropFirst()) == ["(one/cyd)", "[load old]", "> "])
    var missing = Conversation(Self.five, wanted: .sample("zoe"))
    _ = missing.send(.started)
    let words = missing.send(.happened(.loadEnded))
    #expect(words.dropFirst().prefix(2) == ["There is no user one/zoe.", "5 users."])
  }

  @Test
  func `A page is ten users; n and p turn it, a number shows the user that was read out there`() {
    var talk = Conversation.begun(Self.many(25))
    #expect(talk.type("p") == ["These are the first users.", "> "])
    let second = talk.type("n")
    #expect(second.count == 12)
    #expect(second.first == "11 u11, one")
    #expect(second.suffix(2) == ["n shows 21 to 25 of 25.", "> "])
    #expect(talk.type("n").last(where: { $0 != "> " }) == "25 u25, one")
    #expect(talk.type("n") == ["There are no more users.", "> "])
    #expect(talk.type("p").first == "11 u11, one")
    #expect(talk.type("12") == ["(one/u12)", "> "])
    #expect(talk.type("3") == ["(one/u3)", "> "])
    for number in ["0", "26", "-1"] {
      #expect(talk.type(number) == ["There is no \(number); the list has 25.", "> "])
    }
  }

  @Test func `A filter says what it looks for, how many match, and of whom that can't be told`() {
    let users = [
      User.sample("ann").with { $0.mfa = MFAStatus(state: .disabled) },
      User.sample("bob").with { $0.mfa = MFAStatus(state: .enabled) }, User.sample("cyd"),
    ]
    var talk = Conversation.begun(users)
    #expect(
      talk.type(" /mfa:off") == [
        "Looking for: MFA is off.",
        "1 of 3 users matches, 1 cannot tell: one does not report MFA.", "1 ann, one, MFA off",
        "> ",
      ])
    #expect(talk.type("2") == ["There is no 2; the list has 1.", "> "])
    #expect(talk.type("/zoe").contains("0 of 3 users match."))
    #expect(talk.type("/").first == "3 users.")
  }

  @Test func `A wrong query says where and what, and the last good result stays`() {
    var talk = Conversation.begun(Self.five)
    _ = talk.type("/bob")
    #expect(
      talk.type("/ bob mfa:of") == [
        "The list stays as it was. After the slash, column 10: mfa: has no of; did you mean on?",
        "> ",
      ])
    #expect(talk.type("1") == ["(one/bob)", "> "])
  }

  @Test func `What is no command is said, with what would look for it`() {
    var talk = Conversation.begun(Self.five)
    #expect(
      talk.type("bob brown") == [
        "There is no command bob brown; /bob brown looks for it, ? says what there is.", "> ",
      ])
    #expect(talk.type("?").count == 6)
    #expect(talk.type("w").first?.hasPrefix("Why somebody can sign in, or not, is not") == true)
    #expect(talk.type("q") == ["[quit]"])
  }

  @Test func `Enter reads out the list from where it was left, as it is now`() {
    var talk = Conversation.begun(Self.many(12))
    _ = talk.type("n")
    talk.users.append(.sample("new"))
    #expect(
      talk.type("") == ["13 users.", "11 u11, one", "12 u12, one", "13 new, one", "> "])
    talk.users = Self.five
    #expect(talk.type("").prefix(2) == ["5 users.", "1 ann, one"])
  }
}

/// What is read meanwhile.
extension PlainStateTests {
  @Test func `A change is told before the next prompt, once, and numbers mean what was read out`() {
    var talk = Conversation.begun(Self.five)
    talk.users.insert(.sample("aaa"), at: 0)
    #expect(talk.send(.happened(.usersChanged)) == [])
    #expect(
      talk.type("1") == [
        "(one/ann)", "The list has changed: 6 users. Enter shows it.", "> ",
      ])
    #expect(talk.send(.happened(.usersChanged)) == [])
    #expect(talk.type("2") == ["(one/bob)", "> "])
    #expect(talk.type("").prefix(2) == ["6 users.", "1 aaa, one"])
  }

  @Test func `A change of a user that was read out is told, one of another page is not`() {
    var talk = Conversation.begun(Self.many(12))
    _ = talk.send(.happened(.usersChanged))
    talk.users[11].status = .inactive
    #expect(talk.type("1") == ["(one/u1)", "> "])
    _ = talk.send(.happened(.usersChanged))
    talk.users[0].status = .inactive
    #expect(talk.type("2")[1].hasPrefix("The list has changed: 12 users."))
  }

  @Test func `r reads the sources again, aloud, and then the list`() {
    var talk = Conversation.begun(Self.five)
    #expect(talk.type("r") == ["[load all]"])
    let loading = SourceState.whole().with {
      $0.phase = .loading
      $0.isStored = false
      $0.got = 0
    }
    #expect(talk.send(.happened(.sourceChanged(loading))) == ["Reading the sources; Ctrl-C stops."])
    for (got, words) in [
      (9_000, []), (11_000, ["11,000 users read so far."]), (12_000, []),
      (90_000, ["90,000 users read so far."]), (100_000, []),
    ] {
      #expect(talk.send(.happened(.sourceChanged(loading.with { $0.got = got }))) == words)
    }
    let pause = SourceState.Pause(until: Timestamp(seconds: 0), reason: "rate limit")
    #expect(
      talk.send(.happened(.sourcePaused("one", pause))) == [
        "one: rate limit, goes on at 00:00:00 UTC."
      ])
    // What is typed meanwhile waits.
    #expect(talk.type("2") == [])
    #expect(talk.send(.happened(.usersChanged)) == [])
    let done = loading.with {
      $0.phase = .complete
      $0.got = 100_001
    }
    #expect(talk.send(.happened(.sourceChanged(done))) == ["one: 100,001 users."])
    #expect(
      talk.send(.happened(.loadEnded)) == [
        "5 users.", "1 ann, one", "2 bob, one", "3 cyd, one", "4 dan, one", "5 eve, one",
        "(one/bob)", "> ",
      ])
  }

  @Test func `An index that is made anew is told at its beginning, and rarely then`() {
    var talk = Conversation.begun(Self.five)
    _ = talk.type("r")
    let told = [0, 400, 9_999, 10_000, 15_000, 20_000].flatMap { done in
      talk.send(.happened(.indexAdvanced(IndexProgress(done: done, total: 30_000))))
    }
    #expect(
      told == [
        "Indexing 30,000 users, since another version made the index.",
        "10,000 of 30,000 users indexed so far.", "20,000 of 30,000 users indexed so far.",
      ])
  }

  @Test func `Where no source may be asked, r says so`() {
    var talk = Conversation.begun(Self.five)
    _ = talk.type("r")
    #expect(talk.send(.happened(.loadEnded)).first?.hasPrefix("No source may be asked") == true)
  }

  @Test
  func `A source that fails behind the conversation is told before the next prompt; aloud at once`()
  {
    let loading = SourceState.whole().with { $0.phase = .loading }
    let failed = SourceState.whole().with {
      $0.phase = .failed
      $0.error = .offline
    }
    var talk = Conversation.begun(Self.five)
    #expect(talk.send(.happened(.sourceChanged(loading))) == [])
    #expect(talk.send(.happened(.sourceChanged(failed))) == [])
    #expect(talk.type("1") == ["(one/ann)", "one: FAILED: can't be reached.", "> "])
    _ = talk.type("")
    _ = talk.type("r")
    _ = talk.send(.happened(.sourceChanged(loading)))
    #expect(
      talk.send(.happened(.sourceChanged(failed))) == ["one: FAILED: can't be reached."])
  }

  @Test func `A source that was never read whole is named with every number of users`() {
    let sources = [SourceState.sample("one", .partial), .whole("two"), .sample("six", .failed)]
    var talk = Conversation.begun(Self.five, sources: sources)
    #expect(talk.type("").first == "5 users, but one, six were not read whole.")
    #expect(talk.type("/zoe")[1] == "0 of 5 users match, but one, six were not read whole.")
  }

  @Test func `r reads the user that was shown again; a failure leaves what was shown`() {
    var talk = Conversation.begun([User.sample("ann").with { $0.detail = .list }])
    #expect(
      talk.type("1") == ["(one/ann)", "Only its row of a list was read; r reads the rest.", "> "])
    #expect(talk.type("r") == ["Reading one/ann.", "[refresh one/ann]"])
    #expect(
      talk.send(.happened(.refreshFailed(.sample("ann"), .offline))).first?
        .hasPrefix("one: can't be reached, GET /users") == true)
    _ = talk.type("r")
    #expect(talk.send(.happened(.refreshed(.sample("ann")))) == ["(one/ann)", "> "])
  }
}

/// Its ends.
extension PlainStateTests {
  @Test func `Ctrl-C stops what is read, and again quits`() {
    var talk = Conversation.begun(Self.five)
    _ = talk.type("r")
    _ = talk.type("1")
    #expect(talk.send(.interrupted) == ["[stop]", "Reading stops; Ctrl-C again quits."])
    var other = talk
    #expect(other.send(.interrupted) == ["[interrupt]"])
    // What was typed meanwhile is not meant any more.
    #expect(talk.send(.happened(.loadEnded)).suffix(2) != ["(one/ann)", "> "])
    #expect(talk.send(.interrupted) == ["[interrupt]"])
  }

  @Test func `Ctrl-C at the prompt stops what is read behind it, and nothing is begun instead`() {
    var talk = Conversation(Self.five)
    _ = talk.send(.started)
    _ = talk.send(.happened(.loadEnded))
    #expect(talk.send(.interrupted) == ["[stop]", "Reading stops; Ctrl-C again quits.", "> "])
    #expect(talk.send(.happened(.loadEnded)) == [])
    #expect(talk.send(.interrupted) == ["[interrupt]"])
    var early = Conversation(Self.five)
    _ = early.send(.started)
    _ = early.send(.interrupted)
    let words = early.send(.happened(.loadEnded))
    #expect(words.contains("5 users."))
    #expect(!words.contains("[load old]"))
  }

  @Test func `Ctrl-C stops the reading of a user`() {
    var talk = Conversation.begun(Self.five)
    _ = talk.type("1")
    _ = talk.type("r")
    #expect(talk.send(.interrupted) == ["[stop]", "Reading stops; Ctrl-C again quits."])
    let cancelled = ProviderError(.cancelled, source: "one", operation: "GET /users/ann")
    #expect(talk.send(.happened(.refreshFailed(.sample("ann"), cancelled))) == ["Stopped.", "> "])
  }

  @Test func `When no more lines come, those that came are answered, and it quits`() {
    var talk = Conversation(Self.five)
    _ = talk.send(.started)
    _ = talk.type("/bob")
    _ = talk.type("1")
    #expect(talk.send(.inputEnded) == [])
    let words = talk.send(.happened(.loadEnded))
    #expect(words.suffix(2) == ["(one/bob)", "[quit]"])
    #expect(!words.contains("> "))
    var idle = Conversation.begun(Self.five)
    #expect(idle.send(.inputEnded) == ["[quit]"])
  }

  @Test func `No more lines are wanted while there are some to be dealt with`() {
    var state = PlainState(sources: [.whole()])
    _ = state.take(.started)
    #expect(state.wantsLines)
    _ = state.take(.line("?"))
    #expect(!state.wantsLines)
    _ = state.take(.interrupted)
    #expect(state.wantsLines)
  }

  @Test func `A list that a newer question has overtaken is not read out`() {
    var talk = Conversation.begun(Self.five)
    talk.answersAtOnce = false
    #expect(
      talk.type("/bob") == ["Looking for: name, e-mail, username or id contains “bob”.", "[list]"])
    #expect(talk.send(.happened(.listed(Rows(Self.five), generation: 1))) == [])
    #expect(talk.answer() == ["1 of 5 users matches.", "1 bob, one", "> "])
  }
}

@Suite("A user in one line to listen to")
struct UserSentenceTests {
  @Test func `It has what is known, and what is wrong; what is not reported is not mentioned`() {
    let known = User.sample("1").with {
      $0.displayName = "Bob Brown"
      $0.email = "bob@acme.com"
      $0.status = .active
      $0.privilege = Privilege(value: true, because: [])
      $0.mfa = MFAStatus(state: .disabled, isEnforced: true)
      $0.invitation = InvitationState(state: .pending)
      $0.lastSeen = LastSeen(state: .never, kind: .login)
    }
    var talk = Conversation.begun([known, .sample("2")])
    #expect(
      Array(talk.type("")[1...2]) == [
        "1 Bob Brown, one, active, privileged, invitation pending, MFA off though required, "
          + "never seen, bob@acme.com", "2 2, one",
      ])
  }
}
