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
        ?? UserDetail(user, times: state.times).lines(state.tab)
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
    cell: { user, context in
      let mark = user.accountMark
      return ListCell(
        "\(context.tags[user.reference.source] ?? "?")\(mark)", mark == "+" ? .none : .warning)
    }, text: { user in "\(user.reference.source) \(user.accountMark)" }, isOrder: false)

  private static func column(_ column: UserColumn) -> Column<User> {
    switch column {
    case .name: user(column, 16, 28, priority: 0, text: \.label, cell: { $0.nameCell })
    case .email: user(column, 20, 32, priority: 2, cell: { $0.emailCell })
    case .mfa: user(column, 4, 4, priority: 4, cell: { $0.mfaCell })
    case .seen: user(column, 10, 10, priority: 3, cell: { $0.seenCell })
    case .invite: user(column, 8, 8, priority: 7, cell: { $0.inviteCell })
    case .roles: user(column, 12, 24, priority: 5, cell: { $0.rolesCell })
    case .groups: user(column, 12, 24, priority: 6, cell: { $0.groupsCell })
    case .permissions: user(column, 16, 28)
    case .created, .updated, .invited, .accepted, .fetched: user(column, 10, 10)
    default: user(column, 10, 28)
    }
  }

  /// A column that shows the field's text as reports do, unless a cell is given; a time as a day, or
  /// as how long before the reading it was.
  private static func user(
    _ column: UserColumn, _ minimum: Int, _ maximum: Int, priority: Int = 8,
    text: (@Sendable (User) -> DisplayText)? = nil,
    cell: (@Sendable (User) -> ListCell)? = nil
  ) -> Column<User> {
    let title = column.title
    let text = text ?? { column.value(of: $0) }
    return Column(
      .field(column), title, max(minimum, title.printable.count),
      max(maximum, title.printable.count), priority: priority,
      cell: { user, context in
        if context.times == .relative, column.isTime { return user.age(in: column) }
        if let cell { return cell(user) }
        if let time = user.time(in: column) { return ListCell(time.date) }
        let text = text(user)
        return text.isEmpty ? .none : ListCell(text)
      }, text: text, key: { _ in .number(0) })
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

extension UserColumn {
  fileprivate var isTime: Bool {
    switch self {
    case .seen, .created, .updated, .invited, .accepted, .fetched: true
    default: false
    }
  }
}

extension User {
  fileprivate func time(in column: UserColumn) -> Timestamp? {
    switch column {
    case .seen: lastSeen.time
    case .created: createdAt
    case .updated: updatedAt
    case .invited: invitation.sentAt
    case .accepted: invitation.acceptedAt
    case .fetched: fetchedAt
    default: nil
    }
  }

  /// How long before the reading it was.
  fileprivate func age(in column: UserColumn) -> ListCell {
    if let time = time(in: column) { return ListCell(time.age(before: fetchedAt)) }
    return column == .seen && lastSeen.state == .never ? ListCell("never", .warning) : .none
  }
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

extension UserReference {
  /// The query that finds this user alone.
  var query: String { "id:=\(id.text.queryWord) source:=\(source.queryWord)" }
}
