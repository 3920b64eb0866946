package import DirectoryModel
import DirectoryText

/// A column of the list of users: what it holds and how much room it takes.
package struct UserListColumn: Sendable {
  package let title: DisplayText
  /// Cells that it needs at least, and at most where more would be empty.
  package let minimumWidth: Int
  package let maximumWidth: Int
  /// Where room is short, columns of higher numbers go first.
  package let priority: Int
  package let cell: @Sendable (User) -> Cell

  /// What stands in a column for a user.
  package struct Cell: Hashable, Sendable {
    package enum Emphasis: Hashable, Sendable { case none, strong, warning, faint }

    package let text: DisplayText
    package let emphasis: Emphasis

    package init(_ text: DisplayText, _ emphasis: Emphasis = .none) {
      self.text = text
      self.emphasis = emphasis
    }
  }

  /// The columns of the view of users, in the order of the screen; sources give the tags.
  package static func users(of sources: [Source]) -> [UserListColumn] {
    let tags = Dictionary(sources.map { ($0.name, $0.tag) }, uniquingKeysWith: { $1 })
    return [
      UserListColumn(title: "S", minimumWidth: 2, maximumWidth: 2, priority: 1) { user in
        let tag = tags[user.reference.source] ?? "?"
        let mark = user.accountMark
        return Cell("\(tag)\(mark)", mark == "+" ? .none : .warning)
      },
      UserListColumn(title: "NAME", minimumWidth: 16, maximumWidth: 28, priority: 0) { user in
        Cell(user.label, user.problems.isEmpty ? .strong : .warning)
      },
      UserListColumn(title: "E-MAIL", minimumWidth: 20, maximumWidth: 32, priority: 2) { user in
        user.email.map { Cell($0) } ?? Cell(user.username ?? "--", .faint)
      },
      UserListColumn(title: "MFA", minimumWidth: 4, maximumWidth: 4, priority: 4) { $0.mfaCell },
      UserListColumn(title: "SEEN", minimumWidth: 10, maximumWidth: 10, priority: 3) { user in
        user.seenCell
      },
      UserListColumn(title: "INVITE", minimumWidth: 8, maximumWidth: 8, priority: 7) { user in
        user.inviteCell
      },
      UserListColumn(title: "ROLES", minimumWidth: 12, maximumWidth: 24, priority: 5) { user in
        user.rolesCell
      },
      UserListColumn(title: "GROUPS", minimumWidth: 12, maximumWidth: 24, priority: 6) { user in
        user.groupsCell
      },
    ]
  }
}

extension User {
  /// One character for the account: `+` there, `i` invited, `-` inactive, `x` gone, `!` malformed.
  package var accountMark: Character {
    if goneSince != nil { return "x" }
    if !problems.isEmpty { return "!" }
    if status == .inactive { return "-" }
    return invitation.state == .pending ? "i" : "+"
  }

  fileprivate var mfaCell: UserListColumn.Cell {
    switch mfa.state {
    case .enabled: .init("on")
    case .disabled: mfa.isGap ? .init("off!", .warning) : .init("off")
    case .unknown: .init("--", .faint)
    }
  }

  /// The day, or the time of day where that is the day on which the record was read.
  fileprivate var seenCell: UserListColumn.Cell {
    switch lastSeen.state {
    case .at(let time):
      .init(time.date == fetchedAt.date ? time.shortClock : time.date)
    case .never: .init("never", .warning)
    case .unknown: .init("--", .faint)
    }
  }

  fileprivate var rolesCell: UserListColumn.Cell {
    let names = roles.map(\.name)
    let summary = names.isEmpty ? untold.contains(.roles) ? "--" : "none" : names.summary
    if privilege.value == true { return .init("!\(summary)", .warning) }
    return .init(summary, names.isEmpty ? .faint : .none)
  }

  /// Without groups, the kinds of which that is known, unless it is known of all.
  fileprivate var groupsCell: UserListColumn.Cell {
    if !groups.isEmpty { return .init(groups.map(\.name).summary) }
    let told = Group.Kind.allCases.filter { !untold.contains($0.fact) }
    if told.isEmpty { return .init("--", .faint) }
    if told.count == Group.Kind.allCases.count { return .init("none", .faint) }
    return .init("no \(told.map(\.shortName).joined(separator: "/"))", .faint)
  }

  fileprivate var inviteCell: UserListColumn.Cell {
    switch invitation.state {
    case .pending: .init("pending", .warning)
    case .accepted: .init("accepted")
    case .none: .init("none", .faint)
    case .unknown: .init("--", .faint)
    }
  }
}

extension Group.Kind {
  fileprivate var shortName: DisplayText { self == .department ? "dept" : "\(rawValue)" }
}

extension [DisplayText] {
  /// The first, and how many more there are: `Security Ops +1`.
  fileprivate var summary: DisplayText {
    guard let first else { return .empty }
    return count == 1 ? first : "\(first) +\(count - 1)"
  }
}
