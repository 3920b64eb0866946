extension User {
  /// The texts that a field of a query is searched in, as they came.
  ///
  /// A user with roles has texts of them, be they empty; a permission has its name and its code,
  /// else what it is called. A name, e-mail address or username that is absent or empty is none.
  package func texts(of field: TextField) -> [String] {
    switch field {
    case .source: [reference.source]
    case .provider: [provider]
    case .id: [id.text]
    case .name: Self.told(displayName)
    case .email: Self.told(email)
    case .username: Self.told(username)
    case .domain: email.flatMap { EmailAddress.domain(of: $0.original) }.map { [$0] } ?? []
    case .role: roles.map(\.name.original)
    case .permission:
      permissions.flatMap { permission in
        let texts = [permission.name, permission.code].compactMap { $0?.original }
        return texts.isEmpty ? [permission.label.original] : texts
      }
    case .group: names(of: .group)
    case .dept: names(of: .department)
    case .team: names(of: .team)
    case .tag: names(of: .tag)
    }
  }

  /// Whether there may be texts of a field that the source does not tell.
  package func isUntold(_ field: TextField) -> Bool {
    if let fact = field.fact { return untold.contains(fact) }
    switch field {
    case .source, .provider, .id: return false
    default: return texts(of: field).isEmpty
    }
  }

  private static func told(_ text: DisplayText?) -> [String] {
    text.map { $0.isEmpty ? [] : [$0.original] } ?? []
  }

  private func names(of kind: Group.Kind) -> [String] {
    groups.filter { $0.kind == kind }.map(\.name.original)
  }
}

extension TextField {
  /// The list of a user that the field is about; nil for one with a single text.
  package var fact: UserFact? {
    switch self {
    case .source, .provider, .email, .domain, .name, .username, .id: nil
    case .role: .roles
    case .permission: .permissions
    case .group: .groups
    case .dept: .departments
    case .team: .teams
    case .tag: .tags
    }
  }
}
