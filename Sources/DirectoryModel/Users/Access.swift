/// Whether a source lets the user work; `unknown` where it does not report that.
package enum AccountStatus: Hashable, Sendable {
  case active, inactive, unknown
  /// A word that this version does not know.
  case other(DisplayText)

  package var word: DisplayText {
    switch self {
    case .active: "active"
    case .inactive: "inactive"
    case .unknown: "unknown"
    case .other(let word): word
    }
  }
}

/// Whether the user can change what others may do, and by which roles or permissions.
package struct Privilege: Hashable, Sendable {
  /// Nil where the source does not report enough to tell.
  package var value: Bool?
  /// The names of what makes the user privileged.
  package var because: [DisplayText]

  package init(value: Bool?, because: [DisplayText] = []) {
    self.value = value
    self.because = because
  }

  package static let unknown = Privilege(value: nil)
}

/// A role that a user has, and where it holds.
package struct Role: Hashable, Sendable {
  /// The kinds of role that the providers know.
  package enum Kind: String, Hashable, Sendable {
    case accessLevel = "access_level"
    case portal, content, team, tenant, scim
  }

  /// One bound of a role, such as `team` = `Security Ops`.
  package struct Bound: Hashable, Sendable {
    /// A scope key: level, version, version_id, language, language_id, language_code, category,
    /// category_id, article, team, via_group.
    package let key: String
    package let value: DisplayText

    package init(_ key: String, _ value: DisplayText) {
      self.key = key
      self.value = value
    }
  }

  package var name: DisplayText
  package var kind: Kind
  package var id: UserID?
  /// Whether somebody at the customer made the role; nil where that is not reported.
  package var isCustom: Bool?
  package var scope: [Bound]

  package init(
    name: DisplayText, kind: Kind, id: UserID? = nil, isCustom: Bool? = nil, scope: [Bound] = []
  ) {
    self.name = name
    self.kind = kind
    self.id = id
    self.isCustom = isCustom
    self.scope = scope
  }

  /// The scope's value under a key.
  package func scope(_ key: String) -> DisplayText? { scope.first { $0.key == key }?.value }
}

/// A single right that a user has.
package struct Permission: Hashable, Sendable {
  package var id: UserID?
  package var code: DisplayText?
  package var name: DisplayText?
  package var description: DisplayText?
  /// Whether the right is granted or not, as against one that has levels.
  package var isBoolean: Bool?
  /// The role through which the user has it.
  package var via: DisplayText?

  package init(
    id: UserID? = nil, code: DisplayText? = nil, name: DisplayText? = nil,
    description: DisplayText? = nil, isBoolean: Bool? = nil, via: DisplayText? = nil
  ) {
    self.id = id
    self.code = code
    self.name = name
    self.description = description
    self.isBoolean = isBoolean
    self.via = via
  }

  /// What to call it: its name, else its code, else its id.
  package var label: DisplayText { name ?? code ?? id.map { "#\($0.text)" } ?? "unnamed" }
}

/// A department, team, group or tag that a user belongs to.
package struct Group: Hashable, Sendable {
  /// What the source calls this kind of group.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case department, team, group, tag
  }

  package var kind: Kind
  package var id: UserID?
  package var name: DisplayText
  package var description: DisplayText?

  package init(
    kind: Kind, id: UserID? = nil, name: DisplayText, description: DisplayText? = nil
  ) {
    self.kind = kind
    self.id = id
    self.name = name
    self.description = description
  }
}
