import DemoServices
import DirectoryModel

/// Made-up users of five sources: any of them by number, the same for the same seed.
///
/// They vary in what is searched, sorted and counted: scripts, addresses, roles, second factors,
/// invitations, groups, and when they were last seen.
struct SyntheticUsers {
  /// The sources, in which the users are shared out evenly.
  static let sources = [
    Source(name: "scanova", tag: "S", provider: "scanova"),
    Source(name: "document360", tag: "D", provider: "document360"),
    Source(name: "tines", tag: "T", provider: "tines"),
    Source(name: "scalepad", tag: "A", provider: "scalepad"),
    Source(name: "scim", tag: "C", provider: "scim"),
  ]

  /// "Today" of the data: 2026-11-21T12:00:00Z.
  static let now = Timestamp(seconds: 1_795_262_400)
  private static let day = 86_400

  let count: Int
  let seed: UInt64

  /// The user with a number from 0 up to, not including, ``count``.
  func user(_ number: Int) -> User {
    let source = Self.sources[number % Self.sources.count]
    // Most people have a user at each source, some are known to one alone.
    var dice = SplitMix64(seed &* 31 &+ UInt64(number))
    _ = dice.next()
    let person = dice.chance(75) ? number / Self.sources.count : count + number
    var user = User(
      reference: UserReference(source: source.name, id: UserID(id(number, at: source))),
      provider: source.provider, fetchedAt: Self.now)
    name(&user, person: person, at: source)
    switch source.provider {
    case "scanova": fillScanova(&user, &dice)
    case "document360": fillDocument360(&user, &dice)
    case "tines": fillTines(&user, &dice)
    case "scalepad": fillScalePad(&user, &dice)
    default: fillSCIM(&user, &dice)
    }
    user.raw = Array(raw(user, number).utf8)
    return user
  }

  private func id(_ number: Int, at source: Source) -> String {
    if source.provider == "scanova" || source.provider == "tines" { return String(number + 1) }
    var dice = SplitMix64(seed ^ UInt64(number) &* 0x2545_F491)
    let high = String(dice.next() | 1 << 63, radix: 16)
    let low = String(dice.next() | 1 << 63, radix: 16)
    return "\(high.prefix(8))-\(high.suffix(4))-4\(low.prefix(3))-a\(low.suffix(15))"
  }

  private func name(_ user: inout User, person: Int, at source: Source) {
    var dice = SplitMix64(seed &+ UInt64(person) &* 0x9E37_79B9)
    let culture = dice.pick(NamePool.cultures)
    let given = dice.pick(culture.given)
    let family = dice.pick(culture.family)
    let username = "\(given.ascii).\(family.ascii)\(person)"
    let domain = dice.pick(["acme.com", "acme.com", "acme.com", "acme.io", "contractor.io"])
    if source.provider == "scalepad" {
      user.displayName = DisplayText(username)
      user.username = DisplayText(username)
      return
    }
    let isFamilyFirst = culture.isFamilyFirst
    user.displayName = DisplayText(
      isFamilyFirst ? family.native + given.native : "\(given.native) \(family.native)")
    user.email = DisplayText("\(username)@\(domain)")
    if source.provider == "scim" { user.username = user.email }
  }

  private func fillScanova(_ user: inout User, _ dice: inout SplitMix64) {
    let level = dice.pick(["Owner", "Admin", "Manager", "Editor", "Viewer", "Viewer", "Viewer"])
    user.roles = [Role(name: DisplayText(level), kind: .accessLevel, isCustom: false)]
    let isPrivileged = level == "Owner" || level == "Admin"
    user.privilege = Privilege(
      value: isPrivileged, because: isPrivileged ? [DisplayText(level)] : [])
    let isEnabled = dice.chance(60)
    user.mfa = MFAStatus(
      state: isEnabled ? .enabled : .disabled, isEnforced: dice.chance(50),
      raw: isEnabled ? "Enabled" : "Disabled")
    user.signIn = SignInMethods(
      password: dice.chance(80), sso: dice.chance(30), social: dice.chance(10))
    let sent = ago(dice.below(1_400), &dice)
    let isAccepted = dice.chance(85)
    user.invitation = InvitationState(
      state: isAccepted ? .accepted : .pending, sentAt: sent, acceptedAt: isAccepted ? sent : nil)
    user.groups = [Group(kind: .tag, name: DisplayText(dice.pick(["vip", "trial", "staff"])))]
    user.lastSeen = LastSeen(
      state: isAccepted ? .at(ago(dice.below(700), &dice)) : .never, kind: .login)
    user.createdAt = sent
  }

  private func fillDocument360(_ user: inout User, _ dice: inout SplitMix64) {
    let role = dice.pick(["Owner", "Admin", "Contributor", "Contributor", "Contributor"])
    user.roles = [Role(name: DisplayText(role), kind: .portal)]
    user.privilege = Privilege(value: role != "Contributor")
    if dice.chance(70) {
      user.lastSeen = LastSeen(state: .at(ago(dice.below(900), &dice)), kind: .login)
    }
  }

  private func fillTines(_ user: inout User, _ dice: inout SplitMix64) {
    user.status = dice.chance(90) ? .active : .inactive
    for _ in 0..<1 + dice.below(2) {
      let team = DisplayText(dice.pick(["Security Ops", "IR Cases", "Platform", "Finance"]))
      let role = dice.pick(["VIEWER", "EDITOR", "EDITOR", "TEAM_ADMIN"])
      user.roles.append(
        Role(name: DisplayText(role), kind: .team, scope: [Role.Bound("team", team)]))
      user.groups.append(Group(kind: .team, name: team))
    }
    user.privilege = Privilege(value: user.roles.contains { $0.name == "TEAM_ADMIN" })
    user.createdAt = ago(900, &dice)
    user.lastSeen = LastSeen(state: .at(ago(dice.below(400), &dice)), kind: .activity)
  }

  private func fillScalePad(_ user: inout User, _ dice: inout SplitMix64) {
    let departments = ["Sales", "Engineering", "Finance", "Support", "Legal", "People"]
    user.groups = [Group(kind: .department, name: DisplayText(dice.pick(departments)))]
    user.lastSeen = LastSeen(
      state: dice.chance(80) ? .at(ago(dice.below(300), &dice)) : .never, kind: .agent)
  }

  private func fillSCIM(_ user: inout User, _ dice: inout SplitMix64) {
    user.status = dice.chance(88) ? .active : .inactive
    let groups = ["All staff", "VPN", "Developers", "Administrators", "Contractors"]
    for _ in 0..<1 + dice.below(3) {
      user.groups.append(Group(kind: .group, name: DisplayText(dice.pick(groups))))
    }
    user.createdAt = ago(dice.below(2_000), &dice)
    user.updatedAt = user.createdAt
  }

  private func ago(_ days: Int, _ dice: inout SplitMix64) -> Timestamp {
    let seconds = Int64(days * Self.day + dice.below(Self.day))
    return Timestamp(seconds: Self.now.seconds - seconds)
  }

  /// A record of about the length that the services send.
  private func raw(_ user: User, _ number: Int) -> String {
    """
    {"id":"\(user.id.text)","name":"\(user.displayName.original)",\
    "email":"\(user.email?.original ?? "")","username":"\(user.username?.original ?? "")",\
    "active":\(user.status == .active),"number":\(number),"language":"en","date_joined":\
    "\(user.createdAt?.rfc3339 ?? "2024-01-01T00:00:00Z")","profile":{"first_login":false,\
    "is_shared":true,"picture":"https://cdn.example.com/pictures/\(number).png"},\
    "groups":[\(user.groups.map { "\"\($0.name.original)\"" }.joined(separator: ","))]}
    """
  }
}
