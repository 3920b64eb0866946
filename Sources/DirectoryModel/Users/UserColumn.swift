/// The one table of names for columns, sort keys and CSV headers.
package enum UserColumn: String, CaseIterable, Hashable, Sendable {
  case name, email, username, id, source, provider, status, privileged, mfa, invite, roles
  case permissions, groups, dept, team, tag, seen, created, updated, invited, accepted, fetched

  /// What a table writes above the column.
  package var title: DisplayText {
    switch self {
    case .email: "E-MAIL"
    default: DisplayText(rawValue.uppercased())
    }
  }

  /// The columns of a table or CSV file where none were chosen.
  package static let standard: [UserColumn] = [
    .name, .email, .username, .source, .id, .status, .privileged, .mfa, .invite, .roles, .groups,
    .seen,
  ]

  /// The cell's text; several values are joined by "; ", and what is not reported is empty.
  package func value(of user: User) -> DisplayText {
    switch self {
    case .name: user.displayName
    case .email: user.email ?? .empty
    case .username: user.username ?? .empty
    case .id: DisplayText(user.id.text)
    case .source: DisplayText(user.reference.source)
    case .provider: DisplayText(user.provider)
    case .status: user.status == .unknown ? .empty : user.status.word
    case .privileged: user.privilege.value.map { $0 ? "yes" : "no" } ?? .empty
    case .mfa: user.mfa.word.map { user.mfa.isGap ? "\($0), enforced" : $0 } ?? .empty
    case .invite: user.invitation.state.word ?? .empty
    case .roles: user.roles.map(\.label).joined(separator: "; ")
    case .permissions: user.permissions.map(\.label).joined(separator: "; ")
    case .groups: user.groups.map(\.name).joined(separator: "; ")
    case .dept: user.groupNames(.department)
    case .team: user.groupNames(.team)
    case .tag: user.groupNames(.tag)
    case .seen: user.lastSeen.word
    case .created: DisplayText(user.createdAt?.rfc3339 ?? "")
    case .updated: DisplayText(user.updatedAt?.rfc3339 ?? "")
    case .invited: DisplayText(user.invitation.sentAt?.rfc3339 ?? "")
    case .accepted: DisplayText(user.invitation.acceptedAt?.rfc3339 ?? "")
    case .fetched: DisplayText(user.fetchedAt.rfc3339)
    }
  }
}

extension Role {
  /// The name and, in brackets, where the role holds.
  package var label: DisplayText {
    if scope.isEmpty { return name }
    return "\(name) (\(scope.map(\.value).joined(separator: ", ")))"
  }
}

extension MFAStatus {
  /// `on` or `off`; nil where it is not reported.
  package var word: DisplayText? {
    switch state {
    case .enabled: "on"
    case .disabled: "off"
    case .unknown: nil
    }
  }
}

extension InvitationState.State {
  /// How far the invitation has come; nil where it is not reported.
  package var word: DisplayText? { self == .unknown ? nil : "\(rawValue)" }
}

extension LastSeen {
  fileprivate var word: DisplayText {
    switch state {
    case .at(let time): DisplayText(time.rfc3339)
    case .never: "never"
    case .unknown: .empty
    }
  }
}

extension User {
  fileprivate func groupNames(_ kind: Group.Kind) -> DisplayText {
    groups.filter { $0.kind == kind }.map(\.name).joined(separator: "; ")
  }
}
