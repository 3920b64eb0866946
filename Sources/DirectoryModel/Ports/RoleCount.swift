/// A role at a source, and how many users have it.
package struct RoleCount: Hashable, Sendable {
  package let key: Key
  package let holders: Holders

  package init(_ key: Key, _ holders: Holders) {
    self.key = key
    self.holders = holders
  }

  /// The role's name.
  package var role: DisplayText { DisplayText(key.role) }
  package var kind: Role.Kind { key.kind }
  /// The name of the source.
  package var source: String { key.source }

  /// What a role is told apart by, whoever has it.
  package struct Key: Hashable, Sendable {
    /// The role's name as it came.
    package let role: String
    package let kind: Role.Kind
    /// The name of the source.
    package let source: String

    package init(role: String, kind: Role.Kind, source: String) {
      self.role = role
      self.kind = kind
      self.source = source
    }

    /// The key in one text, which no other has.
    package var text: String { "\(source)\u{0}\(kind.rawValue)\u{0}\(role)" }

    /// The query that finds who has the role, and who has one of the same name and another kind.
    package var query: Query {
      Query(
        text: "role:=\(role.queryWord) source:=\(source.queryWord)",
        term: .all(of: [.text(.role, [.exactly(role)]), .text(.source, [.exactly(source)])]))
    }

    /// Whether a user has the role.
    package func isHeld(by user: User) -> Bool {
      user.reference.source == source
        && user.roles.contains { $0.kind == kind && $0.name.original == role }
    }
  }

  /// How many users have a role.
  package struct Holders: Hashable, Sendable {
    package private(set) var count = 0
    /// Users of these who are privileged.
    package private(set) var privileged = 0

    package init() {}

    package mutating func add(isPrivileged: Bool) {
      count += 1
      if isPrivileged { privileged += 1 }
    }

    package static func += (left: inout Holders, right: Holders) {
      left.count += right.count
      left.privileged += right.privileged
    }
  }

  /// Counts the roles of a listing's users, the most frequent first, then by source, kind and name.
  package static func counts(in listing: any UserListing) -> [RoleCount] {
    var counts: [Key: Holders] = [:]
    for row in 0..<listing.count {
      let user = listing.user(at: row)
      let keys = user.roles.map {
        Key(role: $0.name.original, kind: $0.kind, source: user.reference.source)
      }
      for key in Set(keys) {
        counts[key, default: Holders()].add(isPrivileged: user.privilege.value == true)
      }
    }
    return sorted(counts)
  }

  /// Counted roles, the most frequent first, then by source, kind and name.
  package static func sorted(_ counts: [Key: Holders]) -> [RoleCount] {
    counts.map { RoleCount($0, $1) }.sorted {
      $0.holders.count == $1.holders.count
        ? $0.key.text < $1.key.text : $0.holders.count > $1.holders.count
    }
  }
}
