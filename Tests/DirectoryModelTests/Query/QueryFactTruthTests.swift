import DirectoryModel
import TestSupport
import Testing

/// What fields with words and times say of a user.
struct QueryFactTruthTests {
  @Test(
    arguments: [
      (.enabled, nil, ["on"], ["enforced"]),
      (.disabled, true, ["off", "enforced", "gap"], []),
      (.disabled, false, ["off"], []),
      (.disabled, nil, ["off"], ["enforced", "gap"]),
      (.unknown, true, ["unknown", "enforced"], ["on", "off", "gap"]),
      (.unknown, false, ["unknown"], ["on", "off"]),
      (.unknown, nil, ["unknown"], ["on", "off", "enforced", "gap"]),
    ] as [(MFAStatus.State, Bool?, [String], [String])])
  func `MFA is on, off or not reported`(
    state: MFAStatus.State, isEnforced: Bool?, yes: [String], unknown: [String]
  ) throws {
    for value in MFAValue.allCases {
      let word = value.rawValue
      let truth = try Query.truth("mfa:\(word)") {
        $0.mfa = MFAStatus(state: state, isEnforced: isEnforced)
      }
      #expect(truth == (yes.contains(word) ? .yes : unknown.contains(word) ? .unknown : .no))
    }
  }

  @Test func `Who is not on is found with those of whom it is not reported only if asked for`()
    throws
  {
    #expect(try Query.truth("-mfa:on") == .unknown)
    #expect(try Query.truth("mfa:off,unknown") == .yes)
  }

  @Test(
    arguments: [
      ("status:active", .unknown), ("status:inactive", .unknown), ("status:unknown", .yes),
      ("invite:none", .unknown), ("invite:pending,accepted", .unknown), ("invite:unknown", .yes),
    ] as [(String, Truth)])
  func `A status or invitation that is not reported is unknown, and found as such`(
    text: String, truth: Truth
  ) throws {
    #expect(try Query.truth(text) == truth)
    #expect(
      try Query.truth(text) {
        $0.status = .other("odd")
        $0.invitation = .unknown
      } == truth)
  }

  @Test func `What is reported of status and invitation is yes or no`() throws {
    for (text, truth) in [
      ("status:active", Truth.no), ("status:inactive", .yes), ("status:unknown", .no),
      ("invite:none", .no), ("invite:pending", .yes), ("invite:unknown", .no),
    ] {
      #expect(
        try Query.truth(text) {
          $0.status = .inactive
          $0.invitation = InvitationState(state: .pending)
        } == truth)
    }
  }

  @Test(arguments: ["admin", "shared", "sso", "social", "password"])
  func `Flags follow what the record tells`(flag: String) throws {
    #expect(try Query.truth("is:\(flag)") == .unknown)
    for value in [true, false] {
      let truth = try Query.truth("is:\(flag)") {
        $0.privilege = Privilege(value: value)
        $0.attributes = [User.Attribute("is_shared", .bool(value))]
        $0.signIn = SignInMethods(password: value, sso: value, social: value)
      }
      #expect(truth == Truth(value))
    }
  }

  @Test func `Who has gone and who is marked is always known`() throws {
    let marked = QueryContext(now: QueryContext.randomNow, marked: [User.sample().reference])
    #expect(try Query.truth("is:gone") == .no)
    #expect(try Query.truth("is:gone") { $0.goneSince = QueryContext.randomNow } == .yes)
    #expect(try Query.truth("is:marked") == .no)
    #expect(try Query.truth("is:marked", marked) == .yes)
  }

  @Test(
    arguments: [
      ("seen:90d+", 90, .yes), ("seen:90d+", 89, .no), ("seen:>90d", 90, .no),
      ("seen:>90d", 91, .yes), ("seen:7d-", 7, .yes), ("seen:7d-", 8, .no), ("seen:<7d", 7, .no),
      ("seen:<7d", 6, .yes), ("seen:7d..90d", 7, .yes), ("seen:7d..90d", 91, .no),
      ("seen:7d-", -3, .yes), ("seen:0d+", -3, .no), ("seen:never", 1, .no),
      ("seen:unknown", 1, .no), ("seen:2026-02", 1, .yes), ("seen:..2026-01", 1, .no),
      ("seen:2026-02-14", 0, .yes), ("seen:2026-02-15..", 0, .no), ("is:dormant", 90, .yes),
      ("is:dormant", 89, .no),
    ] as [(String, Int64, Truth)])
  func `Ages count from now, both ends included, and never is no age`(
    text: String, days: Int64, truth: Truth
  ) throws {
    let found = try Query.truth(text) {
      $0.lastSeen = LastSeen(state: .at(.ago(days)), kind: .login)
    }
    #expect(found == truth)
  }

  @Test(
    arguments: [
      ("seen:90d+", .no, .unknown), ("seen:7d-", .no, .unknown), ("seen:2026", .no, .unknown),
      ("seen:never", .yes, .unknown), ("seen:unknown", .no, .yes), ("is:dormant", .yes, .unknown),
      ("seen:never,unknown", .yes, .yes), ("-seen:90d+", .yes, .unknown),
    ] as [(String, Truth, Truth)])
  func `Never seen is one thing and not reported another`(
    text: String, never: Truth, unknown: Truth
  ) throws {
    #expect(
      try Query.truth(text) { $0.lastSeen = LastSeen(state: .never, kind: nil) } == never)
    #expect(try Query.truth(text) == unknown)
  }

  @Test(
    arguments: [
      (.none, "invited", .yes, .no), (.none, "accepted", .yes, .no),
      (.pending, "invited", .no, .yes), (.pending, "accepted", .yes, .no),
      (.accepted, "invited", .no, .yes), (.accepted, "accepted", .no, .yes),
      (.unknown, "invited", .unknown, .yes), (.unknown, "accepted", .unknown, .yes),
    ] as [(InvitationState.State, String, Truth, Truth)])
  func `An invitation's times follow from how far it has come`(
    state: InvitationState.State, field: String, never: Truth, unknown: Truth
  ) throws {
    func fill(_ user: inout User) { user.invitation = InvitationState(state: state) }
    #expect(try Query.truth("\(field):never", fill: fill) == never)
    #expect(try Query.truth("\(field):unknown", fill: fill) == unknown)
    let age = try Query.truth("\(field):1d+", fill: fill)
    #expect(age == (never == .yes ? .no : .unknown))
  }

  @Test func `The age of our copy is always known`() throws {
    #expect(try Query.truth("age:>1d") { $0.fetchedAt = .ago(2) } == .yes)
    #expect(try Query.truth("age:>1d") { $0.fetchedAt = .ago(1) } == .no)
  }

  @Test(arguments: ["systems:1", "conflict:any"])
  func `What is asked of people can't be told of a user`(text: String) throws {
    #expect(try Query.truth(text) == .unknown)
    #expect(try Query.truth("any(id-7) all(id-7)") == .yes)
  }
}

extension Timestamp {
  fileprivate static func ago(_ days: Int64) -> Timestamp {
    Timestamp(seconds: QueryContext.randomNow.seconds - days * 86_400)
  }
}
