package import DirectoryModel
import DirectoryText

extension View {
  package static let users = View(rawValue: "users")
}

extension ViewDefinition {
  /// The users, a row each.
  package static let users = ViewDefinition(
    .users, title: "Users", context: .listUsers, nouns: ("user", "users"), rows: .search,
    id: { (user: User) in .user(user.reference) }, columns: UsersView.columns,
    orderAtFirst: ListOrder("name"),
    heading: { UserDetail($0).title },
    detail: { user, state in
      state.outline?.lines.map { DetailLine("", $0.text) }
        ?? UserDetail(user, times: state.times, rest: state.rest(of: user)).lines(state.tab)
    },
    command: { $0.userListCommand })
}

/// The columns of the list of users.
package enum UsersView {
  package static let standardColumns: [ColumnID] =
    [.account] + [.name, .email, .mfa, .seen, .invite, .roles, .groups].map(ColumnID.field)

  /// All that can be chosen.
  static let columns: [Column<User>] = [account] + UserColumn.allCases.map(column)

  /// The column of a name; nil where there is none.
  package static func column(named name: String) -> ColumnID? {
    columns.map(\.id).first { $0.name == name }
  }

  /// The source's tag and the state of the account.
  private static let account = Column<User>(
    .account, "S", 2, 2, priority: 1,
    cell: { user, context in user.accountCell(tag: context.tags[user.reference.source]) },
    text: { user in "\(user.reference.source) \(user.accountMark)" }, isOrder: false)

  /// A column of the table of names; those without a cell of their own show what reports print.
  private static func column(_ column: UserColumn) -> Column<User> {
    switch column {
    case .name: user(column, 16, 28, priority: 0, text: \.label) { user, _ in user.nameCell }
    case .email: user(column, 20, 32, priority: 2) { user, _ in user.emailCell }
    case .mfa: user(column, 4, 4, priority: 4) { user, _ in user.mfaCell }
    case .seen: user(column, 10, 10, priority: 3) { $0.seenCell($1) }
    case .invite: user(column, 8, 8, priority: 7) { user, _ in user.inviteCell }
    case .roles: user(column, 12, 24, priority: 5) { user, _ in user.rolesCell }
    case .groups: user(column, 12, 24, priority: 6) { user, _ in user.groupsCell }
    case .created: user(column, 10, 10) { $0.dayCell($0.createdAt, $1) }
    case .updated: user(column, 10, 10) { $0.dayCell($0.updatedAt, $1) }
    case .invited: user(column, 10, 10) { $0.dayCell($0.invitation.sentAt, $1) }
    case .accepted: user(column, 10, 10) { $0.dayCell($0.invitation.acceptedAt, $1) }
    case .fetched: user(column, 10, 10) { $0.dayCell($0.fetchedAt, $1) }
    case .permissions: user(column, 16, 28) { user, _ in user.cell(column) }
    default: user(column, 10, 28) { user, _ in user.cell(column) }
    }
  }

  private static func user(
    _ column: UserColumn, _ minimum: Int, _ maximum: Int, priority: Int = 8,
    text: (@Sendable (User) -> DisplayText)? = nil,
    _ cell: @escaping @Sendable (User, TimeStyle) -> ListCell
  ) -> Column<User> {
    let title = column.title
    return Column(
      .field(column), title, max(minimum, title.printable.count),
      max(maximum, title.printable.count), priority: priority,
      cell: { user, context in cell(user, context.times) },
      text: text ?? { column.value(of: $0) }, key: { _ in .number(0) })
  }
}

extension ColumnID {
  /// The source's tag and the state of the account.
  package static let account: ColumnID = "account"

  /// The column of a field in the table of names.
  package static func field(_ column: UserColumn) -> ColumnID { ColumnID(column.rawValue) }

  /// The field in the table of names; nil for ``account`` and for columns that are not of users.
  var field: UserColumn? { UserColumn(rawValue: name) }
}

extension AppState {
  /// The view that lists users.
  var usersView: View { .users }

  /// The list of users, also while another view is shown.
  package internal(set) var users: ViewList {
    get { lists[.users] }
    set { lists[.users] = newValue }
  }

  /// The order of the users; nil is by how well they match, then by name.
  package var sort: UserSort? { users.order?.userSort }

  /// The words of the command that lists the same users.
  fileprivate var userListCommand: [String] {
    var words = ["roster", "list"]
    if !users.filter.text.isEmpty { words.append(users.filter.text) }
    if let sort { words += ["--sort", sort.text] }
    // What begins with a dash is no option.
    if users.filter.text.hasPrefix("-") { words.insert("--", at: words.count - 1) }
    return words
  }
}
