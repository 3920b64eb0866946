package import DirectoryModel

extension RandomNumberGenerator {
  package mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &self) < probability
  }

  /// One of some values.
  package mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &self)]
  }

  /// Nil half of the time.
  package mutating func maybe<Value>(_ value: (inout Self) -> Value) -> Value? {
    Bool.random(using: &self) ? value(&self) : nil
  }

  /// A few values, often none.
  package mutating func some<Value>(
    upTo maximum: Int = 3, _ value: (inout Self) -> Value
  ) -> [Value] {
    (0..<Int.random(in: 0...maximum, using: &self)).map { _ in value(&self) }
  }

  /// A piece of a name: the pool is small, so that random queries hit random users.
  package mutating func namePiece() -> String {
    pick([
      "bob", "Bob", "bobby", "ann", "Anna", "Łukasz", "Zoë", "O’Neill", "山田", "नितिन", "straße",
      "İ", "x", "a-b", "a.b", "100%", "\"q\"", "back\\slash", "(b)", "|", "$", "^", "none", "a:b",
      "a,b", "two words", "line\nbreak", "tab\tbed", "\u{202E}rtl", "b\u{200B}ob", "e\u{301}", "",
    ])
  }

  package mutating func name() -> DisplayText {
    DisplayText(
      (0..<Int.random(in: 0...3, using: &self)).map { _ in namePiece() }
        .joined(separator: " "))
  }

  package mutating func label() -> DisplayText {
    pick([
      "Owner", "OWNER", "Co-Owner", "Admin", "Team Admin", "Sales", "Presales", "IT", "none", "",
      "Zürich, CH", "vip", "line\nbreak",
    ])
  }

  /// A time within three years around ``QueryContext/random``, often near an edge of a range.
  package mutating func time() -> Timestamp {
    let day: Int64 = 86_400
    let age = pick([
      0, 1, 59, 60, 3_600, day, 7 * day, 30 * day, 90 * day, 365 * day,
      Int64.random(in: -30 * day...1_000 * day, using: &self),
    ])
    let slip = Int64.random(in: -1...1, using: &self)
    return Timestamp(
      seconds: QueryContext.randomNow.seconds - age + slip,
      nanoseconds: Int32.random(in: 0..<1_000_000_000, using: &self), digits: 9)
  }

  /// A user in whom anything may be told, untold, empty or odd.
  package mutating func user(number: Int) -> User {
    let source = pick(["tines", "scanova", "docs-eu", "hr.scim"])
    var user = User(
      reference: UserReference(source: source, id: UserID(userID(number))),
      provider: pick(["tines", "scanova", "document360", "scim", "scalepad"]), fetchedAt: time())
    user.displayName = name()
    user.email = maybe { DisplayText($0.address()) }
    user.username = maybe { $0.name() }
    user.status = pick([.active, .inactive, .unknown, .other("suspended")])
    user.privilege = Privilege(value: pick([true, false, nil]))
    user.roles = some { Role(name: $0.label(), kind: .team) }
    user.permissions = some {
      Permission(
        id: UserID("p"), code: $0.maybe { $0.label() }, name: $0.maybe { $0.label() })
    }
    user.groups = some(upTo: 4) {
      Group(kind: $0.pick(Group.Kind.allCases), name: $0.label())
    }
    user.untold = Set(UserFact.allCases.filter { _ in chance(0.4) })
    user.mfa = MFAStatus(
      state: pick([.enabled, .disabled, .unknown]), isEnforced: pick([true, false, nil]))
    user.signIn = SignInMethods(
      password: pick([true, false, nil]), sso: pick([true, false, nil]),
      social: pick([true, false, nil]))
    user.invitation = InvitationState(
      state: pick(InvitationState.State.allCases), sentAt: maybe { $0.time() },
      acceptedAt: maybe { $0.time() })
    user.lastSeen = LastSeen(state: pick([.never, .unknown, .at(time())]), kind: .login)
    user.createdAt = maybe { $0.time() }
    user.updatedAt = maybe { $0.time() }
    user.attributes = some(upTo: 1) {
      User.Attribute("is_shared", $0.pick([true, false, "yes", nil]))
    }
    user.goneSince = chance(0.1) ? time() : nil
    user.detail = pick([.full, .list])
    user.isPreliminary = chance(0.1)
    if chance(0.1) { user.supplement = chance(0.5) ? .unread : .failed }
    return user
  }

  /// Users whose references differ.
  package mutating func users(_ count: Int) -> [User] {
    (0..<count).map { user(number: $0) }
  }

  /// A context in which a third of the users are marked.
  package mutating func context(for users: [User]) -> QueryContext {
    QueryContext(
      now: QueryContext.randomNow,
      marked: Set(users.map(\.reference).filter { _ in chance(0.3) }),
      dormantAfter: pick([90 * 86_400, 1, 0]))
  }

  private mutating func userID(_ number: Int) -> String {
    pick(["\(number)", "id-\(number)", "00u\(number)Ab", "é\(number)", "urn:x:\(number)"])
  }

  private mutating func address() -> String {
    pick([
      "\(namePiece())@example.com", "ann@mail.example.com", "bob@ACME.io", "no-sign", "", "a@",
      "a@b@c.example", "@",
    ])
  }
}

extension QueryContext {
  /// The time at which random users are looked at: 2026-02-14T12:00:00Z.
  package static let randomNow = Timestamp(seconds: 1_771_070_400)
}
