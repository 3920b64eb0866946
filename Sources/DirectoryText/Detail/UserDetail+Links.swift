import DirectoryModel

/// The queries for the users who have a fact of this one as well.
extension UserDetail {
  var sharingEmail: String? {
    user.email.flatMap { $0.isEmpty ? nil : "email:=\($0.original.queryWord)" }
  }

  func sharing(_ role: Role) -> String? {
    role.name.isEmpty ? nil : "role:=\(role.name.original.queryWord) \(sourceTerm)"
  }

  func sharing(_ permission: Permission) -> String? {
    permission.label.isEmpty
      ? nil : "permission:=\(permission.label.original.queryWord) \(sourceTerm)"
  }

  /// Groups of one name may be at several sources.
  func sharing(_ group: Group) -> String? {
    let field = group.kind == .department ? "dept" : group.kind.rawValue
    return group.name.isEmpty ? nil : "\(field):=\(group.name.original.queryWord)"
  }

  private var sourceTerm: String { "source:=\(user.reference.source.queryWord)" }
}
