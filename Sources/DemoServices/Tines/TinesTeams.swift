/// The teams of the Tines tenant and who is in them.
struct TinesTeams: Sendable {
  /// A team of the tenant.
  struct Team: Sendable {
    /// The team's number.
    let id: Int
    /// The team's name.
    let name: String
    /// Which generated users are members, by their place among the generated users.
    let members: Cycle
  }

  /// All teams, by number.
  let all: [Team]

  private let grouping: Grouping
  private static let names: [(id: Int, name: String)] = [
    (7, "Security Ops"), (12, "IR Cases"), (21, "Phishing"), (22, "Vulnerability Management"),
    (23, "Détection & Réponse"), (24, "Платформа"), (25, "インフラ運用"), (26, "IT Operations"),
  ]

  /// The fixed teams.
  init() {
    let grouping = Grouping(groupCount: Self.names.count)
    self.grouping = grouping
    all = zip(Self.names, grouping.members).map { name, members in
      Team(id: name.id, name: name.name, members: members)
    }
  }

  /// The teams of the generated user at a place.
  func teams(of ordinal: Int) -> [Team] {
    grouping.groups(of: ordinal).map { all[$0] }
  }
}
