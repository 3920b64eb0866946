import DirectoryModel
import DirectoryText
import TestSupport
import Testing

/// The lines of the details: each fact reported, not reported, and said to be none.
@Suite struct UserDetailTests {
  private let time = Timestamp(seconds: 1_572_558_042)

  /// The first line of a label in the overview of a sample user with some facts.
  private func line(
    _ label: String, in tab: UserDetail.Tab = .overview, _ change: (inout User) -> Void = { _ in }
  ) throws -> DetailLine {
    let lines = UserDetail(.sample("7").with(change)).lines(tab)
    return try #require(lines.first { $0.label.printable == label })
  }

  private func texts(_ tab: UserDetail.Tab, _ change: (inout User) -> Void = { _ in }) -> [String] {
    UserDetail(.sample("7").with(change)).lines(tab).map {
      [$0.label.printable, $0.value.printable].filter { !$0.isEmpty }.joined(separator: " = ")
    }
  }

  /// The lines at the end of a tab that name what is not known, a reason each.
  private func missing(
    _ user: User, in tab: UserDetail.Tab = .overview, rest: RestOfUser = RestOfUser()
  ) -> [String] {
    UserDetail(user, rest: rest).lines(tab).map(\.label.printable).filter { label in
      ["cannot tell: ", "not read yet: ", "could not be read: ", "not reported by one: "]
        .contains(where: label.hasPrefix)
    }
  }

  @Test func `The title says who it is and where the record is from`() {
    #expect(UserDetail(.sample("7").with { $0.displayName = "Jo Dean" }).title == "Jo Dean  one #7")
    #expect(UserDetail(.sample("7").with { $0.displayName = .empty }).title == "#7  one #7")
  }

  @Test(arguments: [
    "e-mail", "username", "account", "MFA", "sign-in", "invitation", "last seen", "created",
    "updated",
  ])
  func `A fact that the source does not report has no line of its own`(label: String) {
    let lines = UserDetail(.sample("7")).lines(.overview)
    #expect(!lines.contains { $0.label.printable == label })
    #expect(lines.last?.label.printable.contains(label) == true)
  }

  @Test func `What is known comes first, and what is not is a line a reason at the end`() {
    let user = User.sample("7").with {
      $0.detail = .list
      $0.email = "a@b.c"
      $0.untold = [.roles, .permissions, .departments, .teams]
    }
    let lines = UserDetail(user, rest: RestOfUser([.roles, .invitation, .teams])).lines(.overview)
    #expect(
      lines.map { "\($0.label.printable)|\($0.value.printable)" } == [
        "name|7", "e-mail|a@b.c", "id|7", "groups|no groups, no tags",
        "read|2023-11-14 22:13:20 UTC, from the list", "|", "cannot tell: privileged|",
        "not read yet: roles, teams, invitation|",
        """
        not reported by one: username, account, permissions, departments, MFA, sign-in, last seen, \
        created, updated|
        """,
      ])
    #expect(lines.suffix(3).allSatisfy { $0.emphasis == .faint })
  }

  @Test func `Where all is known there is no such line, and none is empty`() {
    let user = User.sample("7").with {
      $0.email = "a@b.c"
      $0.username = "a"
      $0.status = .active
      $0.privilege = Privilege(value: false)
      $0.mfa = MFAStatus(state: .enabled)
      $0.signIn = SignInMethods(password: true)
      $0.invitation = InvitationState(state: .none)
      $0.lastSeen = LastSeen(state: .never, kind: .login)
      $0.createdAt = time
      $0.updatedAt = time
    }
    for tab in [UserDetail.Tab.overview, .access, .activity] {
      #expect(missing(user, in: tab) == [])
      #expect(UserDetail(user).lines(tab).last != .blank)
    }
  }

  @Test func `An empty name, address or username is not the same as none`() throws {
    #expect(
      try line("name") { $0.displayName = .empty } == DetailLine("name", "no name", .faint))
    #expect(try line("e-mail") { $0.email = .empty } == DetailLine("e-mail", "empty", .faint))
    #expect(
      try line("username") { $0.username = .empty } == DetailLine("username", "empty", .faint))
  }

  @Test func `Name, address, username and id stand as they are`() throws {
    #expect(try line("name") == DetailLine("name", "7"))
    #expect(
      try line("e-mail") { $0.email = "a@b.c" }
        == DetailLine("e-mail", "a@b.c", leadsTo: "email:=a@b.c"))
    #expect(try line("username") { $0.username = "jo" } == DetailLine("username", "jo"))
    #expect(try line("id") == DetailLine("id", "7"))
  }

  @Test(arguments: [
    (AccountStatus.active, DetailLine("account", "active")),
    (.inactive, DetailLine("account", "INACTIVE", .warning)),
    (.other("frozen"), DetailLine("account", "frozen")),
  ])
  func `The account's status is said`(status: AccountStatus, expected: DetailLine) throws {
    #expect(try line("account") { $0.status = status } == expected)
  }

  @Test(arguments: [
    (
      Privilege(value: true, because: ["OWNER", "X"]), "YES: OWNER, X", DetailLine.Emphasis.warning
    ),
    (Privilege(value: true), "YES", .warning),
    (Privilege(value: false), "no", .none),
  ])
  func `Privilege is yes with its reasons or no`(
    privilege: Privilege, text: String, emphasis: DetailLine.Emphasis
  ) throws {
    #expect(
      try line("privileged") { $0.privilege = privilege }
        == DetailLine("privileged", DisplayText(text), emphasis))
  }

  @Test func `Who can't be told to be privileged is not said to be unreported`() {
    #expect(missing(.sample("7")).first == "cannot tell: privileged")
    #expect(missing(.sample("7"), in: .access) == ["cannot tell: privileged"])
  }

  @Test(arguments: [
    (MFAStatus(state: .enabled), "set up: yes", DetailLine.Emphasis.none),
    (MFAStatus(state: .disabled), "set up: NO", .none),
    (MFAStatus(state: .enabled, isEnforced: true), "set up: yes, required: yes", .none),
    (MFAStatus(state: .disabled, isEnforced: true), "set up: NO, required: yes", .warning),
    (MFAStatus(state: .disabled, isEnforced: false), "set up: NO, required: no", .none),
    (MFAStatus(state: .unknown, isEnforced: true), "set up: not reported, required: yes", .none),
    (
      MFAStatus(state: .enabled, raw: "Enabled"), "set up: yes, in the source's word: \"Enabled\"",
      .none
    ),
    (MFAStatus(state: .unknown, raw: "odd"), "in the source's word: \"odd\"", .none),
  ])
  func `MFA says what is set up, what is required, and the source's word`(
    mfa: MFAStatus, text: String, emphasis: DetailLine.Emphasis
  ) throws {
    #expect(try line("MFA") { $0.mfa = mfa } == DetailLine("MFA", DisplayText(text), emphasis))
  }

  @Test(arguments: [
    (
      SignInMethods(password: true, sso: false, social: false), "password: yes, SSO: no, social: no"
    ),
    (SignInMethods(password: false), "password: no"),
    (SignInMethods(sso: true), "SSO: yes"),
  ])
  func `Ways to sign in are listed where they are reported`(
    methods: SignInMethods, text: String
  ) throws {
    #expect(try line("sign-in") { $0.signIn = methods } == DetailLine("sign-in", DisplayText(text)))
  }

  @Test(arguments: [
    (InvitationState.State.none, false, false, "none", DetailLine.Emphasis.faint),
    (.pending, false, false, "PENDING", .warning),
    (.pending, true, false, "PENDING, sent 2019-10-31 21:40:42 UTC", .warning),
    (.accepted, false, false, "accepted", .none),
    (
      .accepted, true, true,
      "accepted 2019-10-31 21:40:42 UTC, sent 2019-10-31 21:40:42 UTC", .none
    ),
  ])
  func `An invitation says how far it has come`(
    state: InvitationState.State, wasSent: Bool, wasAccepted: Bool, text: String,
    emphasis: DetailLine.Emphasis
  ) throws {
    let invitation = InvitationState(
      state: state, sentAt: wasSent ? time : nil, acceptedAt: wasAccepted ? time : nil)
    #expect(
      try line("invitation") { $0.invitation = invitation }
        == DetailLine("invitation", DisplayText(text), emphasis))
  }

  @Test(arguments: [
    (LastSeen.Kind.login, "last sign-in"), (.activity, "last activity"), (.agent, "agent saw"),
    (nil, "last seen"),
  ])
  func `When the user was seen says what was seen`(kind: LastSeen.Kind?, label: String) throws {
    #expect(
      try line(label) { $0.lastSeen = LastSeen(state: .at(time), kind: kind) }
        == DetailLine(DisplayText(label), "2019-10-31 21:40:42 UTC"))
    #expect(
      try line(label) { $0.lastSeen = LastSeen(state: .never, kind: kind) }
        == DetailLine(DisplayText(label), "never", .warning))
    let unknown = User.sample("7").with { $0.lastSeen = LastSeen(state: .unknown, kind: kind) }
    #expect(missing(unknown).last?.contains(", \(label), ") == true)
  }

  @Test(arguments: [(User.Detail.full, "in full"), (.list, "from the list")])
  func `When and how much was read is said on every tab but the raw one`(
    detail: User.Detail, words: String
  ) throws {
    for tab in [UserDetail.Tab.overview, .security, .activity] {
      #expect(
        try line("read", in: tab) { $0.detail = detail }
          == DetailLine("read", "2023-11-14 22:13:20 UTC, \(words)", .faint))
    }
  }

  @Test func `Roles and permissions are none where there are none`() throws {
    #expect(try line("roles") == DetailLine("roles", "none", .faint))
    #expect(try line("permissions") == DetailLine("permissions", "none", .faint))
    #expect(try line("groups") == DetailLine("groups", "none", .faint))
  }

  @Test func `An empty list that the source does not tell is not reported`() {
    let user = User.sample("7").with { $0.untold = Set(UserFact.allCases) }
    #expect(
      missing(user).last?.hasPrefix(
        "not reported by one: e-mail, username, account, roles, permissions, groups, MFA") == true)
    #expect(
      UserDetail(user).lines(.access) == [
        DetailLine("cannot tell: privileged", "", .faint),
        DetailLine("not reported by one: roles, permissions, groups", "", .faint),
      ])
  }

  private static let lists: Set<QueryFact> = [
    .roles, .permissions, .departments, .teams, .groups, .tags,
  ]

  @Test(arguments: [
    ("e-mail", QueryFact.email), ("username", .username), ("account", .status), ("MFA", .mfa),
    ("sign-in", .signIn), ("invitation", .invitation), ("last seen", .seen), ("created", .created),
    ("updated", .updated), ("roles", .roles), ("permissions", .permissions), ("groups", .teams),
    ("privileged", .privilege),
  ])
  func `A fact that is yet to be read, or could not be, is not said to be unreported`(
    label: String, fact: QueryFact
  ) throws {
    let row = User.sample("7").with {
      $0.detail = .list
      $0.untold = Set(UserFact.allCases)
    }
    func reason(_ user: User, _ rest: RestOfUser) -> String? {
      let label = label == "groups" && rest != RestOfUser() ? "teams" : label
      return missing(user, rest: rest).lazy.map { $0.split(separator: ": ") }
        .first { $0[1].split(separator: ", ").contains { $0 == label || $0 == "groups" } }
        .map { String($0[0]) }
    }
    #expect(reason(row, RestOfUser([fact])) == "not read yet")
    #expect(reason(row, RestOfUser([fact], hasFailed: true)) == "could not be read")
    let preliminary = row.with {
      $0.detail = .full
      $0.isPreliminary = true
    }
    #expect(reason(preliminary, RestOfUser([fact])) == "not read yet")
    for (supplement, words) in [
      (User.Supplement.unread, "not read yet"), (.failed, "could not be read"),
    ] {
      let full = row.with {
        $0.detail = .full
        $0.supplement = supplement
      }
      #expect(reason(full, RestOfUser([fact])) == words)
    }
    let other = fact == .privilege ? "cannot tell" : "not reported by one"
    #expect(reason(row, RestOfUser()) == other)
    #expect(reason(row.with { $0.detail = .full }, RestOfUser([fact])) == other)
  }

  @Test func `Lists of which the rest is yet to be read say so in every tab and form`() {
    let user = User.sample("7").with {
      $0.detail = .list
      $0.untold = [.roles, .permissions, .groups, .teams]
      $0.roles = [Role(name: "Owner", kind: .portal)]
    }
    let detail = UserDetail(user, rest: RestOfUser(Self.lists))
    #expect(
      detail.lines(.access).map { "\($0.label.printable)|\($0.value.printable)" } == [
        "Roles (1)|", "Owner|portal role", "|perhaps more: not read yet", "|",
        "Groups (0)|", "no departments, no tags|", "|", "cannot tell: privileged|",
        "not read yet: permissions, teams, groups|",
      ])
    #expect(
      detail.ticketAnswer.contains(
        "Roles: Owner, perhaps more: not read yet; groups: no departments, no tags"))
    #expect(detail.ticketAnswer.contains("\nNot read yet: teams, groups (one, "))
    #expect(detail.markdown.contains("| not read yet: permissions, teams, groups |"))
    #expect(detail.text.contains("  not read yet: permissions, teams, groups\n"))
  }

  @Test func `Groups of one kind do not hide that another is yet to be read`() {
    let user = User.sample("7").with {
      $0.detail = .list
      $0.untold = [.groups]
      $0.groups = [Group(kind: .department, name: "Sales")]
    }
    let rest = RestOfUser(Self.lists)
    #expect(missing(user, rest: rest).contains("not read yet: groups"))
    #expect(
      UserDetail(user, rest: rest).lines(.overview)
        .contains { $0.label == "departments" && $0.value == "Sales" })
  }

  @Test func `What is set up is yet to be read though it is known to be required`() {
    let user = User.sample("7").with {
      $0.detail = .list
      $0.mfa = MFAStatus(state: .unknown, isEnforced: true)
    }
    #expect(
      UserDetail(user, rest: RestOfUser([.mfa])).lines(.security)
        .contains(DetailLine("MFA", "set up: not read yet, required: yes")))
  }

  @Test func `Without groups it is said of which kinds that is known`() throws {
    let line = try line("groups") { $0.untold = [.departments, .groups] }
    #expect(line == DetailLine("groups", "no teams, no tags", .faint))
  }

  @Test func `A list that may not be whole says so`() {
    let lines = texts(.overview) {
      $0.roles = [Role(name: "Owner", kind: .portal)]
      $0.untold = [.roles]
    }
    #expect(
      lines.joined(separator: "|")
        .contains("|roles = Owner|perhaps more: not all is reported here|permissions = none|"))
  }

  @Test func `Roles stand under each other with their scopes`() {
    let lines = texts(.overview) {
      $0.roles = [
        Role(name: "EDITOR", kind: .team, scope: [.init("team", "Ops")]),
        Role(name: "VIEWER", kind: .team),
      ]
    }
    #expect(lines.joined(separator: "|").contains("|roles = EDITOR (Ops)|VIEWER|"))
  }

  @Test func `Groups stand under their kind`() throws {
    let groups = [Group(kind: .team, name: "Ops"), Group(kind: .tag, name: "vip")]
    #expect(
      try line("teams") { $0.groups = groups } == DetailLine("teams", "Ops", leadsTo: "team:=Ops"))
    #expect(
      try line("tags") { $0.groups = groups } == DetailLine("tags", "vip", leadsTo: "tag:=vip"))
  }

  @Test func `A fact that no field is documented for says from which attribute it is`() throws {
    let origins: [User.Origin] = [
      .init(.department, attribute: "dept\u{202E}"), .init(.lastSeen, attribute: "lastLogonTime"),
      .init(.mfa, attribute: "mfa"), .init(.mfa, attribute: "mfaRequired"),
    ]
    func fill(_ user: inout User) {
      user.groups = [Group(kind: .department, name: "Sales"), Group(kind: .team, name: "Ops")]
      user.lastSeen = LastSeen(state: .at(time), kind: .login)
      user.mfa = MFAStatus(state: .enabled, isEnforced: true)
    }
    for (label, origin) in [
      ("departments", "dept<U+202E>"), ("teams", nil), ("last sign-in", "lastLogonTime"),
      ("MFA", "mfa, mfaRequired"),
    ] as [(String, String?)] {
      let plain = try line(label, fill).value.printable
      let told = try line(label) {
        fill(&$0)
        $0.origins = origins
      }
      #expect(told.value.printable == plain + (origin.map { " (from \($0))" } ?? ""))
    }
  }

  @Test func `A time that was never set is named as the source names it`() throws {
    #expect(
      try line("never set") { $0.unsetTimes = ["last_login", "meta.created\u{7}"] }
        == DetailLine(
          "never set", "last_login, meta.created<U+0007>: the date there stands for none", .faint))
    #expect(texts(.overview).allSatisfy { !$0.contains("never set") })
  }

  @Test func `Raw keeps what is no text, written out, in JSON and in what is none`() {
    let raw = Array("{\"a\":\"".utf8) + [0xFF] + Array(#"\ud800é","#.utf8)
    let text = #"\xFF\ud800é"#
    #expect(
      texts(.raw) { $0.raw = raw.dropLast() + Array("}".utf8) } == [
        "{", "  \"a\": \"\(text)\"", "}",
      ])
    #expect(texts(.raw) { $0.raw = raw } == ["{\"a\":\"\(text)\","])
  }

  @Test func `Problems of the record come first`() {
    let lines = UserDetail(.sample("7").with { $0.problems = ["one", "two"] }).lines(.overview)
    #expect(
      lines.prefix(2) == [
        DetailLine("problem", "one", .warning), DetailLine("problem", "two", .warning),
      ])
  }

  @Test func `Fields without a place of their own stand under their own names`() {
    let lines = texts(.overview) {
      $0.attributes = [
        .init("a", .string("text")), .init("b", .null), .init("c", .string("")),
        .init("d", .bool(true)), .init("e", .number("1e400")),
      ]
    }
    #expect(
      lines.dropLast(3).suffix(6) == [
        "Other fields", "a = text", "b = none", "c = empty", "d = true", "e = 1e400",
      ])
  }

  @Test func `Access shows roles with scopes, permissions with descriptions, and groups`() {
    let lines = texts(.access) {
      $0.roles = [
        Role(
          name: "EDITOR", kind: .accessLevel, id: UserID("9"), isCustom: true,
          scope: [.init("language_code", "en")])
      ]
      $0.permissions = [
        Permission(
          code: "QR", name: "Codes", description: "Make codes", isBoolean: false, via: "Manager")
      ]
      $0.groups = [
        Group(kind: .team, id: UserID("5"), name: "Ops", description: "The night shift"),
        Group(kind: .tag, name: "vip"),
      ]
    }
    #expect(
      lines == [
        "Roles (1)", "EDITOR = access level role, custom, id 9", "  language code = en", "",
        "Permissions (1)", "Codes = QR; Make codes; through Manager; has levels", "",
        "Groups (2)", "Ops = team #5; The night shift", "vip = tag", "",
        "cannot tell: privileged",
      ])
  }

  @Test func `Access without anything says none three times`() {
    #expect(
      texts(.access) == [
        "Roles (0)", "none", "", "Permissions (0)", "none", "", "Groups (0)", "none", "",
        "cannot tell: privileged",
      ])
  }

  @Test func `Security begins with a gap in MFA`() {
    let lines = UserDetail(
      .sample("7").with { $0.mfa = MFAStatus(state: .disabled, isEnforced: true) }
    ).lines(.security)
    #expect(lines.first == DetailLine("MFA is REQUIRED but NOT SET UP", "", .warning))
  }

  @Test func `Security says what no source tells`() {
    #expect(
      missing(.sample("7"), in: .security) == [
        """
        not reported by one: account, MFA, sign-in, invitation, last seen, lock-out, \
        failed attempts, password age, sessions
        """
      ])
  }

  @Test func `Activity is in the order of time, then what is not known`() {
    let lines = texts(.activity) {
      $0.createdAt = Timestamp(seconds: 86_400)
      $0.invitation = InvitationState(
        state: .accepted, sentAt: Timestamp(seconds: 0), acceptedAt: Timestamp(seconds: 172_800))
    }
    #expect(
      lines == [
        "invited = 1970-01-01 00:00:00 UTC", "created = 1970-01-02 00:00:00 UTC",
        "accepted = 1970-01-03 00:00:00 UTC",
        "read = 2023-11-14 22:13:20 UTC, in full", "", "not reported by one: updated, last seen",
      ])
  }

  @Test(arguments: [
    (InvitationState.State.unknown, nil, nil), (.none, "no invitation", "no invitation"),
    (.pending, nil, "not yet"), (.accepted, nil, nil),
  ])
  func `Activity says why an invitation has no date`(
    state: InvitationState.State, invited: String?, accepted: String?
  ) {
    let user = User.sample("7").with { $0.invitation = InvitationState(state: state) }
    let lines = UserDetail(user).lines(.activity)
    for (label, words) in [("invited", invited), ("accepted", accepted)] {
      #expect(lines.first { $0.label.printable == label }?.value.printable == words)
      let isNamed = missing(user, in: .activity).last?.contains(label) ?? false
      #expect(isNamed == (words == nil))
    }
  }

  @Test func `Activity tells the ways in which the user was seen, and was never seen`() {
    let lines = texts(.activity) {
      $0.lastSeen = LastSeen(
        state: .at(time), kind: .agent,
        channels: [.init(name: "desktop", at: time), .init(name: "web", at: nil)])
    }
    #expect(lines.contains("agent saw = 2019-10-31 21:40:42 UTC"))
    #expect(lines.contains("  desktop = 2019-10-31 21:40:42 UTC"))
    #expect(lines.contains("  web = never"))
  }

  @Test func `Raw shows the record's JSON indented, its text where it is none`() {
    #expect(texts(.raw) { $0.raw = Array("{\"a\":[1]}".utf8) }.first == "{")
    #expect(texts(.raw) { $0.raw = Array("<html>\nno".utf8) } == ["<html>", "no"])
  }

  @Test func `Hostile text of the record is marked in every tab`() {
    let lines = UserDetail.Tab.allCases.flatMap { tab in
      texts(tab) {
        $0.displayName = "a\u{202E}b"
        $0.roles = [Role(name: "r\u{1B}[31m", kind: .team)]
        $0.raw = Array("{\"a\":\"\u{202E}\\u001b\u{200B}\"}".utf8)
      }
    }
    let scalars = lines.joined().unicodeScalars
    #expect(scalars.allSatisfy { !$0.isHidden })
  }
}
