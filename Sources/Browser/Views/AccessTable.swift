package import DirectoryModel
import DirectoryText

/// The view of access: a row a role, and beside it who has it.
enum AccessTable {
  static let columns = [
    TableColumn("ROLE", 16, 40, priority: 0),
    TableColumn("KIND", 12, 12, priority: 3),
    TableColumn("SOURCE", 10, 24, priority: 2),
    TableColumn("USERS", 9, 9, priority: 1),
    TableColumn("PRIVILEGED", 10, 10, priority: 4),
  ]

  static func rows(of access: [RoleCount]) -> [TableRow] {
    access.map { row in
      typealias Cell = UserListColumn.Cell
      return TableRow(
        id: row.key.text,
        cells: [
          row.role.isEmpty ? Cell("unnamed", .faint) : Cell(row.role, .strong),
          Cell("\(row.kind.rawValue.replacing("_", with: " "))"), Cell("\(row.source)"),
          Cell("\(row.holders.count.grouped)"),
          row.holders.privileged > 0
            ? Cell("!\(row.holders.privileged.grouped)", .warning) : Cell("--", .faint),
        ],
        numbers: [3: row.holders.count, 4: row.holders.privileged])
    }
  }

  /// Who has a role, as far as that is known by now.
  static func detail(of row: RoleCount, holders: RoleHolders?) -> [DetailLine] {
    var lines = [
      DetailLine("role", row.role, .heading),
      DetailLine("kind", "\(row.kind.rawValue.replacing("_", with: " "))"),
      DetailLine("source", "\(row.source)"),
      DetailLine("users", "\(row.holders.count.grouped)"),
      DetailLine(
        "privileged", "\(row.holders.privileged.grouped)",
        row.holders.privileged > 0 ? .warning : .none),
      .blank, .heading("Who has it"),
    ]
    guard let holders, holders.key == row.key else {
      return lines + [DetailLine("looking ...", "", .faint)]
    }
    lines += holders.users.map { user in
      DetailLine(
        user.label, user.email ?? user.username ?? "#\(user.id.text)",
        user.privilege.value == true ? .warning : .none)
    }
    let more = holders.total - holders.users.count
    if more > 0 {
      lines.append(DetailLine("and \(more.grouped) more; Enter lists all", "", .faint))
    }
    return lines
  }
}

/// The roles of the view of access, and who has the selected one.
package struct AccessState: Sendable {
  package var rows: [RoleCount] = []
  package var holders: RoleHolders?
  /// The role whose holders were asked for last.
  package var asked: RoleCount.Key?
  /// Whether the roles were ever counted.
  package var isKnown = false
  /// Counts what was asked, so that a late answer is known as one.
  package var generation = 0

  package init() {}
}
