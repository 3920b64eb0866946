package import DirectoryModel

extension SeededGenerator {
  /// A user of which each part is told or not, with texts of any kind.
  package mutating func user() -> User {
    var user = User(
      reference: UserReference(source: word(), id: id()), provider: word(), fetchedAt: time())
    user.displayName = display()
    user.email = maybe { $0.display() }
    user.username = maybe { $0.display() }
    user.status = pick([.active, .inactive, .unknown, .other("x\(word())")])
    user.privilege = Privilege(value: maybe { $0.bool() }, because: some { $0.display() })
    user.roles = some { $0.role() }
    user.permissions = some { $0.permission() }
    user.mfa = MFAStatus(
      state: pick([.enabled, .disabled, .unknown]), isEnforced: maybe { $0.bool() },
      raw: maybe { $0.display() })
    user.signIn = SignInMethods(
      password: maybe { $0.bool() }, sso: maybe { $0.bool() }, social: maybe { $0.bool() })
    user.invitation = InvitationState(
      state: pick([.none, .pending, .accepted, .unknown]), sentAt: maybe { $0.time() },
      acceptedAt: maybe { $0.time() })
    user.groups = some { $0.group() }
    user.lastSeen = LastSeen(
      state: pick([.never, .unknown, .at(time())]),
      kind: maybe { $0.pick([.login, .activity, .agent]) },
      channels: some { .init(name: $0.text(upTo: 6), at: $0.maybe { $0.time() }) })
    user.createdAt = maybe { $0.time() }
    user.updatedAt = maybe { $0.time() }
    user.attributes = some { .init($0.text(upTo: 8), $0.json(depth: 2)) }
    user.goneSince = maybe { $0.time() }
    user.detail = pick([.full, .list])
    user.untold = Set(some { $0.pick(UserFact.allCases) })
    user.problems = some { $0.display() }
    user.raw = some { UInt8.random(in: 0...255, using: &$0) }
    return user
  }

  private mutating func role() -> Role {
    Role(
      name: display(), kind: pick([.accessLevel, .portal, .content, .team, .tenant, .scim]),
      id: maybe { $0.id() }, isCustom: maybe { $0.bool() },
      scope: some { Role.Bound($0.text(upTo: 5), $0.display()) })
  }

  private mutating func permission() -> Permission {
    Permission(
      id: maybe { $0.id() }, code: maybe { $0.display() }, name: maybe { $0.display() },
      description: maybe { $0.display() }, isBoolean: maybe { $0.bool() },
      via: maybe { $0.display() })
  }

  private mutating func group() -> Group {
    Group(
      kind: pick(Group.Kind.allCases), id: maybe { $0.id() }, name: display(),
      description: maybe { $0.display() })
  }

  private mutating func json(depth: Int) -> JSON {
    switch Int.random(in: 0...(depth > 0 ? 5 : 3), using: &self) {
    case 0: .null
    case 1: .bool(bool())
    case 2: .number("-12345678901234567890.50e+3")
    case 3: .string(text(upTo: 10))
    case 4: .array(some { $0.json(depth: depth - 1) })
    default: .object(some { JSON.Member($0.text(upTo: 5), $0.json(depth: depth - 1)) })
    }
  }

  /// A time that RFC 3339 can write, with no more digits than it has.
  private mutating func time() -> Timestamp {
    let digits = Int.random(in: 0...9, using: &self)
    var unit: Int32 = 1
    for _ in digits..<9 { unit *= 10 }
    let limit = digits == 0 ? 0 : 999_999_999 / unit
    return Timestamp(
      seconds: .random(in: -62_167_219_200...253_402_300_799, using: &self),
      nanoseconds: .random(in: 0...limit, using: &self) * (digits == 0 ? 0 : unit),
      digits: UInt8(digits))
  }

  private mutating func word() -> String { "w\(UInt8.random(in: 0...255, using: &self))" }

  private mutating func id() -> UserID { UserID("i" + text(upTo: 12)) }

  private mutating func display() -> DisplayText { DisplayText(text(upTo: 20)) }

  private mutating func bool() -> Bool { Bool.random(using: &self) }
}
