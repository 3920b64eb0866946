// The words in which a query is echoed.

extension TextField {
  var words: DisplayText {
    switch self {
    case .email: "e-mail"
    case .domain: "e-mail domain"
    case .dept: "department"
    default: DisplayText(rawValue)
    }
  }
}

extension MFAValue {
  var words: DisplayText {
    switch self {
    case .on, .off, .enforced: DisplayText(rawValue)
    case .gap: "enforced but not on"
    case .unknown: "not reported"
    }
  }
}

extension InvitationState.State {
  var words: DisplayText { self == .unknown ? "not reported" : DisplayText(rawValue) }
}

extension StatusValue {
  var words: DisplayText { self == .unknown ? "not reported" : DisplayText(rawValue) }
}

extension UserFlag {
  var words: DisplayText {
    switch self {
    case .admin: "is privileged"
    case .owner: "has the role owner"
    case .shared: "is a shared account"
    case .sso: "signs in by SSO"
    case .social: "signs in by a social account"
    case .password: "signs in by password"
    case .gone: "has gone from the source"
    case .dormant: "is dormant"
    case .marked: "is marked"
    }
  }
}

extension ConflictKind {
  var words: DisplayText {
    switch self {
    case .mfa: "MFA"
    case .dept: "department"
    case .invite: "invitation"
    case .status, .name, .any: DisplayText(rawValue)
    }
  }
}

extension TimeField {
  var words: DisplayText {
    switch self {
    case .seen: "last seen"
    case .created, .updated, .invited: DisplayText(rawValue)
    case .accepted: "invitation accepted"
    }
  }
}

extension TimeRange {
  var words: DisplayText {
    switch self {
    case .never: "never"
    case .unknown: "at a time that is not reported"
    case .ages(let range): range.words
    case .dates(let from?, let to?):
      to - from == 86_400 ? "on \(day(from))" : "from \(day(from)) to \(day(to - 1))"
    case .dates(let from?, nil): "on or after \(day(from))"
    case .dates(nil, let to): "on or before \(day((to ?? .max) - 1))"
    }
  }

  private func day(_ seconds: Int64) -> String { Timestamp(seconds: seconds).day }
}

extension AgeRange {
  var words: DisplayText {
    switch (minimum, maximum) {
    case (nil, nil): "at any time"
    case (let minimum?, nil):
      minimum % 60 == 1
        ? "longer than \(Age(seconds: minimum - 1).words) ago"
        : "\(Age(seconds: minimum).words) ago or longer"
    case (nil, let maximum?):
      maximum % 60 == 59
        ? "less than \(Age(seconds: maximum + 1).words) ago"
        : "within \(Age(seconds: maximum).words)"
    case (let minimum?, let maximum?):
      "\(Age(seconds: minimum).words) to \(Age(seconds: maximum).words) ago"
    }
  }
}

extension ClosedRange<Int> {
  /// How many systems.
  var words: DisplayText {
    if lowerBound == upperBound { return lowerBound == 1 ? "1 system" : "\(lowerBound) systems" }
    if upperBound == .max { return "\(lowerBound) systems or more" }
    return "\(lowerBound) to \(upperBound) systems"
  }
}
