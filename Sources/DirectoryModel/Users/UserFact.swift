/// A list of a user that may be empty without meaning that there is none.
package enum UserFact: String, CaseIterable, Hashable, Sendable {
  case roles, permissions, departments, teams, groups, tags
}

extension Group.Kind {
  /// The list of the groups of this kind.
  package var fact: UserFact {
    switch self {
    case .department: .departments
    case .team: .teams
    case .group: .groups
    case .tag: .tags
    }
  }
}
