import Browser
import DirectoryModel
import DirectoryText
import TestSupport
import Testing

@Suite struct UserCellTests {
  /// What a column shows of a sample user with some facts, and how.
  private func cell(
    _ title: String, of user: User = .sample("ann"), _ change: (inout User) -> Void = { _ in }
  ) throws -> ListCell {
    let user = user.with(change)
    var context = CellContext()
    context.tags = ["one": "O"]
    return try #require(ViewDefinition.users.columns.first { $0.title.printable == title })
      .cell(ViewRow(.user(user.reference), user), context)
  }

  @Test func `Where nothing is reported a cell says so`() throws {
    #expect(try cell("E-MAIL") == .init("--", .faint))
    #expect(try cell("MFA") == .init("--", .faint))
    #expect(try cell("SEEN") == .init("--", .faint))
    #expect(try cell("INVITE") == .init("--", .faint))
  }

  @Test func `The account's mark says what is out of the ordinary, the gravest first`() {
    let now = Timestamp(seconds: 0)
    var user = User.sample("ann")
    #expect(user.accountMark == "+")
    user.invitation = InvitationState(state: .pending)
    #expect(user.accountMark == "i")
    user.status = .inactive
    #expect(user.accountMark == "-")
    user.problems = ["name is no string"]
    #expect(user.accountMark == "!")
    user.goneSince = now
    #expect(user.accountMark == "x")
  }

  @Test func `The source's tag stands before the mark`() throws {
    #expect(try cell("S") == .init("O+"))
    #expect(try cell("S") { $0.status = .inactive } == .init("O-", .warning))
  }

  @Test func `A source without a tag is a question mark`() throws {
    #expect(try cell("S", of: .sample("ann", source: "other")) == .init("?+"))
  }

  @Test func `A user without a name is called by what there is`() throws {
    #expect(try cell("NAME") { $0.displayName = .empty } == .init("#ann", .strong))
    #expect(
      try cell("NAME") {
        $0.displayName = .empty
        $0.username = "annie"
      } == .init("annie", .strong))
  }

  @Test func `The name of a malformed record is a warning`() throws {
    #expect(try cell("NAME") { $0.problems = ["odd"] } == .init("ann", .warning))
  }

  @Test func `The username stands in for an e-mail address, and is faint`() throws {
    #expect(try cell("E-MAIL") { $0.username = "annie" } == .init("annie", .faint))
    #expect(try cell("E-MAIL") { $0.email = "a@b.c" } == .init("a@b.c"))
  }

  @Test(arguments: [
    (MFAStatus(state: .enabled), ListCell("on")),
    (MFAStatus(state: .enabled, isEnforced: true), .init("on")),
    (MFAStatus(state: .disabled), .init("off")),
    (MFAStatus(state: .disabled, isEnforced: false), .init("off")),
    (MFAStatus(state: .disabled, isEnforced: true), .init("off!", .warning)),
    (MFAStatus(state: .unknown, isEnforced: true), .init("--", .faint)),
  ])
  func `MFA is on, off, off though required, or not reported`(
    mfa: MFAStatus, expected: ListCell
  ) throws {
    #expect(try cell("MFA") { $0.mfa = mfa } == expected)
  }

  @Test func `A time on the day of reading is a clock time, another one a day`() throws {
    #expect(
      try cell("SEEN") {
        $0.lastSeen = LastSeen(state: .at(Timestamp(seconds: 1_699_999_200)), kind: nil)
      } == .init("22:00"))
    #expect(
      try cell("SEEN") {
        $0.lastSeen = LastSeen(state: .at(Timestamp(seconds: 1_599_999_200)), kind: nil)
      } == .init("2020-09-13"))
  }

  @Test func `Never seen is a warning and not the same as not reported`() throws {
    #expect(
      try cell("SEEN") { $0.lastSeen = LastSeen(state: .never, kind: nil) }
        == .init("never", .warning))
  }

  @Test(arguments: [
    (InvitationState.State.pending, ListCell("pending", .warning)),
    (.accepted, .init("accepted")), (.none, .init("none", .faint)), (.unknown, .init("--", .faint)),
  ])
  func `An invitation is said in a word`(
    state: InvitationState.State, expected: ListCell
  ) throws {
    #expect(try cell("INVITE") { $0.invitation = InvitationState(state: state) } == expected)
  }

  @Test func `Several roles are the first and how many more`() throws {
    let roles = ["EDITOR", "OWNER", "VIEWER"].map { Role(name: $0, kind: .team) }
    #expect(try cell("ROLES") { $0.roles = roles } == .init("EDITOR +2"))
    #expect(try cell("ROLES") { $0.roles = Array(roles.prefix(1)) } == .init("EDITOR"))
    #expect(try cell("ROLES") == .init("none", .faint))
  }

  @Test func `Roles of a privileged user are marked`() throws {
    #expect(
      try cell("ROLES") {
        $0.roles = [Role(name: "OWNER", kind: .team)]
        $0.privilege = Privilege(value: true)
      } == .init("!OWNER", .warning))
  }

  @Test func `Several groups are the first and how many more`() throws {
    let groups = ["Ops", "IR"].map { Group(kind: .team, name: $0) }
    #expect(try cell("GROUPS") { $0.groups = groups } == .init("Ops +1"))
    #expect(try cell("GROUPS") == .init("none", .faint))
  }

  @Test func `An empty list that the source does not tell is not none`() throws {
    #expect(try cell("ROLES") { $0.untold = [.roles] } == .init("--", .faint))
    #expect(try cell("GROUPS") { $0.untold = Set(UserFact.allCases) } == .init("--", .faint))
    #expect(try cell("GROUPS") { $0.untold = [.roles] } == .init("none", .faint))
    #expect(
      try cell("GROUPS") { $0.untold = [.teams, .groups] } == .init("no dept/tag", .faint))
    let role = Role(name: "Owner", kind: .portal)
    #expect(
      try cell("ROLES") {
        $0.roles = [role]
        $0.untold = [.roles]
      } == .init("Owner"))
  }

  @Test func `No column can ask for less room than none or for more than its most`() {
    for column in ViewDefinition.users.columns {
      #expect(column.minimumWidth > 0)
      #expect(column.minimumWidth <= column.maximumWidth)
      #expect(column.title.printable.count <= column.minimumWidth)
    }
  }
}
