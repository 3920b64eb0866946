import DirectoryModel
import DirectoryText

extension AppState {
  /// The filter that lists who has what stands at the cursor of the details; nil where that is
  /// nothing to follow.
  var followed: String? {
    let lines = detailLines
    guard focus == .detail, detailPosition.index < lines.count else { return nil }
    let line = lines[detailPosition.index]
    switch view {
    case .access: return holder(on: line)
    case .users where tab != .raw: return selectedUser.flatMap { fact(on: line, of: $0) }
    default: return nil
    }
  }

  private func holder(on line: DetailLine) -> String? {
    let user = access.holders?.users.first { user in
      user.label == line.label
        && line.value == user.email ?? user.username ?? "#\(user.id.text)"
    }
    return user.map { "id:=\($0.id.text.queryWord) source:=\($0.reference.source.queryWord)" }
  }

  /// A role, a group, a permission or an e-mail address that others may have too.
  private func fact(on line: DetailLine, of user: User) -> String? {
    func stands(_ text: DisplayText) -> Bool {
      !text.isEmpty && (line.value == text || line.label == text)
    }
    if let email = user.email, stands(email) { return "email:=\(email.original.queryWord)" }
    let source = "source:=\(user.reference.source.queryWord)"
    if let role = user.roles.first(where: { stands($0.label) || stands($0.name) }) {
      return "role:=\(role.name.original.queryWord) \(source)"
    }
    if let group = user.groups.first(where: { stands($0.name) }) {
      let field = group.kind == .department ? "dept" : group.kind.rawValue
      return "\(field):=\(group.name.original.queryWord)"
    }
    if let permission = user.permissions.first(where: { stands($0.label) }) {
      return "permission:=\(permission.label.original.queryWord) \(source)"
    }
    return nil
  }
}
