import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// What the teams of a Tines tenant tell of its users.
@Suite struct TinesMembersTests {
  private let users = "/api/v1/admin/users?per_page=500&page=1&include=team_memberships"
  private let roles = "/api/v1/admin/roles?per_page=500&page=1"
  private let teams = "/api/v1/teams?per_page=500&page=1"

  private func members(_ team: Int, page: Int = 1) -> String {
    "/api/v1/teams/\(team)/members?per_page=500&page=\(page)"
  }

  private func list(_ name: String, next: String = "null", _ elements: String...) -> HTTPAnswer {
    .text(
      """
      {"\(name)":[\(elements.joined(separator: ","))],
       "meta":{"next_page":\(next),"next_page_number":\(next)}}
      """)
  }

  private func team(_ id: Int) -> String { #"{"id":\#(id),"name":"Team \#(id)","groups":[]}"# }

  private func member(_ id: Int, _ accepted: String, role: String = "\"VIEWER\"") -> String {
    #"{"id":\#(id),"invitation_accepted":\#(accepted),"role":\#(role)}"#
  }

  private func user(_ id: Int, _ members: String = #""team_memberships":[]"#) -> String {
    #"{"id":\#(id),"admin":false,"tenant_permissions":[],\#(members)}"#
  }

  /// The page that comes of users 1 to 3 and these answers, and what was asked for.
  private func page(
    _ answers: [String: HTTPAnswer], users records: [String]? = nil,
    adjust: (inout SourceConfiguration) -> Void = { _ in }
  ) async throws -> (page: UserPage, targets: [String]) {
    let tines = try ContractCase.named("tines")
    let records = records ?? [user(1), user(2), user(3)]
    let all = answers.merging([
      users: .text(
        #"{"admin/users":[\#(records.joined(separator: ","))],"meta":{"next_page":null}}"#),
      roles: list("admin/roles"),
    ]) { first, _ in first }
    let transport = RoutedTransport(tines, answers: all)
    let page = try await tines.bareProvider(on: transport, adjust: adjust).wholePage(after: nil)
    return (page, transport.targets)
  }

  @Test func `an invitation is accepted where one team's is, pending where none is`() async throws {
    let (page, targets) = try await page([
      teams: list("teams", team(7), team(8)),
      members(7): list("members", member(1, "false"), member(2, "false")),
      members(8): list("members", member(1, "true"), member(3, "null")),
    ])
    #expect(page.users.map(\.invitation.state) == [.accepted, .pending, .unknown])
    #expect(page.users.allSatisfy { $0.roles.isEmpty && $0.groups.isEmpty }, "the record says none")
    #expect(page.notices.isEmpty)
    #expect(targets.sorted() == [roles, users, members(7), members(8), teams].sorted())
  }

  @Test func `teams of a user are told where the record or all the teams tell them`() async throws {
    let records = [user(1, #""x":0"#), user(2, #""x":0"#), user(3)]
    let whole = try await page(
      [
        teams: list("teams", team(7)),
        members(7): list("members", member(1, "true"), member(4, "true")),
      ], users: records
    ).page.users
    #expect(whole.map { $0.untold.contains(.teams) } == [false, false, false])
    #expect(whole.map { $0.untold.contains(.roles) } == [false, false, false])
    let withoutRole = try await page(
      [
        teams: list("teams", team(7)),
        members(7): list("members", member(1, "true", role: "null")),
      ], users: records
    ).page.users
    #expect(withoutRole.map { $0.untold.contains(.roles) } == [true, false, false])
    let broken = try await page(
      [
        teams: list("teams", team(7), team(8)),
        members(7): list("members", member(1, "true")),
        members(8): HTTPAnswer(status: 403, body: []),
      ], users: records
    ).page.users
    #expect(broken.map { $0.untold.contains(.teams) } == [true, true, false])
    #expect(broken.map { $0.untold.contains(.roles) } == [true, true, false])
  }

  @Test func `teams and members are read to their end, a request a page`() async throws {
    let (page, targets) = try await page([
      teams: list("teams", next: "\"https://x/api/v1/teams?page=2\"", team(7)),
      "/api/v1/teams?per_page=500&page=2": list("teams", team(8)),
      members(7): list("members", next: "2", member(1, "true")),
      members(7, page: 2): list("members", member(2, "false")),
      members(8): list("members", member(3, "true")),
    ])
    #expect(page.users.map(\.invitation.state) == [.accepted, .pending, .accepted])
    #expect(targets.count == 7)
  }

  @Test func `a user whose record leaves the teams out gets them from the members`() async throws {
    let (page, _) = try await page(
      [
        teams: list("teams", team(7)),
        members(7): list("members", member(1, "true", role: "\"TEAM_ADMIN\"")),
      ], users: [#"{"id":1,"admin":false,"tenant_permissions":[]}"#])
    #expect(page.users[0].groups == [Group(kind: .team, id: UserID("7"), name: "Team 7")])
    #expect(
      page.users[0].roles == [
        Role(name: "TEAM_ADMIN", kind: .team, scope: [.init("team", "Team 7")])
      ])
    #expect(page.users[0].privilege == Privilege(value: true, because: ["TEAM_ADMIN"]))
    #expect(page.users[0].detail == .list)
  }

  @Test func `a role that the record gives stays, one that it leaves out is added`() async throws {
    let record = user(
      1,
      """
      "team_memberships":[{"team_id":7,"team_name":"Ours","role":"EDITOR"},
        {"team_id":8,"team_name":"Theirs","role":null}]
      """)
    let (page, _) = try await page(
      [
        teams: list("teams", team(7), team(8)),
        members(7): list("members", member(1, "true", role: "\"TEAM_ADMIN\"")),
        members(8): list("members", member(1, "true", role: "\"VIEWER\"")),
      ], users: [record])
    #expect(
      page.users[0].roles == [
        Role(name: "EDITOR", kind: .team, scope: [.init("team", "Ours")]),
        Role(name: "VIEWER", kind: .team, scope: [.init("team", "Theirs")]),
      ])
    #expect(page.users[0].groups.map(\.name) == ["Ours", "Theirs"])
    #expect(page.users[0].privilege == Privilege(value: false))
  }

  @Test func `a team that is refused leaves the others known and a notice`() async throws {
    let (page, targets) = try await page([
      teams: list("teams", team(7), team(8), team(9)),
      members(7): HTTPAnswer(status: 403), members(8): HTTPAnswer(status: 404),
      members(9): list("members", member(3, "true")),
    ])
    #expect(page.users.map(\.invitation.state) == [.unknown, .unknown, .accepted])
    #expect(page.notices.count == 1)
    let notice = try #require(page.notices.first?.original)
    #expect(notice.hasPrefix("the members of 2 of 3 teams can't be read (40"))
    #expect(targets.count == 6)
  }

  @Test func `after another error no more teams are asked for`() async throws {
    let count = 40
    var answers = [
      teams: HTTPAnswer.text(
        #"{"teams":[\#((1...count).map(team).joined(separator: ","))],"meta":{"next_page":null}}"#)
    ]
    for number in 1...count { answers[members(number)] = HTTPAnswer(status: 500) }
    let (page, targets) = try await page(answers)
    #expect(
      page.notices == [
        """
        the members of 40 of 40 teams can't be read (500): their invitations stay unknown
        """
      ])
    #expect(targets.count { $0.contains("/members") } <= 16)
  }

  @Test func `teams that can't be read leave a notice`() async throws {
    let (page, _) = try await page([teams: HTTPAnswer(status: 403)])
    #expect(page.notices == ["teams can't be read (403): invitations stay unknown"])
    #expect(page.users.map(\.invitation.state) == [.unknown, .unknown, .unknown])
  }

  @Test func `a list that comes twice is not read for ever`() async throws {
    let (page, targets) = try await page([
      teams: list("teams", next: "2", team(7)),
      "/api/v1/teams?per_page=500&page=2": list("teams", next: "3", team(7)),
    ])
    #expect(page.notices.map(\.original).first?.hasPrefix("teams can't be read") == true)
    #expect(targets.count == 4)
  }

  @Test func `a member that can't be understood is said`() async throws {
    let (page, _) = try await page([
      teams: list("teams", team(7)),
      members(7): list("members", "7", member(1, "true"), #"{"invitation_accepted":true}"#),
    ])
    #expect(page.users[0].invitation.state == .accepted)
    #expect(
      page.notices == [
        """
        2 of the members of Team 7 can't be understood: their invitations stay unknown
        """
      ])
  }

  @Test func `an empty list of users asks for nothing else`() async throws {
    let (page, targets) = try await page([:], users: [])
    #expect(page.users.isEmpty && targets == [users])
  }

  @Test func `a get uses the members that are known`() async throws {
    let tines = try ContractCase.named("tines")
    let transport = RoutedTransport(
      tines,
      answers: [
        users: .text(#"{"admin/users":[\#(user(1))],"meta":{"next_page":null}}"#),
        roles: list("admin/roles"), teams: list("teams", team(7)),
        members(7): list("members", member(1, "false")),
        "/api/v1/admin/users/1?include=team_memberships": .text(user(1)),
      ])
    let provider = tines.bareProvider(on: transport)
    #expect(try await provider.user(id: UserID("1")).invitation.state == .unknown)
    _ = try await provider.wholePage(after: nil)
    #expect(try await provider.user(id: UserID("1")).invitation.state == .pending)
    #expect(transport.targets.count == 6)
  }
}
