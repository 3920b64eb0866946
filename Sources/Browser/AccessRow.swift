package import DirectoryModel

/// A role at a source, and how many users have it.
package struct AccessRow: Hashable, Sendable {
  package let role: DisplayText
  package let kind: Role.Kind
  /// The name of the source.
  package let source: String
  package let count: Int
  /// Users of these who are privileged.
  package let privileged: Int

  package init(
    role: DisplayText, kind: Role.Kind, source: String, count: Int, privileged: Int = 0
  ) {
    self.role = role
    self.kind = kind
    self.source = source
    self.count = count
    self.privileged = privileged
  }

  /// What the row is about, whoever has the role.
  package var key: Key { Key(role: role.original, kind: kind, source: source) }

  /// A role, whoever has it.
  package struct Key: Hashable, Sendable {
    package let role: String
    package let kind: Role.Kind
    package let source: String

    package init(role: String, kind: Role.Kind, source: String) {
      self.role = role
      self.kind = kind
      self.source = source
    }

    /// The key as the identity of a row.
    var text: String { "\(source)\u{0}\(kind.rawValue)\u{0}\(role)" }

    /// Whether a user has the role.
    package func isHeld(by user: User) -> Bool {
      user.reference.source == source
        && user.roles.contains { $0.kind == kind && $0.name.original == role }
    }
  }

  /// Counts the roles of users, the most frequent first.
  package static func rows(of listing: any UserListing) -> [AccessRow] {
    var counts: [Key: (all: Int, privileged: Int)] = [:]
    for row in 0..<listing.count {
      let user = listing.user(at: row)
      let keys = user.roles.map {
        Key(role: $0.name.original, kind: $0.kind, source: user.reference.source)
      }
      for key in Set(keys) {
        counts[key, default: (0, 0)].all += 1
        if user.privilege.value == true { counts[key, default: (0, 0)].privileged += 1 }
      }
    }
    let rows = counts.map { key, count in
      AccessRow(
        role: DisplayText(key.role), kind: key.kind, source: key.source, count: count.all,
        privileged: count.privileged)
    }
    return rows.sorted {
      $0.count == $1.count ? $0.key.text < $1.key.text : $0.count > $1.count
    }
  }
}

/// Who has a role: the first of them, and how many there are.
package struct RoleHolders: Sendable {
  /// The most users that are listed beside a role.
  package static let maximum = 200

  package let key: AccessRow.Key
  package let users: [User]
  package let total: Int

  package init(key: AccessRow.Key, users: [User], total: Int) {
    self.key = key
    self.users = users
    self.total = total
  }

  /// Looks for the holders among the users of a listing.
  package init(of key: AccessRow.Key, in listing: any UserListing) {
    var users: [User] = []
    var total = 0
    for row in 0..<listing.count {
      let user = listing.user(at: row)
      guard key.isHeld(by: user) else { continue }
      total += 1
      if users.count < Self.maximum { users.append(user) }
    }
    self.init(key: key, users: users, total: total)
  }
}
