/// The users of the Tines tenant: the documented sample, two more of the cast, the generated.
struct TinesUsers: Sendable {
  /// One user with its place.
  struct Member: Sendable {
    /// Tines' number.
    let id: Int
    /// Who it is.
    let person: Person
    /// The place among the generated users; nil for the cast.
    let ordinal: Int?
  }

  /// The tenant's teams.
  let teams = TinesTeams()

  private let people: People
  private static let cycle = Cycle(
    period: 20, places: [0, 1, 2, 3, 5, 7, 9, 10, 11, 13, 14, 15, 16, 18, 19])
  private static let owners = Cycle(period: 40, places: [6])
  private static let firstID = 1000

  /// Takes the tenant's share of the people.
  init(people: People) {
    self.people = people
  }

  /// How many users there are, or owners alone.
  func count(ownersOnly: Bool) -> Int {
    let generated = Self.cycle.count(below: people.count)
    return ownersOnly ? Self.owners.count(below: generated) : cast.count + generated
  }

  /// The user at a place of the list, or of the list of owners.
  func member(at row: Int, ownersOnly: Bool) -> Member {
    if !ownersOnly, row < cast.count { return cast[row] }
    return generated(ownersOnly ? Self.owners.member(row) : row - cast.count)
  }

  /// The user with a number, if there is one.
  func member(id: Int) -> Member? {
    if let member = cast.first(where: { $0.id == id }) { return member }
    guard id >= Self.firstID, id - Self.firstID < people.count,
      let ordinal = Self.cycle.ordinal(of: id - Self.firstID)
    else { return nil }
    return generated(ordinal)
  }

  /// How many members a team has.
  func count(in team: TinesTeams.Team) -> Int {
    teamCast(team).count + team.members.count(below: Self.cycle.count(below: people.count))
  }

  /// The member at a place of a team's list.
  func member(at row: Int, of team: TinesTeams.Team) -> Member {
    let first = teamCast(team)
    return row < first.count ? first[row] : generated(team.members.member(row - first.count))
  }

  /// The user as JSON, with teams if `teams` are included.
  func json(_ member: Member, includingTeams: Bool) -> JSON {
    if member.id == 2 { return Self.alice(includingTeams: includingTeams) }
    let person = member.person
    var bits = people.bits(for: person.index, about: 10)
    let created = person.joined.adding(seconds: bits.below(20 * 86_400))
    let seen = bits.chance(92) ? person.lastSeen.map { max($0, created) } : nil
    let scimID: String? = bits.chance(60) ? "okta-\(100_000 + member.id)" : nil
    let updated = created.adding(seconds: bits.below(9 * 86_400))
    var permissions: [String] = []
    if bits.chance(6) { permissions.append("AUDIT_LOG_READ") }
    if bits.chance(2) { permissions.append("FEATURE_FLAG_MANAGE") }
    if bits.chance(2) { permissions.append("TUNNEL_MANAGE") }
    var members: [(String, JSON)] = [
      ("id", .int(member.id)), ("scim_uid", .optional(scimID)), ("email", .string(person.email)),
      ("created_at", .string(created.milliseconds)), ("updated_at", .string(updated.milliseconds)),
      ("admin", .bool(isOwner(member))), ("is_active", .bool(person.isActive)),
      ("first_name", .string(person.given)), ("last_name", .string(person.family)),
      ("last_seen", .optional(seen?.milliseconds)),
      ("tenant_permissions", .array(permissions.map(JSON.string))),
    ]
    if includingTeams {
      members.append(("team_memberships", .array(memberships(of: member))))
    }
    return .object(members)
  }

  /// The user as a member of a team, in the shape of that list.
  func json(_ member: Member, in team: TinesTeams.Team) -> JSON {
    var bits = people.bits(for: member.person.index, about: 11)
    let accepted = bits.chance(90)
    let person = member.person
    return [
      "id": .int(member.id), "first_name": .string(person.given),
      "last_name": .string(person.family), "email": .string(person.email),
      "is_admin": .bool(isOwner(member)),
      "created_at": .string(person.joined.wholeSeconds),
      "last_seen": .optional(accepted ? person.lastSeen?.wholeSeconds : nil),
      "invitation_accepted": .bool(accepted), "role": .string(role(of: member, in: team)),
    ]
  }

  private var cast: [Member] {
    [
      Member(id: 2, person: Cast.alice(people.epoch), ordinal: nil),
      Member(id: 3, person: Cast.jon(people.epoch), ordinal: nil),
      Member(id: 5, person: Cast.danny(people.epoch), ordinal: nil),
    ]
  }

  private func teamCast(_ team: TinesTeams.Team) -> [Member] {
    team.id == 7 || team.id == 12 ? [cast[0]] : []
  }

  private func generated(_ ordinal: Int) -> Member {
    let index = Self.cycle.member(ordinal)
    return Member(id: Self.firstID + index, person: people.person(index), ordinal: ordinal)
  }

  private func isOwner(_ member: Member) -> Bool {
    member.ordinal.flatMap(Self.owners.ordinal) != nil
  }

  private func memberships(of member: Member) -> [JSON] {
    guard let ordinal = member.ordinal else { return [] }
    return teams.teams(of: ordinal).map { team in
      [
        "team_id": .int(team.id), "team_name": .string(team.name),
        "role": .string(role(of: member, in: team)),
      ]
    }
  }

  private func role(of member: Member, in team: TinesTeams.Team) -> String {
    if member.id == 2 { return team.id == 7 ? "EDITOR" : "CASE_MANAGER" }
    var bits = people.bits(for: member.person.index, about: 100 + UInt64(team.id))
    switch bits.below(100) {
    case 0..<45: return "EDITOR"
    case 45..<75: return "VIEWER"
    case 75..<85: return "CASE_MANAGER"
    case 85..<92: return "TEAM_ADMIN"
    default: return "Playbook Reviewer"
    }
  }

  /// The sample of `https://www.tines.com/docs/api/admin/users/list/`.
  private static func alice(includingTeams: Bool) -> JSON {
    let teams = """
      ,"team_memberships":[{"team_id":7,"team_name":"Security Ops","role":"EDITOR"},\
      {"team_id":12,"team_name":"IR Cases","role":"CASE_MANAGER"}]
      """
    return .text(
      """
      {"id":2,"scim_uid":"123","email":"alice@tines.xyz","created_at":"2019-07-08T14:16:11.967Z",\
      "updated_at":"2019-10-31T21:40:52.682Z","admin":false,"is_active":true,\
      "first_name":"Alice","last_name":"Smith","last_seen":"2019-10-31T21:40:42.000Z",\
      "tenant_permissions":["AUDIT_LOG_READ"]\(includingTeams ? teams : "")}
      """)
  }
}
