import DirectoryModel

extension UserDetail {
  /// Everything at a glance.
  var overview: [DetailFact] {
    var facts = user.problems.map { DetailFact("problem", $0, .warning) }
    if let goneWords { facts.append(DetailFact("gone", goneWords, .warning)) }
    facts.append(contentsOf: [
      .known([DetailLine("name", user.displayName, ifEmpty: "no name")]),
      DetailFact("e-mail", user.email, ifNil: gap(.email), leadsTo: sharingEmail),
      DetailFact("username", user.username, ifNil: gap(.username)),
      DetailFact("id", "\(user.id.text)"),
      statusFact, privilegeFact,
      listFact("roles", user.roles.map { ($0.label, sharing($0)) }, of: .roles),
      listFact(
        "permissions", user.permissions.map { ($0.label, sharing($0)) }, of: .permissions),
    ])
    facts += groupFacts
    facts += [
      mfaFact, signInFact, invitationFact, lastSeenFact,
      timeFact("created", user.createdAt, .created),
      timeFact("updated", user.updatedAt, .updated),
    ]
    if !user.unsetTimes.isEmpty { facts.append(.known([unsetTimesLine])) }
    facts.append(.known([readLine]))
    if !user.attributes.isEmpty {
      facts.append(.known([.blank, .heading("Other fields")] + user.attributes.map(\.line)))
    }
    return facts
  }

  /// Roles with their scopes, permissions with their descriptions, groups.
  var access: [DetailFact] {
    var roles: [DetailLine] = []
    for role in user.roles {
      var notes: [DisplayText] = ["\(role.kind.words) role"]
      if role.isCustom == true { notes.append("custom") }
      if let id = role.id { notes.append("id \(id.text)") }
      roles.append(
        DetailLine(role.name, notes.joined(separator: ", "), leadsTo: sharing(role)))
      roles += role.scope.map { DetailLine("  \($0.key.replacing("_", with: " "))", $0.value) }
    }
    let permissions = user.permissions.map { permission in
      var notes: [DisplayText] = []
      if let code = permission.code, permission.name != nil { notes.append(code) }
      if let description = permission.description, !description.isEmpty {
        notes.append(description)
      }
      if let via = permission.via { notes.append("through \(via)") }
      if permission.isBoolean == false { notes.append("has levels") }
      return DetailLine(
        permission.label, notes.joined(separator: "; "), leadsTo: sharing(permission))
    }
    return [
      privilegeFact, section("Roles", user.roles.count, roles, of: .roles),
      section("Permissions", permissions.count, permissions, of: .permissions),
    ] + groupSection
  }

  /// A list under a heading with its count; where nobody knows of any there is none.
  private func section(
    _ title: DisplayText, _ count: Int, _ lines: [DetailLine], of fact: UserFact
  ) -> DetailFact {
    if lines.isEmpty, user.untold.contains(fact) {
      return .missing("\(fact.rawValue)", gap(fact.queryFact))
    }
    let lines = lines.isEmpty ? [DetailLine("none", "", .faint)] : lines + perhapsMore(fact)
    return .known([.blank, .heading("\(title) (\(count))")] + lines)
  }

  private var groupSection: [DetailFact] {
    var lines = user.groups.map { group in
      let id: DisplayText =
        group.id.map { "\(group.kind.rawValue) #\($0.text)" }
        ?? "\(group.kind.rawValue)"
      let description = group.description.map { $0.isEmpty ? id : "\(id); \($0)" }
      return DetailLine(group.name, description ?? id, leadsTo: sharing(group))
    }
    if lines.isEmpty, let none = user.noGroups(", no ", \.plural) {
      lines.append(DetailLine(none, "", .faint))
    }
    if lines.isEmpty { return untoldGroups }
    let heading: DetailLine = .heading("Groups (\(user.groups.count))")
    return [.known([.blank, heading] + lines)] + untoldGroups
  }

  /// What stands between the user and the door.
  var security: [DetailFact] {
    var facts: [DetailFact] = []
    if user.mfa.isGap {
      facts.append(.known([DetailLine("MFA is REQUIRED but NOT SET UP", "", .warning), .blank]))
    }
    facts += [statusFact, mfaFact, signInFact, invitationFact, lastSeenFact]
    // No API has them.
    facts += ["lock-out", "failed attempts", "password age", "sessions"].map {
      .missing($0, .unreported)
    }
    return facts + [.known([readLine])]
  }

  /// The user's times, oldest first, and then what has no time.
  var activity: [DetailFact] {
    var times: [(Timestamp, DisplayText)] = []
    var others: [DetailFact] = []
    func add(_ label: DisplayText, _ time: Timestamp?, otherwise fact: DetailFact) {
      if let time { times.append((time, label)) } else { others.append(fact) }
    }
    let (invitation, seen) = (user.invitation, user.lastSeen)
    add("created", user.createdAt, otherwise: .missing("created", gap(.created)))
    add("invited", invitation.sentAt, otherwise: undated("invited"))
    add("accepted", invitation.acceptedAt, otherwise: undated("accepted"))
    add("updated", user.updatedAt, otherwise: .missing("updated", gap(.updated)))
    add(
      seen.label, seen.time,
      otherwise: lastSeenFact.value.map { DetailFact(seen.label, $0, .faint) } ?? lastSeenFact)
    for channel in seen.channels {
      add(
        "  \(channel.name)", channel.at, otherwise: DetailFact("  \(channel.name)", "never", .faint)
      )
    }
    times.sort { $0.0 < $1.0 }
    return times.map { DetailFact($0.1, words($0.0)) } + others + [.known([readLine])]
  }

  /// What is said of an invitation, or of its being accepted, that has no date.
  private func undated(_ label: DisplayText) -> DetailFact {
    switch user.invitation.state {
    case .none: DetailFact(label, "no invitation", .faint)
    case .pending where label == "accepted": DetailFact(label, "not yet", .faint)
    case .unknown, .pending, .accepted: .missing(label, gap(.invitation))
    }
  }

  /// The provider's own JSON, indented; its raw text where it is none.
  var raw: [DetailLine] {
    let text = user.rawJSON?.text(.indented) ?? String(showing: user.raw)
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { DetailLine("", DisplayText(String($0))) }
  }
}

extension User.Attribute {
  /// The field under its own name, a text without its quotes.
  fileprivate var line: DetailLine {
    let label: DisplayText = "\(name)"
    switch value {
    case .null: return DetailLine(label, "none", .faint)
    case .string(let text): return DetailLine(label, DisplayText(text), ifEmpty: "empty")
    default: return DetailLine(label, DisplayText(value.text()))
    }
  }
}
