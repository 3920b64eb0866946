import DirectoryModel
import HTTPTransport

/// Who is in which team, and who has accepted the invitation to it
/// (https://www.tines.com/docs/api/teams/list-members/).
struct TinesMembers: Sendable {
  /// A team that is read (https://www.tines.com/docs/api/teams/list/).
  fileprivate struct Team: Sendable {
    let id: UserID
    let name: DisplayText
  }

  /// A user's place in a team, by numbers: there may be a million of them.
  private struct Membership: Sendable {
    /// The place in ``teams``.
    let team: Int32
    /// The place in ``roles``.
    let role: Int32?
    let isAccepted: Bool?
  }

  private var teams: [Team] = []
  private var roles: [DisplayText] = []
  private var byUser: [UserID: [Membership]] = [:]
  private let privilegedRoles: [String]?

  private init(privilegedRoles: [String]?) { self.privilegedRoles = privilegedRoles }

  /// How many teams are read at once.
  fileprivate static let teamsAtOnce = 16

  /// Reads the teams, then the members of each, one request a page.
  static func reading(_ context: ProviderContext) async -> Supplement<Self>.Reading {
    let empty = Self(privilegedRoles: context.configuration.privilegedRoles)
    let teams = await context.reading(
      "teams", or: "invitations stay unknown", into: [Team]()
    ) { () throws(ProviderError) in
      try await context.tinesList(TinesProvider.teams, "teams")
    } add: { teams, record in
      guard let id = record.id("id") else { return false }
      teams.append(Team(id: id, name: record.text("name") ?? .unnamed(id)))
      return true
    }
    var reading = Supplement.Reading(value: empty, notices: teams.notices)
    await reading.read(teams.value, context)
    return reading
  }

  /// Adds the state of the invitation, and teams and roles where the user's record has none.
  ///
  /// Who accepted the invitation to one team is in; who accepted none is still awaited. Where all
  /// members of all teams were read, those are the user's teams.
  func complete(_ user: inout User, isWhole: Bool) {
    let memberships = byUser[user.id] ?? []
    let answers = memberships.compactMap(\.isAccepted)
    if user.invitation.state == .unknown, !answers.isEmpty {
      user.invitation.state = answers.contains(true) ? .accepted : .pending
    }
    let hasTeams = user.detail == .full
    for membership in memberships {
      add(
        membership.role.map { roles[Int($0)] }, in: teams[Int(membership.team)], to: &user,
        hasTeams: hasTeams)
    }
    guard isWhole, !hasTeams else { return }
    user.untold.remove(.teams)
    let tellsAdmin = user.attributes.contains { $0.name == "admin" && $0.value != .null }
    if tellsAdmin, memberships.allSatisfy({ $0.role != nil }) { user.untold.remove(.roles) }
  }

  /// Adds the role, and the team unless the record told the user's teams, which then are all.
  private func add(
    _ role: DisplayText?, in team: Team, to user: inout User, hasTeams: Bool
  ) {
    let group = user.groups.first { $0.kind == .team && $0.id == team.id }
    if group == nil {
      guard !hasTeams else { return }
      user.groups.append(Group(kind: .team, id: team.id, name: team.name))
    }
    let name = group?.name ?? team.name
    guard let role,
      !user.roles.contains(where: { $0.kind == .team && $0.scope("team") == name })
    else { return }
    user.roles.append(Role(name: role, kind: .team, scope: [.init("team", name)]))
    if let privilegedRoles {
      user.privilege = user.privilege(byNames: privilegedRoles)
    } else if role.original == "TEAM_ADMIN", !user.privilege.because.contains(role) {
      user.privilege = Privilege(value: true, because: user.privilege.because + [role])
    }
  }
}

extension Supplement<TinesMembers>.Reading {
  /// Reads the members of the teams, a few teams at a time.
  ///
  /// A key may be let into some teams only, so that a refusal is one team's; after any other error
  /// no more are begun. Teams that could not be read become one notice.
  fileprivate mutating func read(_ teams: [TinesMembers.Team], _ context: ProviderContext) async {
    var failures: [ProviderError] = []
    var read: [Int: TinesMembers.OfTeam] = [:]
    await withTaskGroup(of: (Int, Result<TinesMembers.OfTeam, ProviderError>).self) { group in
      var rest = Array(teams.enumerated())[...]
      func begin() {
        guard let (number, team) = rest.popFirst() else { return }
        group.addTask { (number, await TinesMembers.members(of: team, context)) }
      }
      for _ in 0..<TinesMembers.teamsAtOnce { begin() }
      while let (number, result) = await group.next() {
        switch result {
        case .success(let members): read[number] = members
        case .failure(let error):
          failures.append(error)
          if !error.isOneTeamsOnly { rest = [] }
        }
        begin()
      }
    }
    for (number, team) in teams.enumerated() {
      guard let members = read[number] else { continue }
      value.take(members, of: team)
      notices += members.notices
    }
    let reason = failures.first { !$0.isOneTeamsOnly } ?? failures.first
    if let reason {
      notices.append(
        """
        the members of \(teams.count - read.count) of \(teams.count) teams \
        can't be read (\(reason.shortReason)): their invitations stay unknown
        """)
    }
  }
}

extension TinesMembers {
  /// The members of one team, by user.
  fileprivate struct OfTeam: Sendable {
    var members: [(user: UserID, role: DisplayText?, isAccepted: Bool?)] = []
    var notices: [DisplayText] = []
  }

  fileprivate mutating func take(_ read: OfTeam, of team: Team) {
    let number = Int32(teams.count)
    teams.append(team)
    var numbers = Dictionary(uniqueKeysWithValues: roles.enumerated().map { ($1, Int32($0)) })
    for member in read.members {
      if let role = member.role, numbers[role] == nil {
        numbers[role] = Int32(roles.count)
        roles.append(role)
      }
      byUser[member.user, default: []].append(
        Membership(
          team: number, role: member.role.flatMap { numbers[$0] }, isAccepted: member.isAccepted))
    }
  }

  fileprivate static func members(
    of team: Team, _ context: ProviderContext
  ) async -> Result<OfTeam, ProviderError> {
    do throws(ProviderError) {
      let list = try await context.tinesList(
        TinesProvider.members, "members", ["team_id": team.id.text])
      let reading = await context.reading(
        "members of \(team.name)", or: "their invitations stay unknown", into: OfTeam()
      ) { () throws(ProviderError) in
        list
      } add: { value, record in
        guard let id = record.id("id") else { return false }
        value.members.append((id, record.name("role"), record.bool("invitation_accepted")))
        return true
      }
      var members = reading.value
      members.notices = reading.notices
      return .success(members)
    } catch {
      return .failure(error)
    }
  }
}

extension ProviderError {
  /// Whether another team may be read all the same.
  fileprivate var isOneTeamsOnly: Bool {
    switch code {
    case .forbidden, .notFound, .misconfigured: true
    default: false
    }
  }
}
