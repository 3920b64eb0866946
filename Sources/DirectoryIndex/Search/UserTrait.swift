import DirectoryModel

/// What a bit can say of a user: the facts that fields of a query are answered from.
///
/// A fact of three answers has two traits: that it holds, and that the source does not tell.
enum UserTrait: Int, CaseIterable {
  case isGone
  case hasMFA, untoldMFA, isMFAEnforced, untoldMFAEnforced
  case uninvited, isPending, hasAccepted
  case isActive, untoldActive
  case isAdmin, untoldAdmin, isOwner, untoldOwner, isShared, untoldShared
  case hasSSO, untoldSSO, hasSocial, untoldSocial, hasPassword, untoldPassword
  case hasName, hasEmail, hasUsername, hasDomain
  case untoldRoles, untoldPermissions, untoldGroups, untoldDepartments, untoldTeams, untoldTags
  case seenAt, neverSeen, createdAt, updatedAt
  case invitedAt, neverInvited, sometimeInvited
  case acceptedAt, neverAccepted, sometimeAccepted
  case fetchedAt
  case isListRow
  /// A whole list of the source confirms what is told.
  case isConfirmed
}

/// The traits of a user.
struct UserTraits: Equatable {
  /// A bit each, by raw value.
  private(set) var bits: UInt64 = 0

  /// The traits of a user whose search text is known.
  init(of user: User, text: SearchText, isConfirmed: Bool) {
    set(.isConfirmed, isConfirmed)
    set(.isGone, user.goneSince != nil)
    set(.isListRow, user.shownDetail == .list)
    set(.hasMFA, .untoldMFA, user.mfa.state == .unknown ? nil : user.mfa.state == .enabled)
    set(.isMFAEnforced, .untoldMFAEnforced, user.mfa.isEnforced)
    set(.uninvited, user.invitation.state == .none)
    set(.isPending, user.invitation.state == .pending)
    set(.hasAccepted, user.invitation.state == .accepted)
    switch user.status {
    case .active: set(.isActive, true)
    case .inactive: break
    case .unknown, .other: set(.untoldActive, true)
    }
    set(.isAdmin, .untoldAdmin, user.privilege.value)
    set(.hasSSO, .untoldSSO, user.signIn.sso)
    set(.hasSocial, .untoldSocial, user.signIn.social)
    set(.hasPassword, .untoldPassword, user.signIn.password)
    set(.hasName, !user.displayName.isEmpty)
    set(.hasEmail, user.email?.isEmpty == false)
    set(.hasUsername, user.username?.isEmpty == false)
    set(.hasDomain, !user.texts(of: .domain).isEmpty)
    setFlags(of: user, text)
    setUntold(user.untold)
    setMoments(of: user)
  }

  func contains(_ trait: UserTrait) -> Bool { bits >> UInt64(trait.rawValue) & 1 == 1 }

  private mutating func set(_ trait: UserTrait, _ value: Bool) {
    if value { bits |= 1 << UInt64(trait.rawValue) }
  }

  private mutating func set(_ trait: UserTrait, _ untold: UserTrait, _ value: Bool?) {
    set(value == nil ? untold : trait, value ?? true)
  }

  private mutating func set(_ trait: UserTrait, _ untold: UserTrait, _ truth: Truth) {
    set(truth == .unknown ? untold : trait, truth != .no)
  }

  /// What ``QueryTerm`` alone can tell; no context matters to it.
  private mutating func setFlags(of user: User, _ text: SearchText) {
    let context = QueryContext(now: user.fetchedAt)
    set(.isOwner, .untoldOwner, QueryTerm.flag(.owner).truth(of: user, text: text, context))
    set(.isShared, .untoldShared, QueryTerm.flag(.shared).truth(of: user, text: text, context))
  }

  private mutating func setUntold(_ untold: Set<UserFact>) {
    if untold.isEmpty { return }
    set(.untoldRoles, untold.contains(.roles))
    set(.untoldPermissions, untold.contains(.permissions))
    set(.untoldGroups, untold.contains(.groups))
    set(.untoldDepartments, untold.contains(.departments))
    set(.untoldTeams, untold.contains(.teams))
    set(.untoldTags, untold.contains(.tags))
  }

  private mutating func setMoments(of user: User) {
    set(.createdAt, user.createdAt != nil)
    set(.updatedAt, user.updatedAt != nil)
    set(.fetchedAt, true)
    set(user.moment(of: .seen), .seenAt, .neverSeen, nil)
    set(user.moment(of: .invited), .invitedAt, .neverInvited, .sometimeInvited)
    set(user.moment(of: .accepted), .acceptedAt, .neverAccepted, .sometimeAccepted)
  }

  private mutating func set(
    _ moment: Moment, _ at: UserTrait, _ never: UserTrait, _ sometime: UserTrait?
  ) {
    switch moment {
    case .at: set(at, true)
    case .never: set(never, true)
    case .sometime: if let sometime { set(sometime, true) }
    case .unknown: break
    }
  }
}
