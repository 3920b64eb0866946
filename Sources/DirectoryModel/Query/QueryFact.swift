/// What a query asks of users and a source may not report.
package enum QueryFact: Int, CaseIterable, Comparable, Hashable, Sendable {
  case name, email, username, roles, permissions, groups, departments, teams, tags
  case mfa, invitation, status, privilege, shared, signIn
  case seen, created, updated, invited, accepted
  /// What a person has and a user alone does not.
  case person

  /// What the source does not report, as it stands after "does not report".
  package var words: DisplayText {
    switch self {
    case .name: "names"
    case .email: "e-mail addresses"
    case .username: "usernames"
    case .roles: "roles"
    case .permissions: "permissions"
    case .groups: "groups"
    case .departments: "departments"
    case .teams: "teams"
    case .tags: "tags"
    case .mfa: "MFA"
    case .invitation: "invitations"
    case .status: "account status"
    case .privilege: "who is privileged"
    case .shared: "which accounts are shared"
    case .signIn: "ways to sign in"
    case .seen: "last seen"
    case .created: "creation times"
    case .updated: "update times"
    case .invited: "invitation times"
    case .accepted: "acceptance times"
    case .person: "systems and conflicts of a user alone"
    }
  }

  package static func < (left: QueryFact, right: QueryFact) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension TextField {
  /// What is not reported where the field can't tell; nil where it always can.
  package var queryFact: QueryFact? {
    switch self {
    case .source, .provider, .id: nil
    case .email, .domain: .email
    case .name: .name
    case .username: .username
    case .role, .permission, .group, .dept, .team, .tag: fact?.queryFact
    }
  }
}

extension UserFact {
  /// What is not reported where the list is not told.
  package var queryFact: QueryFact {
    switch self {
    case .roles: .roles
    case .permissions: .permissions
    case .departments: .departments
    case .teams: .teams
    case .groups: .groups
    case .tags: .tags
    }
  }
}

extension UserFlag {
  /// What is not reported where the flag can't tell; nil where it always can.
  package var queryFact: QueryFact? {
    switch self {
    case .admin: .privilege
    case .owner: .roles
    case .shared: .shared
    case .sso, .social, .password: .signIn
    case .dormant: .seen
    case .gone, .marked: nil
    }
  }
}

extension TimeField {
  /// What is not reported where the field can't tell.
  package var queryFact: QueryFact {
    switch self {
    case .seen: .seen
    case .created: .created
    case .updated: .updated
    case .invited: .invited
    case .accepted: .accepted
    }
  }
}

extension QueryTerm {
  /// What is not reported where the term can't tell; nil for a term that is made of others and
  /// for one that always can.
  package var queryFact: QueryFact? {
    switch self {
    case .all, .and, .or, .not, .any, .every, .words, .age: nil
    case .text(let field, _): field.queryFact
    case .mfa: .mfa
    case .invite: .invitation
    case .status: .status
    case .flag(let flag): flag.queryFact
    case .time(let field, _): field.queryFact
    case .systems, .conflict: .person
    }
  }

  /// Why the term can't tell of a user: what its record does not tell, of all that leaves the
  /// answer open; empty where there is an answer.
  package func untoldFacts(of user: User, _ context: QueryContext) -> Set<QueryFact> {
    guard truth(of: user, context) == .unknown else { return [] }
    if let queryFact { return [queryFact] }
    return parts.reduce(into: []) { $0.formUnion($1.untoldFacts(of: user, context)) }
  }
}
