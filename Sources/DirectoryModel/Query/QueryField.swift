/// A field of the query language: the one table that parser, completion and help read.
package enum QueryField: Hashable, Sendable {
  case text(TextField)
  case mfa, invite, status, flag
  case time(TimeField)
  case age, systems, conflict

  /// All fields in the order in which help lists them.
  package static let allCases: [QueryField] =
    TextField.allCases.map { .text($0) } + [.mfa, .invite, .status, .flag]
    + TimeField.allCases.map { .time($0) } + [.age, .systems, .conflict]

  private static let named = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.name, $0) })

  /// What to write in place of words that people take for fields.
  private static let synonyms = [
    "mail": "email:", "e-mail": "email:", "login": "username:", "user": "username:", "uid": "id:",
    "entitlement": "permission:", "department": "dept:", "departments": "dept:",
    "invitation": "invite:", "privileged": "is:admin", "admin": "is:admin", "owner": "is:owner",
    "gone": "is:gone", "dormant": "is:dormant", "fetched": "age:", "account": "status:",
    "2fa": "mfa:", "last": "seen:", "lastseen": "seen:",
  ]

  /// - Parameter name: as typed, without the colon.
  package init?(name: String) {
    guard let field = Self.named[name.lowercased()] else { return nil }
    self = field
  }

  /// What was most likely meant by a name that is no field: `role:` for `rolle`.
  package static func suggestion(for name: String) -> String? {
    let name = name.lowercased()
    return synonyms[name] ?? allCases.map(\.name).nearest(to: name).map { "\($0):" }
  }

  /// The name as it is written before the colon.
  package var name: String {
    switch self {
    case .text(let field): field.rawValue
    case .time(let field): field.rawValue
    case .mfa: "mfa"
    case .invite: "invite"
    case .status: "status"
    case .flag: "is"
    case .age: "age"
    case .systems: "systems"
    case .conflict: "conflict"
    }
  }

  /// What the field asks for, in a few words.
  package var summary: DisplayText {
    switch self {
    case .text(let field): field.summary
    case .time(let field): field.summary
    case .mfa: "whether a second factor is set up, and demanded"
    case .invite: "how far the invitation has come"
    case .status: "whether the source lets the user work"
    case .flag: "what the user is"
    case .age: "age of our copy: >1d"
    case .systems: "of a person: in how many systems, >1"
    case .conflict: "of a person: in what the systems differ"
    }
  }

  /// The values that the field has words for, in the order in which they are listed; with text,
  /// times and numbers there are others.
  package var words: [String] {
    switch self {
    case .text(let field): field.fact == nil ? [] : ["none"]
    case .mfa: MFAValue.allCases.map(\.rawValue)
    case .invite: InvitationState.State.allCases.map(\.rawValue)
    case .status: StatusValue.allCases.map(\.rawValue)
    case .flag: UserFlag.allCases.map(\.rawValue)
    case .time: ["never", "unknown"]
    case .age, .systems: []
    case .conflict: ConflictKind.allCases.map(\.rawValue)
    }
  }

  /// Values to show how such a value is written.
  package var examples: [(value: String, meaning: DisplayText)] {
    switch self {
    case .time:
      [
        ("90d+", "90 days ago or longer"), ("7d-", "within 7 days"), ("2026-01", "in a month"),
        ("2026-01-01..", "from a day on"), ("..2026-01", "to the end of a month"),
      ]
    case .age: [(">1d", "older than a day"), ("<1h", "younger than an hour")]
    case .systems: [(">1", "more than one"), ("1", "one only")]
    default: []
    }
  }
}

extension TextField {
  fileprivate var summary: DisplayText {
    switch self {
    case .source: "name of the configured source"
    case .provider: "kind of service, such as tines"
    case .email: "e-mail address"
    case .domain: "what stands after the @ of the e-mail address"
    case .name: "display name"
    case .username: "name to sign in with"
    case .id: "id at the source"
    case .role: "name of a role"
    case .permission: "name or code of a permission"
    case .group: "name of a group that is no department, team or tag"
    case .dept: "name of a department"
    case .team: "name of a team"
    case .tag: "name of a tag"
    }
  }
}

extension TimeField {
  fileprivate var summary: DisplayText {
    switch self {
    case .seen: "last login or activity: 90d+, 7d-, never"
    case .created: "when the account was made: 2026-01"
    case .updated: "when the account was last changed"
    case .invited: "when the invitation was sent"
    case .accepted: "when the invitation was accepted"
    }
  }
}
