import DirectoryModel

extension TinesUser {
  /// Puts the record's facts where roster keeps them.
  ///
  /// Tines reports neither MFA nor ways to sign in nor, here, invitations (``TinesMembers`` does):
  /// they stay unknown. A `last_seen` of null is unknown too, since nothing documents that it means never.
  /// Teams are the only groups, and a place in one may come without its role.
  func fill(_ user: inout User, privilegedRoles: [String]?) {
    user.displayName = .joinedName(firstName, lastName)
    user.email = email
    user.status = isActive.map { $0 ? .active : .inactive } ?? .unknown
    user.lastSeen = LastSeen(
      state: lastSeen.map { .at($0) } ?? .unknown, kind: .activity)
    user.createdAt = createdAt
    user.updatedAt = updatedAt
    if isAdmin == true { user.roles.append(Role(name: "admin", kind: .tenant)) }
    for membership in teamMemberships ?? [] {
      let team = membership.teamName ?? .unnamed(membership.teamID)
      user.groups.append(Group(kind: .team, id: membership.teamID, name: team))
      if let role = membership.role {
        user.roles.append(Role(name: role, kind: .team, scope: [.init("team", team)]))
      }
    }
    user.permissions = (tenantPermissions ?? []).map { Permission(code: DisplayText($0)) }
    user.privilege =
      privilegedRoles.map { user.privilege(byNames: $0) } ?? defaultPrivilege(of: user)
    user.attributes = [
      .init("scim_uid", JSON(scimUID)), .init("admin", JSON(isAdmin)),
      .init("first_name", JSON(firstName)), .init("last_name", JSON(lastName)),
    ]
    user.untold = [.departments, .groups, .tags]
    if teamMemberships == nil { user.untold.insert(.teams) }
    if isAdmin == nil || teamMemberships?.allSatisfy({ $0.role != nil }) != true {
      user.untold.insert(.roles)
    }
    if tenantPermissions == nil { user.untold.insert(.permissions) }
    user.detail = teamMemberships == nil ? .list : .full
  }

  /// The tenant's admins, admins of a team, and whoever has a permission over the tenant.
  private func defaultPrivilege(of user: User) -> Privilege {
    let roles = user.roles.map(\.name).filter {
      $0.original == "admin" || $0.original == "TEAM_ADMIN"
    }
    var because: [DisplayText] = []
    for name in roles + user.permissions.compactMap(\.code) where !because.contains(name) {
      because.append(name)
    }
    if because.isEmpty, isAdmin == nil || tenantPermissions == nil { return .unknown }
    return Privilege(value: !because.isEmpty, because: because)
  }
}
