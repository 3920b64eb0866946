/// A field whose values can be counted.
package enum FacetField: String, CaseIterable, Hashable, Sendable {
  case source, provider, role, permission, group, dept, team, tag, domain, status, mfa, invite

  package var title: DisplayText {
    switch self {
    case .source: "Sources"
    case .provider: "Providers"
    case .role: "Roles"
    case .permission: "Permissions"
    case .group: "Groups of any kind"
    case .dept: "Departments"
    case .team: "Teams"
    case .tag: "Tags"
    case .domain: "Domains of e-mail addresses"
    case .status: "Account status"
    case .mfa: "Second factor"
    case .invite: "Invitation"
    }
  }

  /// The values that a user has, each once; a user without any counts under `none` or `unknown`.
  package func values(of user: User) -> [String] {
    switch self {
    case .source: [user.reference.source]
    case .provider: [user.provider]
    case .role: Self.names(user.roles.map(\.name), orNone: !user.untold.contains(.roles))
    case .permission:
      Self.names(user.permissions.map(\.label), orNone: !user.untold.contains(.permissions))
    case .group: Self.names(user.groups.map(\.name), orNone: true)
    case .dept: Self.names(user.names(of: .department), orNone: true)
    case .team: Self.names(user.names(of: .team), orNone: true)
    case .tag: Self.names(user.names(of: .tag), orNone: true)
    case .domain: user.texts(of: .domain).map(\.folded)
    case .status: [user.status.word.original]
    case .mfa:
      switch user.mfa.state {
      case .enabled: ["on"]
      case .disabled: user.mfa.isGap ? ["off", "gap"] : ["off"]
      case .unknown: ["unknown"]
      }
    case .invite: [user.invitation.state.rawValue]
    }
  }

  private static func names(_ names: [DisplayText], orNone: Bool) -> [String] {
    if names.isEmpty { return orNone ? ["none"] : [] }
    return Array(Set(names.map(\.original)))
  }
}

/// How many users have a value.
package struct FacetCount: Hashable, Sendable {
  package let value: String
  package let count: Int

  package init(_ value: String, _ count: Int) {
    self.value = value
    self.count = count
  }

  /// Counts the values of a field in a listing, the most frequent first.
  package static func counts(of field: FacetField, in listing: any UserListing) -> [FacetCount] {
    var counts: [String: Int] = [:]
    for row in 0..<listing.count {
      for value in field.values(of: listing.user(at: row)) { counts[value, default: 0] += 1 }
    }
    return counts.map { FacetCount($0.key, $0.value) }.sorted {
      $0.count == $1.count ? $0.value < $1.value : $0.count > $1.count
    }
  }
}

extension User {
  fileprivate func names(of kind: Group.Kind) -> [DisplayText] {
    groups.filter { $0.kind == kind }.map(\.name)
  }
}
