import DirectoryModel

/// A fact that a service tells in an attribute of its own, outside of what its API documents.
///
/// What a record's documented fields tell counts before it. The names are told apart without regard
/// to letter case and to what joins their words.
enum PlainFact {
  case department, lastLogin, mfa, mfaEnforcement

  /// The names that mean a fact, and who uses such ones.
  private static let names: [String: (fact: PlainFact, user: StaticString)] = {
    var names: [String: (PlainFact, StaticString)] = [
      "department": (.department, "Active Directory and Entra ID, at the top of a user"),
      "departmentname": (.department, "personnel systems beside a department's id"),
    ]
    // `lastLogin` of Okta, `lastLoginTime` of Google, `lastLogonTimestamp` of Active Directory,
    // `lastSignInDateTime` of Entra ID, `last_logged_in_at` and the like.
    for event in ["lastlogin", "lastlogon", "lastsignin", "lastsignedin", "lastloggedin"] {
      for ending in ["", "time", "date", "datetime", "timestamp", "at", "on"] {
        names[event + ending] = (.lastLogin, "identity providers")
      }
    }
    // `isEnrolledIn2Sv` and `isEnforcedIn2Sv` of Google, `two_factor_authentication` of GitHub,
    // `has_2fa` of Slack, `mfa_enabled` and `enforce_mfa` of Scanova.
    names["isenrolledin2sv"] = (.mfa, "Google Workspace")
    names["isenforcedin2sv"] = (.mfaEnforcement, "Google Workspace")
    let words = [
      "mfa", "2fa", "twofactor", "twofactorauth", "twofactorauthentication", "twofa",
      "multifactor", "multifactorauth", "multifactorauthentication",
    ]
    for word in words {
      for name in [
        word, "has\(word)", "\(word)enabled", "is\(word)enabled", "\(word)active",
        "\(word)status", "\(word)state",
      ] {
        names[name] = (.mfa, "many services")
      }
      for name in [
        "\(word)required", "is\(word)required", "\(word)enforced", "is\(word)enforced",
        "enforce\(word)", "require\(word)",
      ] {
        names[name] = (.mfaEnforcement, "many services")
      }
    }
    return names
  }()

  /// The fact that an attribute of this name tells.
  init?(name: String) {
    guard name.utf8.count <= 48 else { return nil }
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
    guard let fact = Self.names[letters]?.fact else { return nil }
    self = fact
  }
}

extension User {
  /// Keeps what nobody read of a record, each under its own name, and takes over the plain facts in
  /// it that are not told yet.
  ///
  /// Where the name is that of another attribute, it is a JSON pointer into the record: `/name`
  /// (RFC 6901).
  mutating func keep(_ rest: [JSON.Member]) {
    var names = Set(attributes.map(\.name))
    for member in rest {
      if let fact = PlainFact(name: member.name), take(fact, from: member) {
        origins.append(Origin(fact.told, attribute: member.name))
      }
      var name = member.name
      while !names.insert(name).inserted { name = "/\(name)" }
      attributes.append(Attribute(name, member.value))
    }
  }

  /// Takes a fact over; false where it is told already, or where the value does not tell it.
  private mutating func take(_ fact: PlainFact, from member: JSON.Member) -> Bool {
    let (name, value) = (member.name, member.value)
    switch fact {
    case .department:
      guard let department = value.name,
        !groups.contains(where: { $0.kind == .department })
      else { return false }
      groups.append(Group(kind: .department, name: department))
      untold.remove(.departments)
    case .lastLogin:
      guard lastSeen.state == .unknown, case .string(let text) = value else { return false }
      guard let time = Timestamp(parsing: text), !time.isNeverSet else {
        if Timestamp.isNeverSet(text), !unsetTimes.contains(name) { unsetTimes.append(name) }
        return false
      }
      lastSeen = LastSeen(state: .at(time), kind: .login, channels: lastSeen.channels)
    case .mfa:
      guard mfa.state == .unknown, let isEnabled = value.plainBool ?? value.saysEnabled else {
        return false
      }
      mfa.state = isEnabled ? .enabled : .disabled
      if value.plainBool == nil { mfa.raw = mfa.raw ?? value.name }
    case .mfaEnforcement:
      guard mfa.isEnforced == nil, let isEnforced = value.plainBool else { return false }
      mfa.isEnforced = isEnforced
    }
    return true
  }
}

extension PlainFact {
  fileprivate var told: User.Origin.Fact {
    switch self {
    case .department: .department
    case .lastLogin: .lastSeen
    case .mfa, .mfaEnforcement: .mfa
    }
  }
}

extension JSON {
  /// What the two words tell that mean no more than yes and no.
  fileprivate var saysEnabled: Bool? {
    switch nonEmptyString?.lowercased() {
    case "enabled": true
    case "disabled": false
    default: nil
    }
  }
}
