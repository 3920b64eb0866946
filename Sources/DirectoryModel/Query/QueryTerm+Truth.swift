extension QueryTerm {
  /// Whether the term holds for a single user: the meaning of the query language.
  ///
  /// What is asked of a person, `systems:` and `conflict:`, is unknown of a user alone, and
  /// `any(…)` and `all(…)` ask this one.
  package func truth(of user: User, _ context: QueryContext) -> Truth {
    truth(of: user, text: SearchText(user), context)
  }

  /// Whether the term holds for a single user, whose search text is kept already.
  package func truth(of user: User, text: SearchText, _ context: QueryContext) -> Truth {
    switch self {
    case .all: .yes
    case .and(let terms):
      terms.reduce(.yes) { $0 && $1.truth(of: user, text: text, context) }
    case .or(let terms):
      terms.reduce(.no) { $0 || $1.truth(of: user, text: text, context) }
    case .not(let term): !term.truth(of: user, text: text, context)
    case .any(let term), .every(let term): term.truth(of: user, text: text, context)
    case .words(let pattern): Truth(text.contains(pattern))
    case .text(let field, let values): user.truth(of: field, values)
    case .mfa(let values): values.reduce(.no) { $0 || user.mfa.truth(of: $1) }
    case .invite(let states): states.reduce(.no) { $0 || user.invitation.truth(of: $1) }
    case .status(let values): values.reduce(.no) { $0 || user.status.truth(of: $1) }
    case .flag(let flag): user.truth(of: flag, context)
    case .time(let field, let ranges):
      ranges.reduce(.no) { $0 || user.moment(of: field).truth(in: $1, now: context.now) }
    case .age(let range): Truth(range.contains(user.fetchedAt.age(at: context.now)))
    case .systems, .conflict: .unknown
    }
  }
}

extension User {
  /// Any text that fits is a yes; else a source that does not tell all of them can't tell.
  fileprivate func truth(of field: TextField, _ values: [TextValue]) -> Truth {
    let texts = texts(of: field).map(\.folded)
    let otherwise: Truth = isUntold(field) ? .unknown : .no
    return values.reduce(.no) { truth, value in
      switch value {
      case .pattern(let pattern):
        truth || (texts.contains { pattern.isFound(in: $0) } ? .yes : otherwise)
      case .none: truth || (texts.isEmpty ? !otherwise : .no)
      }
    }
  }

  fileprivate func truth(of flag: UserFlag, _ context: QueryContext) -> Truth {
    switch flag {
    case .admin: return Truth(privilege.value)
    case .owner:
      if roles.contains(where: { $0.name.original.folded == "owner" }) { return .yes }
      return untold.contains(.roles) ? .unknown : .no
    case .shared:
      guard case .bool(let isShared) = attributes.first(where: { $0.name == "is_shared" })?.value
      else { return .unknown }
      return Truth(isShared)
    case .sso: return Truth(signIn.sso)
    case .social: return Truth(signIn.social)
    case .password: return Truth(signIn.password)
    case .gone: return Truth(goneSince != nil)
    case .dormant:
      let idle = AgeRange(minimum: context.dormantAfter)
      return moment(of: .seen).truth(in: .ages(idle), now: context.now)
        || moment(of: .seen).truth(in: .never, now: context.now)
    case .marked: return Truth(context.marked.contains(reference))
    }
  }
}

extension MFAStatus {
  /// Whether a second factor is set up; nil where that is not reported.
  private var isEnabled: Bool? { state == .unknown ? nil : state == .enabled }

  fileprivate func truth(of value: MFAValue) -> Truth {
    switch value {
    case .on: Truth(isEnabled)
    case .off: !Truth(isEnabled)
    case .enforced: Truth(isEnforced)
    case .gap: Truth(isEnforced) && !Truth(isEnabled)
    case .unknown: Truth(state == .unknown)
    }
  }
}

extension InvitationState {
  fileprivate func truth(of state: State) -> Truth {
    if state == .unknown { return Truth(self.state == .unknown) }
    return self.state == .unknown ? .unknown : Truth(self.state == state)
  }
}

extension AccountStatus {
  /// A word of the source that this version does not know could mean either.
  fileprivate func truth(of value: StatusValue) -> Truth {
    let isActive: Bool? =
      switch self {
      case .active: true
      case .inactive: false
      case .unknown, .other: nil
      }
    return switch value {
    case .active: Truth(isActive)
    case .inactive: !Truth(isActive)
    case .unknown: Truth(isActive == nil)
    }
  }
}
