extension User {
  /// Reads what ``json`` writes.
  ///
  /// Members may be absent: what is not told is unknown. A member of the wrong type or with an
  /// unknown word costs that member and is one of the ``problems``.
  /// Nil where the record can't be a user; the last of its problems says why.
  /// - Parameters:
  ///   - record: roster's own JSON of a user, schema 1.
  ///   - source: whose user it is, in place of what the record says of that.
  ///   - fetchedAt: when it was read, in place of what the record says.
  package init?(_ record: Record, of source: Source? = nil, fetchedAt: Timestamp? = nil) {
    if record.has("schema"), record.json("schema") != 1 {
      record.addProblem(at: "schema", "is not 1")
      return nil
    }
    if let kind = record.string("kind"), kind != "user" {
      record.addProblem(at: "kind", "is not user: \(kind)")
      return nil
    }
    guard let id = record.id("id") else {
      record.addProblem(Self.noID)
      return nil
    }
    guard let name = source?.name ?? record.string("source"),
      let provider = source?.provider ?? record.string("provider")
    else {
      record.addProblem("the record has no source and provider")
      return nil
    }
    guard let time = fetchedAt ?? record.timestamp("fetched_at") else {
      record.addProblem("the record has no time at which it was read")
      return nil
    }
    self.init(
      reference: UserReference(source: name, id: id), provider: provider, fetchedAt: time)
    detail = record.word("detail") ?? .full
    goneSince = record.timestamp("gone_since")
    fill(from: record)
    problems += record.problems
  }

  /// Takes over what the record tells beside whose it is and when it was read.
  mutating func fill(from record: Record) {
    displayName = record.text("display_name") ?? .empty
    email = record.text("email")
    username = record.text("username")
    status = record.text("status").map(AccountStatus.init(word:)) ?? .unknown
    if let part = record.record("privileged") {
      privilege = Privilege(value: part.bool("value"), because: part.texts("because"))
    }
    roles = record.records("roles")?.map(Role.init) ?? []
    permissions = record.records("permissions")?.map(Permission.init) ?? []
    if let part = record.record("mfa") {
      mfa = MFAStatus(
        state: part.word("state") ?? .unknown, isEnforced: part.bool("enforced"),
        raw: part.text("raw"))
    }
    if let part = record.record("sign_in") {
      signIn = SignInMethods(
        password: part.bool("password"), sso: part.bool("sso"), social: part.bool("social"))
    }
    if let part = record.record("invitation") {
      invitation = InvitationState(
        state: part.word("state") ?? .unknown, sentAt: part.timestamp("sent_at"),
        acceptedAt: part.timestamp("accepted_at"))
    }
    groups = record.records("groups")?.map(Group.init) ?? []
    lastSeen = record.record("last_seen").map(LastSeen.init) ?? .unknown
    createdAt = record.timestamp("created_at")
    updatedAt = record.timestamp("updated_at")
    attributes = record.members("attributes").map { Attribute($0.name, $0.value) }
    origins = (record.records("from") ?? []).compactMap { part in
      guard let fact: Origin.Fact = part.word("fact"), let name = part.string("attribute") else {
        return nil
      }
      return Origin(fact, attribute: name)
    }
    unsetTimes = record.strings("unset") ?? []
    untold = Set((record.strings("untold") ?? []).compactMap(UserFact.init(rawValue:)))
    problems = record.texts("problems")
  }
}

extension AccountStatus {
  fileprivate init(word: DisplayText) {
    switch word {
    case "active": self = .active
    case "inactive": self = .inactive
    case "unknown": self = .unknown
    default: self = .other(word)
    }
  }
}

extension Role {
  /// A role whose kind is not told, or not known, holds in the whole tenant as far as that goes.
  fileprivate init(_ record: Record) {
    self.init(
      name: record.text("name") ?? .empty, kind: record.word("kind") ?? .tenant,
      id: record.id("id"), isCustom: record.bool("custom"),
      scope: record.members("scope").compactMap { member in
        if case .string(let text) = member.value {
          return Bound(member.name, DisplayText(text))
        }
        record.addProblem(at: "scope.\(member.name)", "is no string but \(member.value.kind)")
        return nil
      })
  }
}

extension Permission {
  fileprivate init(_ record: Record) {
    self.init(
      id: record.id("id"), code: record.text("code"), name: record.text("name"),
      description: record.text("description"), isBoolean: record.bool("boolean"),
      via: record.text("via"))
  }
}

extension Group {
  fileprivate init(_ record: Record) {
    self.init(
      kind: record.word("kind") ?? .group, id: record.id("id"),
      name: record.text("name") ?? .empty, description: record.text("description"))
  }
}

extension LastSeen {
  fileprivate init(_ record: Record) {
    let time = record.timestamp("at")
    let state: State
    switch (record.string("state"), time) {
    case ("at", let time?), (nil, let time?): state = .at(time)
    case ("never", _): state = .never
    case ("unknown", _), (nil, nil): state = .unknown
    case (let word?, _):
      record.addProblem(at: "state", "is \(word), which does not go with the time")
      state = .unknown
    }
    let channels: [Channel] = record.members("channels").compactMap { member in
      switch member.value {
      case .null: return Channel(name: member.name, at: nil)
      case .string(let text):
        if let time = Timestamp(parsing: text) { return Channel(name: member.name, at: time) }
        fallthrough
      default:
        record.addProblem(at: "channels.\(member.name)", "is no date and time")
        return nil
      }
    }
    self.init(state: state, kind: record.word("kind"), channels: channels)
  }

  /// The state as JSON says it.
  var stateWord: String {
    switch state {
    case .at: "at"
    case .never: "never"
    case .unknown: "unknown"
    }
  }
}

extension Record {
  /// A word out of a closed list.
  fileprivate func word<Word: RawRepresentable<String>>(_ name: String) -> Word? {
    guard let text = string(name) else { return nil }
    if let word = Word(rawValue: text) { return word }
    addProblem(at: name, "is no word that is known: \(text)")
    return nil
  }

  fileprivate func texts(_ name: String) -> [DisplayText] {
    (strings(name) ?? []).map { DisplayText($0) }
  }

  /// The members of an object in their order, also those that are null.
  fileprivate func members(_ name: String) -> [JSON.Member] {
    guard let value = json(name) else { return [] }
    if case .object(let members) = value { return members }
    addProblem(at: name, "is no object but \(value.kind)")
    return []
  }
}
