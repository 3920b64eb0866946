import DirectoryModel

extension UserDetail {
  var statusFact: DetailFact {
    switch user.status {
    case .active: DetailFact("account", "active")
    case .inactive: DetailFact("account", "INACTIVE", .warning)
    case .unknown: .missing("account", gap(.status))
    case .other(let word): DetailFact("account", word)
    }
  }

  var privilegeFact: DetailFact {
    switch user.privilege.value {
    case true?:
      DetailFact(
        "privileged",
        (["YES"] + [user.privilege.because.joined(separator: ", ")]).filter { !$0.isEmpty }
          .joined(separator: ": "), .warning)
    case false?: DetailFact("privileged", "no")
    case nil: .missing("privileged", rest.gap(.privilege, of: user) ?? .undecided)
    }
  }

  var mfaFact: DetailFact {
    let mfa = user.mfa
    var parts: [DisplayText] = []
    switch mfa.state {
    case .enabled: parts.append("set up: yes")
    case .disabled: parts.append("set up: NO")
    case .unknown:
      if mfa.isEnforced != nil {
        parts.append("set up: \(rest.gap(.mfa, of: user).map(words) ?? "not reported")")
      }
    }
    if let isEnforced = mfa.isEnforced { parts.append("required: \(isEnforced ? "yes" : "no")") }
    if let raw = mfa.raw { parts.append("in the source's word: \"\(raw)\"") }
    if parts.isEmpty { return .missing("MFA", gap(.mfa)) }
    let text = "\(parts.joined(separator: ", "))\(origin(of: .mfa))" as DisplayText
    return DetailFact("MFA", text, mfa.isGap ? .warning : .none)
  }

  var signInFact: DetailFact {
    let methods: [(String, Bool?)] = [
      ("password", user.signIn.password), ("SSO", user.signIn.sso), ("social", user.signIn.social),
    ]
    let known = methods.compactMap { name, value -> DisplayText? in
      value.map { "\(name): \($0 ? "yes" : "no")" }
    }
    if known.isEmpty { return .missing("sign-in", gap(.signIn)) }
    return DetailFact("sign-in", known.joined(separator: ", "))
  }

  var invitationFact: DetailFact {
    let invitation = user.invitation
    var text: DisplayText
    switch invitation.state {
    case .pending: text = "PENDING"
    case .accepted: text = "accepted"
    case .none: return DetailFact("invitation", "none", .faint)
    case .unknown: return .missing("invitation", gap(.invitation))
    }
    if let time = invitation.acceptedAt { text = "\(text) \(words(time))" }
    if let time = invitation.sentAt { text = "\(text), sent \(words(time))" }
    return DetailFact("invitation", text, invitation.state == .pending ? .warning : .none)
  }

  var lastSeenFact: DetailFact {
    let seen = user.lastSeen
    guard let text = seen.words(words) else { return .missing(seen.label, gap(.seen)) }
    return DetailFact(
      seen.label, "\(text)\(origin(of: .lastSeen))", seen.state == .never ? .warning : .none)
  }

  /// How old the record is, and how much of it was asked for.
  var readLine: DetailLine {
    DetailLine("read", "\(user.fetchedAt.dateAndTime), \(user.shownDetail.words)", .faint)
  }

  func timeFact(_ label: DisplayText, _ time: Timestamp?, _ fact: QueryFact) -> DetailFact {
    DetailFact(label, time.map(words), ifNil: gap(fact))
  }

  /// The values of a list under one label, a line each; and whether there may be others.
  func listFact(
    _ label: DisplayText, _ values: [(text: DisplayText, leadsTo: String?)], of fact: UserFact
  ) -> DetailFact {
    if values.isEmpty {
      return user.untold.contains(fact)
        ? .missing(label, gap(fact.queryFact)) : DetailFact(label, "none", .faint)
    }
    let lines = values.enumerated().map { index, value in
      DetailLine(index == 0 ? label : "", value.text, leadsTo: value.leadsTo)
    }
    return .known(lines + perhapsMore(fact))
  }

  /// The groups by their kinds: those that there are, and of which kinds it is known that there are
  /// none where there is no other.
  var groupFacts: [DetailFact] {
    let known = Group.Kind.allCases.compactMap { kind -> DetailFact? in
      let origin = kind == .department ? origin(of: .department) : .empty
      let names = user.groups.filter { $0.kind == kind }.map { group in
        (origin.isEmpty ? group.name : "\(group.name)\(origin)", sharing(group))
      }
      return names.isEmpty ? nil : listFact(kind.plural, names, of: kind.fact)
    }
    guard known.isEmpty else { return known + untoldGroups }
    let none = user.noGroups(", no ", \.plural).map { DetailFact("groups", $0, .faint) }
    return [none].compactMap(\.self) + untoldGroups
  }

  /// The kinds of which there is no group, and of which nobody knows that there is none.
  var untoldGroups: [DetailFact] {
    let kinds = Group.Kind.allCases.filter { kind in
      user.untold.contains(kind.fact) && !user.groups.contains { $0.kind == kind }
    }
    let gaps = Set(kinds.map { gap($0.fact.queryFact) })
    // In one word where nothing is known of any.
    if kinds == Group.Kind.allCases, let gap = gaps.first, gaps.count == 1 {
      return [.missing("groups", gap)]
    }
    return kinds.map { .missing($0.plural, gap($0.fact.queryFact)) }
  }

  /// The times that were never set, by the names that the source has for them.
  var unsetTimesLine: DetailLine {
    let names = user.unsetTimes.map { "\($0)" as DisplayText }.joined(separator: ", ")
    return DetailLine("never set", "\(names): the date there stands for none", .faint)
  }

  /// From which attribute a fact is that the source's documentation has no field for.
  private func origin(of fact: User.Origin.Fact) -> DisplayText {
    let names = user.origins.filter { $0.fact == fact }.map { "\($0.attribute)" as DisplayText }
    return names.isEmpty ? .empty : " (from \(names.joined(separator: ", ")))"
  }

  /// Since when the user is not in the list; nil while it is.
  var goneWords: DisplayText? {
    user.goneSince.map { "not in the list since \(words($0))" }
  }

  /// What stands below a list that may not be whole; nothing below one that is.
  func perhapsMore(_ fact: UserFact) -> [DetailLine] {
    guard user.untold.contains(fact) else { return [] }
    let reason = rest.gap(fact.queryFact, of: user).map(words) ?? "not all is reported here"
    return [DetailLine("", "perhaps more: \(reason)", .faint)]
  }

  func words(_ gap: Gap) -> DisplayText { gap.words(of: user.reference.source) }
}

extension DetailLine {
  init(
    _ label: DisplayText, _ value: DisplayText, ifEmpty words: DisplayText, leadsTo: String? = nil
  ) {
    if value.isEmpty {
      self.init(label, words, .faint)
    } else {
      self.init(label, value, leadsTo: leadsTo)
    }
  }
}
