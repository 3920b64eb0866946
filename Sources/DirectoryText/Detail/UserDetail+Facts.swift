package import DirectoryModel

extension UserDetail {
  package var statusLine: DetailLine {
    switch user.status {
    case .active: DetailLine("account", "active")
    case .inactive: DetailLine("account", "INACTIVE", .warning)
    case .unknown: DetailLine("account", gap(.status), .faint)
    case .other(let word): DetailLine("account", word)
    }
  }

  package var privilegeLine: DetailLine {
    switch user.privilege.value {
    case true?:
      DetailLine(
        "privileged",
        (["YES"] + [user.privilege.because.joined(separator: ", ")]).filter { !$0.isEmpty }
          .joined(separator: ": "), .warning)
    case false?: DetailLine("privileged", "no")
    case nil: DetailLine("privileged", rest.gap(.privilege, of: user) ?? "cannot tell", .faint)
    }
  }

  package var mfaLine: DetailLine {
    let mfa = user.mfa
    var parts: [DisplayText] = []
    switch mfa.state {
    case .enabled: parts.append("set up: yes")
    case .disabled: parts.append("set up: NO")
    case .unknown:
      if mfa.isEnforced != nil {
        parts.append("set up: \(rest.gap(.mfa, of: user) ?? "not reported")")
      }
    }
    if let isEnforced = mfa.isEnforced { parts.append("required: \(isEnforced ? "yes" : "no")") }
    if let raw = mfa.raw { parts.append("in the source's word: \"\(raw)\"") }
    if parts.isEmpty { return DetailLine("MFA", gap(.mfa), .faint) }
    let text = "\(parts.joined(separator: ", "))\(origin(of: .mfa))" as DisplayText
    return DetailLine("MFA", text, mfa.isGap ? .warning : .none)
  }

  package var signInLine: DetailLine {
    let methods: [(String, Bool?)] = [
      ("password", user.signIn.password), ("SSO", user.signIn.sso), ("social", user.signIn.social),
    ]
    let known = methods.compactMap { name, value -> DisplayText? in
      value.map { "\(name): \($0 ? "yes" : "no")" }
    }
    if known.isEmpty { return DetailLine("sign-in", gap(.signIn), .faint) }
    return DetailLine("sign-in", known.joined(separator: ", "))
  }

  package var invitationLine: DetailLine {
    let invitation = user.invitation
    var text: DisplayText
    switch invitation.state {
    case .pending: text = "PENDING"
    case .accepted: text = "accepted"
    case .none, .unknown:
      return DetailLine("invitation", invitation.state.word ?? gap(.invitation), .faint)
    }
    if let time = invitation.acceptedAt { text = "\(text) \(words(time))" }
    if let time = invitation.sentAt { text = "\(text), sent \(words(time))" }
    return DetailLine("invitation", text, invitation.state == .pending ? .warning : .none)
  }

  package var lastSeenLine: DetailLine {
    let seen = user.lastSeen
    guard let text = seen.words(words) else { return DetailLine(seen.label, gap(.seen), .faint) }
    return DetailLine(
      seen.label, "\(text)\(origin(of: .lastSeen))", seen.state == .never ? .warning : .none)
  }

  /// How old the record is, and how much of it was asked for.
  package var readLine: DetailLine {
    DetailLine("read", "\(user.fetchedAt.dateAndTime), \(user.shownDetail.words)", .faint)
  }

  package func timeLine(
    _ label: DisplayText, _ time: Timestamp?, _ fact: QueryFact
  ) -> DetailLine {
    DetailLine(label, time.map(words), ifNil: gap(fact))
  }

  /// The values of a list under one label, a line each; and whether there may be others.
  package func listLines(
    _ label: DisplayText, _ values: [(text: DisplayText, leadsTo: String?)], of fact: UserFact
  ) -> [DetailLine] {
    if values.isEmpty { return [DetailLine(label, noneOrUntold(fact), .faint)] }
    let lines = values.enumerated().map { index, value in
      DetailLine(index == 0 ? label : "", value.text, leadsTo: value.leadsTo)
    }
    return lines + perhapsMore(fact)
  }

  /// The groups by their kinds, those of which it is known that there are none left out.
  package var groupLines: [DetailLine] {
    if user.groups.isEmpty { return [DetailLine("groups", noGroups, .faint)] }
    return Group.Kind.allCases.flatMap { kind -> [DetailLine] in
      let origin = kind == .department ? origin(of: .department) : .empty
      let names = user.groups.filter { $0.kind == kind }.map { group in
        (origin.isEmpty ? group.name : "\(group.name)\(origin)", sharing(group))
      }
      if !names.isEmpty { return listLines(kind.plural, names, of: kind.fact) }
      return gap(kind).map { [DetailLine(kind.plural, $0, .faint)] } ?? []
    }
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

  /// What stands in place of groups: the kinds of which it is known that there are none, and those
  /// of which it is yet to be read.
  package var noGroups: DisplayText {
    let gaps = Group.Kind.allCases.compactMap { kind in gap(kind).map { (kind.plural, $0) } }
    guard let words = gaps.first?.1 else {
      return user.noGroups(", no ", \.plural) ?? gap(.groups)
    }
    guard let known = user.noGroups(", no ", \.plural) else { return words }
    return "\(known), \(gaps.map(\.0).joined(separator: ", ")) \(words)"
  }

  /// What stands in place of groups of a kind that are yet to be read; nil where they were.
  private func gap(_ kind: Group.Kind) -> DisplayText? {
    user.untold.contains(kind.fact) ? rest.gap(kind.fact.queryFact, of: user) : nil
  }

  /// Since when the user is not in the list; nil while it is.
  package var goneWords: DisplayText? {
    user.goneSince.map { "not in the list since \(words($0))" }
  }

  /// What stands in place of an empty list.
  package func noneOrUntold(_ fact: UserFact) -> DisplayText {
    user.untold.contains(fact) ? gap(fact.queryFact) : "none"
  }

  /// What stands below a list that may not be whole; nothing below one that is.
  package func perhapsMore(_ fact: UserFact) -> [DetailLine] {
    guard user.untold.contains(fact) else { return [] }
    let reason = rest.gap(fact.queryFact, of: user) ?? "not all is reported here"
    return [DetailLine("", "perhaps more: \(reason)", .faint)]
  }
}

extension DetailLine {
  package init(
    _ label: DisplayText, _ value: DisplayText?, ifNil words: DisplayText, leadsTo: String? = nil
  ) {
    if let value {
      self.init(label, value, ifEmpty: "empty", leadsTo: leadsTo)
    } else {
      self.init(label, words, .faint)
    }
  }

  package init(
    _ label: DisplayText, _ value: DisplayText, ifEmpty words: DisplayText, leadsTo: String? = nil
  ) {
    if value.isEmpty {
      self.init(label, words, .faint)
    } else {
      self.init(label, value, leadsTo: leadsTo)
    }
  }
}
