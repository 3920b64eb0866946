package import DirectoryModel
package import DirectoryText

/// A column that the list of users can have.
package enum ListColumn: Hashable, Sendable {
  /// The source's tag and the state of the account.
  case account
  case field(UserColumn)

  package static let all: [ListColumn] = [.account] + UserColumn.allCases.map { .field($0) }

  package static let standard: [ListColumn] =
    [.account] + [.name, .email, .mfa, .seen, .invite, .roles, .groups].map { .field($0) }

  /// The name in the table of names for columns, or `account`.
  package var name: String {
    switch self {
    case .account: "account"
    case .field(let column): column.rawValue
    }
  }

  package init?(name: String) {
    guard let column = ListColumn.all.first(where: { $0.name == name }) else { return nil }
    self = column
  }

  /// What stands above the column.
  var title: DisplayText {
    switch self {
    case .account: "S"
    case .field(let column): column.title
    }
  }

  /// The whole value for the clipboard, where the cell may be short for it; what could act on
  /// whoever pastes it is marked, as on the screen.
  func text(of user: User) -> String {
    switch self {
    case .account: "\(user.reference.source) \(user.accountMark)"
    case .field(.name): user.label.printable
    case .field(let column): column.value(of: user).printable
    }
  }
}

extension UserListColumn {
  /// The columns of the list, in the order in which they were chosen.
  ///
  /// Chosen ones give way from the right where room is short, the standard ones by their weight;
  /// that of the cursor is always shown. One that was given a width has just that.
  package static func columns(
    _ columns: Columns, of sources: [Source], times: TimeStyle = .absolute
  ) -> [UserListColumn] {
    let standard = UserListColumn.users(of: sources)
    let isStandard = columns.shown == ListColumn.standard
    return columns.shown.enumerated().map { index, column in
      let known = standard.first { $0.title == column.title }
      let plain = known ?? UserListColumn(plain: column)
      let priority = column == columns.cursor ? -1 : isStandard ? plain.priority : index
      let width = columns.widths[column]
      return UserListColumn(
        title: plain.title, minimumWidth: width ?? plain.minimumWidth,
        maximumWidth: width ?? plain.maximumWidth, priority: priority,
        cell: times == .relative ? column.relativeCell ?? plain.cell : plain.cell)
    }
  }

  /// A column that shows the field's text as reports do.
  fileprivate init(plain column: ListColumn) {
    let title = column.title
    let width = max(column.width, title.printable.count)
    self.init(
      title: title, minimumWidth: width, maximumWidth: max(width, column.isTime ? 10 : 28),
      priority: 8
    ) { user in
      if column.isTime, let time = column.time(of: user) { return Cell(time.date) }
      let text = DisplayText(column.text(of: user))
      return text.isEmpty ? Cell("--", .faint) : Cell(text)
    }
  }
}

extension ListColumn {
  /// The cells from which a column is widened and narrowed at first.
  var usualWidth: Int {
    let known = UserListColumn.users(of: []).first { $0.title == title }
    return (known ?? UserListColumn(plain: self)).maximumWidth
  }

  fileprivate var width: Int {
    switch self {
    case .field(.email), .field(.roles), .field(.permissions), .field(.groups): 16
    case .account: 2
    default: 10
    }
  }

  fileprivate var isTime: Bool {
    switch self {
    case .field(.seen), .field(.created), .field(.updated), .field(.invited), .field(.accepted),
      .field(.fetched):
      true
    default: false
    }
  }

  fileprivate func time(of user: User) -> Timestamp? {
    switch self {
    case .field(.seen): user.lastSeen.time
    case .field(.created): user.createdAt
    case .field(.updated): user.updatedAt
    case .field(.invited): user.invitation.sentAt
    case .field(.accepted): user.invitation.acceptedAt
    case .field(.fetched): user.fetchedAt
    default: nil
    }
  }

  /// How long before the reading it was; nil for columns without a time.
  fileprivate var relativeCell: (@Sendable (User) -> UserListColumn.Cell)? {
    guard isTime else { return nil }
    return { user in
      if let time = time(of: user) { return .init(time.age(before: user.fetchedAt)) }
      let isNever = self == .field(.seen) && user.lastSeen.state == .never
      return isNever ? .init("never", .warning) : .init("--", .faint)
    }
  }
}
