package import DirectoryModel

/// Who has a role: the first of them, and how many there are.
package struct RoleHolders: Sendable {
  /// The most users that are listed beside a role.
  static let maximum = 200

  let key: RoleCount.Key
  let users: [User]
  let total: Int

  init(key: RoleCount.Key, users: [User], total: Int) {
    self.key = key
    self.users = users
    self.total = total
  }

  /// Looks for the first holders among the users of a listing, of whom each holder is one.
  package init(of role: RoleCount, in listing: any UserListing) {
    var users: [User] = []
    let wanted = min(role.holders.count, Self.maximum)
    for row in 0..<listing.count where users.count < wanted {
      let user = listing.user(at: row)
      if role.key.isHeld(by: user) { users.append(user) }
    }
    self.init(key: role.key, users: users, total: role.holders.count)
  }
}
