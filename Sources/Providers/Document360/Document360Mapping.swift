import DirectoryModel

extension Document360User {
  /// What the levels of a content role's scope mean, from 0.
  ///
  /// The first five are said at https://apidocs.document360.com/apidocs/get-user, the sixth is
  /// that of articles in the examples of the vendor's OpenAPI document. There is a 6 as well, which
  /// nothing explains.
  private static let levels: [DisplayText] = [
    "none", "category", "version", "project", "language", "article",
  ]
  /// The portal roles that can change what others may do.
  private static let privilegedPortalRoles: Set<String> = ["owner", "admin"]
  /// The portal roles of https://apidocs.document360.com/apidocs/get-roles.
  private static let knownPortalRoles: Set<String> = ["owner", "admin", "contributor", "none"]

  /// Puts the record's facts where roster keeps them.
  ///
  /// Document360 reports neither status, MFA, ways to sign in nor invitations here: they stay
  /// unknown. So does a last login of null, since nothing documents that it means never. There are
  /// no permissions beside roles, and no groups but groups; a list has neither groups nor content
  /// roles.
  func fill(_ user: inout User, privilegedRoles: [String]?) {
    user.displayName = .joinedName(firstName, lastName)
    user.email = email
    user.lastSeen = LastSeen(state: lastLogin.map { .at($0) } ?? .unknown, kind: .login)
    user.groups = groups.map {
      Group(kind: .group, id: $0.id, name: $0.label, description: $0.description)
    }
    user.roles = roles
    user.untold = [.permissions, .departments, .teams, .tags]
    if portalRoles.isEmpty || contentRoles == nil { user.untold.insert(.roles) }
    if !tellsGroups { user.untold.insert(.groups) }
    user.privilege = privilege(of: user, privilegedRoles: privilegedRoles)
    user.attributes = [
      .init("first_name", JSON(firstName)), .init("last_name", JSON(lastName)),
      .init("profile_logo_url", JSON(pictureURL)),
    ]
  }

  /// Portal roles, content roles, then those that come through groups, each once.
  private var roles: [Role] {
    var all = portalRoles.map { role in
      Role(
        name: Self.name(role.name, role.id), kind: .portal, id: role.id,
        scope: role.group.map { [.init("via_group", $0)] } ?? [])
    }
    all += (contentRoles ?? []).map { Self.role($0, group: $0.group) }
    for group in groups {
      all += group.roles.map { Self.role($0, group: $0.group ?? group.label) }
    }
    return all.enumerated().filter { all.firstIndex(of: $1) == $0 }.map(\.element)
  }

  private static func role(_ role: ContentRole, group: DisplayText?) -> Role {
    var scope = role.bounds
    if let level = role.level { scope.insert(.init("level", word(forLevel: level)), at: 0) }
    if let group { scope.append(.init("via_group", group)) }
    return Role(name: name(role.name, role.id), kind: .content, id: role.id, scope: scope)
  }

  private static func word(forLevel text: String) -> DisplayText {
    guard let number = Int(text) else { return DisplayText(text) }
    return levels.indices.contains(number) ? levels[number] : "level \(number)"
  }

  private static func name(_ name: DisplayText?, _ id: UserID?) -> DisplayText {
    name ?? id.map { .unnamed($0) } ?? "unnamed"
  }

  /// The portal's owners and admins, or who has one of the configured roles.
  ///
  /// Where the answer lacks the roles that would decide, nobody knows: a list has no content roles,
  /// and any role may be null or without a name.
  private func privilege(of user: User, privilegedRoles: [String]?) -> Privilege {
    let names = portalRoles.compactMap(\.name)
    let isPortalKnown = !portalRoles.isEmpty && names.count == portalRoles.count
    if let privilegedRoles {
      let found = user.privilege(byNames: privilegedRoles)
      let concernsPortal = privilegedRoles.allSatisfy {
        Self.knownPortalRoles.contains($0.lowercased())
      }
      let content = contentRoles.map { $0 + groups.flatMap(\.roles) }
      let isContentKnown = content?.allSatisfy { $0.name != nil } == true
      let isKnown = isPortalKnown && (concernsPortal || isContentKnown)
      return found.value == true || isKnown ? found : .unknown
    }
    return Self.privilege(ofPortalRoles: names, areAll: isPortalKnown)
  }

  /// The same by the roles that a user has been given.
  static func privilege(ofPortalRoles roles: [Role]) -> Privilege {
    let portal = roles.filter { $0.kind == .portal }
    let named = portal.filter { !$0.isUnnamed }
    return privilege(
      ofPortalRoles: named.map(\.name), areAll: !portal.isEmpty && named.count == portal.count)
  }

  /// The same by names; unless they are all, and each role has one, they can't tell who is not.
  private static func privilege(ofPortalRoles names: [DisplayText], areAll: Bool) -> Privilege {
    var because: [DisplayText] = []
    for name in names where privilegedPortalRoles.contains(name.original.lowercased()) {
      if !because.contains(name) { because.append(name) }
    }
    return because.isEmpty && !areAll
      ? .unknown : Privilege(value: !because.isEmpty, because: because)
  }
}

extension Document360User.AssociatedGroup {
  /// What to call the group: its title, else its id.
  fileprivate var label: DisplayText { title ?? id.map { .unnamed($0) } ?? "unnamed" }
}
