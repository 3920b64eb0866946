import DirectoryModel

extension SCIMUser {
  /// Puts the record's facts where roster keeps them.
  ///
  /// SCIM reports neither MFA nor ways to sign in, invitations or a last login: they stay unknown.
  /// A list gives what a get does, unless a request asks for less (RFC 7644 section 3.4.2.5).
  /// An attribute that is not there may be one that the service has no values for, or does not have
  /// at all; a record with the enterprise extension is taken to say if there is a department.
  func fill(_ user: inout User, privilegedRoles: [String]?) {
    user.displayName = name
    user.email = email
    user.username = userName
    user.status = isActive.map { $0 ? .active : .inactive } ?? .unknown
    user.roles = (roles ?? []).compactMap(\.role)
    user.permissions = (entitlements ?? []).compactMap(\.permission)
    user.groups = groups.compactMap(\.group)
    if let department { user.groups.append(Group(kind: .department, name: department)) }
    if let privilegedRoles { user.privilege = privilege(byNames: privilegedRoles) }
    user.createdAt = created
    user.updatedAt = lastModified
    user.attributes = attributes
    user.untold = [.teams, .tags]
    if roles == nil { user.untold.insert(.roles) }
    if entitlements == nil { user.untold.insert(.permissions) }
    if !tellsGroups { user.untold.insert(.groups) }
    if !hasEnterprise { user.untold.insert(.departments) }
    user.detail = .full
  }

  /// `displayName` is what to show; the name is what it is made of (RFC 7643 section 4.1.1).
  private var name: DisplayText {
    if let name = displayName ?? formattedName { return name }
    let joined = DisplayText.joinedName(givenName, familyName)
    return joined.isEmpty ? userName ?? .empty : joined
  }

  /// The primary address, else the first, else a user name that looks like one.
  private var email: DisplayText? {
    let addresses = (emails.filter(\.isPrimary) + emails).lazy.compactMap(\.name)
    if let address = addresses.first { return address }
    return userName.flatMap { EmailAddress.isPossible($0.original) ? $0 : nil }
  }

  /// Whoever has a role or an entitlement with one of the names, by what it is called or what it is.
  ///
  /// Where the answer has neither roles nor entitlements nobody knows: it need not tell of them.
  private func privilege(byNames names: [String]) -> Privilege {
    var because: [DisplayText] = []
    for held in (roles ?? []) + (entitlements ?? []) {
      let words = [held.display?.original, held.value].compactMap(\.self)
      guard let name = words.first(where: names.contains).map({ DisplayText($0) }) else { continue }
      if !because.contains(name) { because.append(name) }
    }
    if because.isEmpty, roles == nil && entitlements == nil { return .unknown }
    return Privilege(value: !because.isEmpty, because: because)
  }
}

extension SCIMUser.Value {
  /// No vocabulary or syntax is given for roles (RFC 7643 section 4.1.2): the name is what the
  /// server shows, and what it stands for is the id where it is something else.
  fileprivate var role: Role? {
    guard let name = display ?? name else { return nil }
    return Role(name: name, kind: .scim, id: display == nil ? nil : id)
  }

  fileprivate var permission: Permission? {
    guard value != nil || display != nil else { return nil }
    return Permission(code: value.map { DisplayText($0) }, name: display)
  }

  fileprivate var group: Group? {
    guard let name = display ?? id.map({ "#\($0.text)" }) else { return nil }
    return Group(kind: .group, id: id, name: name)
  }
}
