package import DirectoryModel
import DirectoryText

extension View {
  package static let access = View(rawValue: "access")
}

extension ViewDefinition {
  /// The roles, a row each, and beside it who has it.
  package static let access = ViewDefinition(
    .access, title: "Access", context: .listAccess, nouns: ("role", "roles"),
    rows: .question { await $0.roleCounts() },
    id: { (role: RoleCount) in .named(role.key.text) }, columns: AccessView.columns,
    orderAtFirst: ListOrder("users", isDescending: true),
    heading: { "\($0.role)  \($0.source)" },
    detail: { role, state in AccessView.detail(of: role, holders: state.answer(RoleHolders.self)) },
    question: { role, directory in
      await directory.listing(matching: role.key.query, sortedBy: nil)
        .map { RoleHolders(of: role, in: $0) }
    },
    users: { $0.key.query }, openWord: "who", waitingWords: "Counting ...",
    command: { _ in ["roster", "count", "--by", "source,role"] })
}

private enum AccessView {
  static let columns: [Column<RoleCount>] = [
    Column("role", "ROLE", 16, 40, priority: 0) { $0.roleCell },
    Column("kind", "KIND", 12, 12, priority: 3) { $0.kindCell },
    Column("source", "SOURCE", 10, 24, priority: 2) { ListCell("\($0.source)") },
    Column("users", "USERS", 9, 9, priority: 1, key: { .number($0.holders.count) }) {
      $0.usersCell
    },
    Column("privileged", "PRIVILEGED", 10, 10, priority: 4, key: { .number($0.holders.privileged) })
    {
      $0.privilegedCell
    },
  ]

  /// Who has a role, as far as that is known by now.
  static func detail(of row: RoleCount, holders: RoleHolders?) -> [DetailLine] {
    var lines = row.details + [.blank, .heading("Who has it")]
    guard let holders, holders.key == row.key else {
      return lines + [DetailLine("looking ...", "", .faint)]
    }
    lines += holders.users.map(\.holderLine)
    let more = holders.total - holders.users.count
    if more > 0 {
      lines.append(
        DetailLine(
          "and \(more.grouped) more; Enter lists all", "", .faint, leadsTo: row.key.query.text))
    }
    return lines
  }
}

extension AppState {
  /// The names of the roles that were counted, the most frequent first.
  var knownRoles: [DisplayText] {
    var seen: Set<DisplayText> = []
    return lists[.access].all.compactMap { $0.item(RoleCount.self)?.role }
      .filter { seen.insert($0).inserted }
  }
}

/// Who has a role: the first of them, and how many there are.
package struct RoleHolders: Hashable, Sendable {
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
