import DirectoryModel

extension ScanovaUser {
  /// Puts the record's facts where roster keeps them.
  ///
  /// Scanova does not report whether an account may work: the status stays unknown. List and get
  /// give the same record, so that each is all there is. Of groups it tells tags only, and of an
  /// access level in short not what it permits.
  func fill(_ user: inout User, privilegedRoles: [String]?) {
    if let account { account.fill(&user) }
    if let accessLevel {
      let name = accessLevel.name ?? .unnamed(accessLevel.id)
      user.roles = [
        Role(name: name, kind: .accessLevel, id: accessLevel.id, isCustom: accessLevel.isCustom)
      ]
      user.permissions = accessLevel.permissions ?? []
      user.privilege =
        privilegedRoles.map { user.privilege(byNames: $0) }
        ?? Self.privilege(ofLevel: accessLevel.name, isCustom: accessLevel.isCustom)
    }
    user.invitation = InvitationState(
      state: invitationState, sentAt: invitationSentOn, acceptedAt: invitationAcceptedOn)
    user.groups = (tags ?? []).map { tag in
      Group(kind: .tag, id: tag.id, name: tag.name ?? .unnamed(tag.id))
    }
    user.createdAt = created
    user.updatedAt = modified
    user.untold = [.departments, .teams, .groups]
    if accessLevel == nil { user.untold.insert(.roles) }
    if accessLevel?.permissions == nil { user.untold.insert(.permissions) }
    if tags == nil { user.untold.insert(.tags) }
    user.detail = .full
  }

  /// The owner and built-in Admin are privileged, built-in Manager and Viewer are not; a custom level
  /// is what its makers made it, whatever its name.
  ///
  /// https://docs.scanova.io/api-reference/endpoint/user_management/roles
  static func privilege(ofLevel name: DisplayText?, isCustom: Bool?) -> Privilege {
    guard let name, isCustom != true else { return .unknown }
    switch name.original.lowercased() {
    case "owner", "admin": return Privilege(value: true, because: [name])
    case "manager", "viewer": return Privilege(value: false)
    default: return .unknown
    }
  }

  /// Accepted, else sent and pending, else none; unknown where the record leaves it open.
  private var invitationState: InvitationState.State {
    if isInvitationAccepted == true || invitationAcceptedOn != nil { return .accepted }
    guard isInvitationAccepted == false else { return .unknown }
    if isInvitationSent == true || invitationSentOn != nil { return .pending }
    return isInvitationSent == false ? .none : .unknown
  }
}

extension ScanovaUser.Account {
  fileprivate func fill(_ user: inout User) {
    user.displayName = fullName ?? .joinedName(firstName, lastName)
    user.email = email
    user.mfa = MFAStatus(
      state: isMFAEnabled.map { $0 ? .enabled : .disabled } ?? .unknown, isEnforced: enforcesMFA,
      raw: mfaStatus)
    user.signIn = SignInMethods(
      password: hasUsablePassword, sso: isSSOLogin, social: isSocialSignup)
    user.lastSeen = LastSeen(state: lastLogin, kind: .login)
    user.attributes = [
      .init("account_id", id ?? .null), .init("date_joined", JSON(dateJoined)),
      .init("language", JSON(language)), .init("is_shared", JSON(isShared)),
      .init("first_login", JSON(isFirstLogin)), .init("first_name", JSON(firstName)),
      .init("last_name", JSON(lastName)),
    ]
  }
}
