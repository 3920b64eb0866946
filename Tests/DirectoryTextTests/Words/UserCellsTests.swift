import DirectoryModel
import TestSupport
import Testing

@testable import DirectoryText

@Suite("A user's facts in the cells of a list")
struct UserCellsTests {
  private static let ann = User.sample("ann")
  private static let evening = Timestamp(seconds: 1_699_999_200)

  @Test func `Where nothing is reported a cell says so`() {
    let user = Self.ann
    for cell in [
      user.emailCell, user.mfaCell, user.seenCell(), user.seenCell(.relative), user.inviteCell,
      user.dayCell(nil), user.cell(.username),
    ] {
      #expect(cell == ListCell("--", .faint))
    }
  }

  @Test func `The account's mark says what is out of the ordinary, the gravest first`() {
    var user = Self.ann
    #expect(user.accountCell(tag: "O") == ListCell("O+"))
    #expect(user.accountCell(tag: nil) == ListCell("?+"))
    user.invitation = InvitationState(state: .pending)
    #expect(user.accountCell(tag: "O") == ListCell("Oi", .warning))
    user.status = .inactive
    #expect(user.accountMark == "-")
    user.problems = ["name is no string"]
    #expect(user.accountMark == "!")
    #expect(user.nameCell == ListCell("ann", .warning))
    user.goneSince = Self.evening
    #expect(user.accountMark == "x")
  }

  @Test func `The username stands in for an e-mail address, and is faint`() {
    #expect(Self.ann.with { $0.username = "annie" }.emailCell == ListCell("annie", .faint))
    #expect(Self.ann.with { $0.email = "a@b.c" }.emailCell == ListCell("a@b.c"))
  }

  @Test(arguments: [
    (MFAStatus(state: .enabled, isEnforced: true), ListCell("on")),
    (MFAStatus(state: .disabled, isEnforced: false), ListCell("off")),
    (MFAStatus(state: .disabled, isEnforced: true), ListCell("off!", .warning)),
    (MFAStatus(state: .unknown, isEnforced: true), ListCell("--", .faint)),
  ])
  func `MFA is on, off, off though required, or not reported`(mfa: MFAStatus, cell: ListCell) {
    #expect(Self.ann.with { $0.mfa = mfa }.mfaCell == cell)
  }

  @Test func `A time on the day of reading is a clock time, another one a day, or an age`() {
    func seen(_ seconds: Int64) -> User {
      Self.ann.with {
        $0.lastSeen = LastSeen(state: .at(Timestamp(seconds: seconds)), kind: nil)
      }
    }
    #expect(seen(1_699_999_200).seenCell() == ListCell("22:00"))
    #expect(seen(1_599_999_200).seenCell() == ListCell("2020-09-13"))
    #expect(seen(1_699_999_200).seenCell(.relative) == ListCell("13 min"))
    #expect(Self.ann.dayCell(Self.evening) == ListCell("2023-11-14"))
    #expect(Self.ann.dayCell(Self.evening, .relative) == ListCell("13 min"))
    let never = Self.ann.with { $0.lastSeen = LastSeen(state: .never, kind: nil) }
    #expect(never.seenCell() == ListCell("never", .warning))
    #expect(never.seenCell(.relative) == ListCell("never", .warning))
  }

  @Test(arguments: [
    (InvitationState.State.pending, ListCell("pending", .warning)),
    (.accepted, ListCell("accepted")), (.none, ListCell("none", .faint)),
    (.unknown, ListCell("--", .faint)),
  ])
  func `An invitation is said in a word`(state: InvitationState.State, cell: ListCell) {
    #expect(Self.ann.with { $0.invitation = InvitationState(state: state) }.inviteCell == cell)
  }

  @Test func `Several roles are the first and how many more, marked where they are privileged`() {
    let user = Self.ann.with {
      $0.roles = ["EDITOR", "OWNER", "VIEWER"].map { Role(name: $0, kind: .team) }
    }
    #expect(user.rolesCell == ListCell("EDITOR +2"))
    #expect(
      user.with { $0.privilege = Privilege(value: true) }.rolesCell
        == ListCell("!EDITOR +2", .warning))
    #expect(Self.ann.rolesCell == ListCell("none", .faint))
    #expect(Self.ann.with { $0.untold = [.roles] }.rolesCell == ListCell("--", .faint))
  }

  @Test func `Without groups it is said of which kinds that is known`() {
    #expect(Self.ann.groupsCell == ListCell("none", .faint))
    #expect(
      Self.ann.with { $0.untold = [.teams, .groups] }.groupsCell == ListCell("no dept/tag", .faint))
    #expect(
      Self.ann.with { $0.untold = Set(UserFact.allCases) }.groupsCell == ListCell("--", .faint))
    #expect(
      Self.ann.with { $0.groups = ["Ops", "IR"].map { Group(kind: .team, name: $0) } }.groupsCell
        == ListCell("Ops +1"))
  }

  @Test func `A role says who has it in cells, in details and in JSON`() throws {
    var holders = RoleCount.Holders()
    for number in 0..<1_200 { holders.add(isPrivileged: number < 3) }
    let key = RoleCount.Key(role: "Owner", kind: .accessLevel, source: "one")
    let role = RoleCount(key, holders)
    #expect(role.roleCell == ListCell("Owner", .strong))
    #expect(role.privilegedCell == ListCell("!3", .warning))
    #expect(
      role.details == [
        DetailLine("role", "Owner", .heading), DetailLine("kind", "access level"),
        DetailLine("source", "one"), DetailLine("users", "1,200"),
        DetailLine("privileged", "3", .warning),
      ])
    #expect(
      role.json.text()
        == """
        {"role":"Owner","kind":"access_level","source":"one","users":1200,"privileged":3}
        """)
    let bare = RoleCount(.init(role: "", kind: .team, source: "one"), RoleCount.Holders())
    #expect(bare.roleCell == ListCell("unnamed", .faint))
    #expect(bare.privilegedCell == ListCell("--", .faint))
  }
}
