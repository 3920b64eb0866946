import DirectoryModel

extension User {
  /// The user `tines/id-7` of whom nothing else is known, changed by `fill`.
  static func sample(_ fill: (inout User) -> Void = { _ in }) -> User {
    var user = User(
      reference: UserReference(source: "tines", id: UserID("id-7")), provider: "tines",
      fetchedAt: Timestamp(seconds: 1_600_000_000))
    fill(&user)
    return user
  }

  /// A user with each part set to something of its own.
  static let complete = User.sample {
    $0.displayName = DisplayText("Alice\u{202E} Śmith")
    $0.email = "alice@example.com"
    $0.username = "alice"
    $0.status = .active
    $0.privilege = Privilege(value: true, because: ["AUDIT_LOG_READ"])
    $0.roles = [
      Role(
        name: "EDITOR", kind: .team, id: UserID("r1"), isCustom: false,
        scope: [Role.Bound("team", "Ops"), Role.Bound("level", "team")]),
      Role(name: "Owner", kind: .accessLevel),
    ]
    $0.permissions = [
      Permission(
        id: UserID("p1"), code: "READ", name: "Read", description: "May read", isBoolean: true,
        via: "EDITOR"),
      Permission(),
    ]
    $0.mfa = MFAStatus(state: .disabled, isEnforced: true, raw: "DISABLED")
    $0.signIn = SignInMethods(password: true, sso: false, social: nil)
    $0.invitation = InvitationState(
      state: .accepted, sentAt: Timestamp(seconds: 1), acceptedAt: Timestamp(seconds: 2))
    $0.groups = [
      Group(kind: .team, id: UserID("7"), name: "Ops", description: "On call"),
      Group(kind: .department, name: "IT"), Group(kind: .tag, name: "blue"),
      Group(kind: .group, name: "All"), Group(kind: .team, name: "Red"),
    ]
    $0.lastSeen = LastSeen(
      state: .at(Timestamp(seconds: 3, nanoseconds: 500_000_000, digits: 3)), kind: .agent,
      channels: [.init(name: "desktop", at: Timestamp(seconds: 3)), .init(name: "web", at: nil)])
    $0.createdAt = Timestamp(seconds: 4)
    $0.updatedAt = Timestamp(seconds: 5)
    $0.attributes = [
      Attribute("scim_uid", "123"), Attribute("big", .number("12345678901234567890")),
      Attribute("list", [1, nil]),
    ]
    $0.goneSince = Timestamp(seconds: 6)
    $0.detail = .list
    $0.problems = ["x is no string: 1"]
    $0.raw = Array(#"{"id":12345678901234567890,"b":1,"a":2}"#.utf8)
  }
}
