import DirectoryModel
import TestSupport

/// Users of many scripts and in many states, among them hostile ones, for the screens to show.
enum Cast {
  /// The time at which all were read: 2024-05-01T12:04:00Z.
  static let now = Timestamp(seconds: 1_714_565_040)

  static let tines = Source(name: "tines-prod", tag: "T", provider: "tines")
  static let scanova = Source(name: "scanova", tag: "S", provider: "scanova")

  static let rateLimited = ProviderError(
    .rateLimited(retryAfter: 30), source: "scanova", operation: "GET /multi-users/",
    requestID: "req-1")
  static let unauthorized = ProviderError(
    .unauthorized, source: "scanova", operation: "GET /multi-users/",
    detail: "Invalid token \u{1B}[31m")

  /// In the order of the list: by folded name, then source and id.
  static let users = ([jo, alice, malformed] + nameless + named).map(Entry.init).sorted()
    .map(\.user)

  /// Whoever is to be looked at in detail: many facts, a gap in MFA, an invitation.
  static let jo = user("Jo Dean", "480", in: scanova) { user in
    user.email = "jo.dean@acme.com"
    user.status = .unknown
    user.mfa = MFAStatus(state: .disabled, isEnforced: true, raw: "Disabled")
    user.signIn = SignInMethods(password: true, sso: false, social: false)
    user.invitation = InvitationState(state: .pending, sentAt: Timestamp(seconds: 1_694_429_880))
    user.lastSeen = LastSeen(state: .never, kind: .login)
    user.roles = [
      Role(name: "Campaign Manager", kind: .accessLevel, id: UserID("31"), isCustom: true)
    ]
    user.permissions = [
      Permission(
        id: UserID("1"), code: "qr.create", name: "Create QR codes",
        description: "Make codes and change where they lead", isBoolean: true,
        via: "Campaign Manager"),
      Permission(id: UserID("2"), code: "qr.delete", name: "Delete QR codes", isBoolean: false),
    ]
    user.groups = [Group(kind: .tag, id: UserID("9"), name: "vip")]
    user.createdAt = Timestamp(seconds: 1_694_429_880)
    user.attributes = [
      .init("account_id", .number("1187")), .init("language", .string("en")),
      .init("is_shared", .bool(false)), .init("middle_name", .null), .init("note", .string("")),
    ]
    user.raw = Array(
      #"{"id":480,"email":"jo.dean@acme.com","mfa_enabled":false,"enforce_mfa":true,"tags":[{"id":9,"name":"vip"}],"note":"","big":12345678901234567890}"#
        .utf8)
  }

  private static let alice = user("Alice Smith", "2", in: tines) { user in
    user.email = "alice@tines.xyz"
    user.privilege = Privilege(value: true, because: ["AUDIT_LOG_READ"])
    user.roles = [
      Role(name: "EDITOR", kind: .team, scope: [.init("team", "Security Ops")]),
      Role(name: "CASE_MANAGER", kind: .team, scope: [.init("team", "IR Cases")]),
    ]
    user.groups = [
      Group(kind: .team, id: UserID("7"), name: "Security Ops"),
      Group(kind: .team, id: UserID("12"), name: "IR Cases"),
    ]
    user.lastSeen = LastSeen(state: .at(Timestamp(seconds: 1_714_564_740)), kind: .activity)
  }

  private static let malformed = user("Mal Formed", "66", in: tines) { user in
    user.status = .unknown
    user.problems = ["email is no string: 12", "is_active is no boolean: \"yes\""]
    user.raw = Array(#"{"id":66,"email":12}"#.utf8)
  }

  private static let nameless = [
    user("", "90", in: tines) { $0.email = "nobody@acme.com" },
    user("", "91", in: tines),
    user("", "92", in: scanova) { $0.username = "svc-backup" },
  ]

  private static let names = [
    "山田 太郎", "Zoë O’Neill", "Łukasz Żółć", "Нина Петрова", "محمد عبد الله", "שרה כהן",
    "Ngô Thị Nguyễn", "김민준", "आर्या शर्मा", "ณัฐวุฒิ แสงดาว", "Ελένη Παπαδοπούλου", "李小龙",
    "Ana María de la Concepción Fernández y García-Huidobro", "தமிழ் செல்வி", "👩‍👩‍👧 Family Account",
    "Åsa Öberg", "Gökçe Yıldız", "O'Brien, Pat", "მარიამ ბერიძე", "Ирина",
    "evil\u{202E}moc.live\u{202C}", "zero\u{200B}width\u{FEFF}",
    "Za\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}lgo",
    "tab\tand\nnewline", "\u{1B}[31mred\u{1B}[0m", "\u{301}leading mark", "\u{E000}private use",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a", "   ",
    "soft\u{AD}hyphen", "ﷺ ligature", "Bob Brown", "Bob Brown",
  ]

  private static let named = names.enumerated().map { index, name in
    user(name, String(100 + index), in: index % 3 == 0 ? scanova : tines) { user in
      user.email = index % 5 == 4 ? nil : DisplayText("user\(index)@example.org")
      user.status = index % 7 == 3 ? .inactive : .active
      user.mfa =
        index % 3 == 0
        ? MFAStatus(state: index % 2 == 0 ? .enabled : .disabled, isEnforced: index % 4 == 1)
        : .unknown
      user.invitation = InvitationState(
        state: index % 3 == 0 ? (index % 6 == 0 ? .accepted : .pending) : .unknown)
      user.lastSeen =
        index % 4 == 2
        ? LastSeen(state: .never, kind: .login)
        : LastSeen(state: .at(Timestamp(seconds: 1_714_565_000 - Int64(index * 30_000))), kind: nil)
      if index % 2 == 0 { user.roles = [Role(name: "EDITOR", kind: .team)] }
      if index % 9 == 8 { user.goneSince = now }
    }
  }

  private static func user(
    _ name: String, _ id: String, in source: Source, _ change: (inout User) -> Void = { _ in }
  ) -> User {
    var user = User(
      reference: UserReference(source: source.name, id: UserID(id)), provider: source.provider,
      fetchedAt: now)
    user.displayName = DisplayText(name)
    user.status = .active
    change(&user)
    return user
  }

  private struct Entry: Comparable {
    let user: User

    static func < (left: Entry, right: Entry) -> Bool {
      let keys = [left, right].map(\.user.label.original.folded)
      return keys[0] == keys[1] ? left.user.reference < right.user.reference : keys[0] < keys[1]
    }
  }
}

extension Rows {
  /// Those of all users who match at the time of the cast.
  init(_ all: [User], matching query: Query, sort: UserSort? = nil) {
    self.init(all, matching: query, at: Cast.now, sort: sort)
  }
}
