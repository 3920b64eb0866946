import DirectoryModel

extension UserDetail {
  /// Everything at a glance; each part has a line, also where nothing is known.
  package var overview: [DetailLine] {
    var lines = user.problems.map { DetailLine("problem", $0, .warning) }
    if let goneWords { lines.append(DetailLine("gone", goneWords, .warning)) }
    lines.append(contentsOf: [
      DetailLine("name", user.displayName, ifEmpty: "no name"),
      DetailLine("e-mail", user.email, ifNil: gap(.email), leadsTo: sharingEmail),
      DetailLine("username", user.username, ifNil: gap(.username)),
      DetailLine("id", "\(user.id.text)"),
      statusLine, privilegeLine,
    ])
    lines += listLines("roles", user.roles.map { ($0.label, sharing($0)) }, of: .roles)
    lines += listLines(
      "permissions", user.permissions.map { ($0.label, sharing($0)) }, of: .permissions)
    lines += groupLines
    lines += [mfaLine, signInLine, invitationLine, lastSeenLine]
    lines += [
      timeLine("created", user.createdAt, .created),
      timeLine("updated", user.updatedAt, .updated),
    ]
    if !user.unsetTimes.isEmpty { lines.append(unsetTimesLine) }
    lines.append(readLine)
    if !user.attributes.isEmpty {
      lines += [.blank, .heading("Other fields")] + user.attributes.map(\.line)
    }
    return lines
  }

  /// Roles with their scopes, permissions with their descriptions, groups.
  package var access: [DetailLine] {
    var lines = [privilegeLine, .blank, DetailLine.heading("Roles (\(user.roles.count))")]
    for role in user.roles {
      var notes: [DisplayText] = ["\(role.kind.words) role"]
      if role.isCustom == true { notes.append("custom") }
      if let id = role.id { notes.append("id \(id.text)") }
      lines.append(
        DetailLine(role.name, notes.joined(separator: ", "), leadsTo: sharing(role)))
      lines += role.scope.map { DetailLine("  \($0.key.replacing("_", with: " "))", $0.value) }
    }
    lines +=
      user.roles.isEmpty
      ? [DetailLine(noneOrUntold(.roles), "", .faint)] : perhapsMore(.roles)
    lines += [.blank, .heading("Permissions (\(user.permissions.count))")]
    for permission in user.permissions {
      var notes: [DisplayText] = []
      if let code = permission.code, permission.name != nil { notes.append(code) }
      if let description = permission.description, !description.isEmpty {
        notes.append(description)
      }
      if let via = permission.via { notes.append("through \(via)") }
      if permission.isBoolean == false { notes.append("has levels") }
      lines.append(
        DetailLine(
          permission.label, notes.joined(separator: "; "), leadsTo: sharing(permission)))
    }
    lines +=
      user.permissions.isEmpty
      ? [DetailLine(noneOrUntold(.permissions), "", .faint)] : perhapsMore(.permissions)
    lines += [.blank, .heading("Groups (\(user.groups.count))")]
    for group in user.groups {
      let id: DisplayText =
        group.id.map { "\(group.kind.rawValue) #\($0.text)" }
        ?? "\(group.kind.rawValue)"
      let description = group.description.map { $0.isEmpty ? id : "\(id); \($0)" }
      lines.append(DetailLine(group.name, description ?? id, leadsTo: sharing(group)))
    }
    if user.groups.isEmpty { lines.append(DetailLine(noGroups, "", .faint)) }
    return lines
  }

  /// What stands between the user and the door.
  package var security: [DetailLine] {
    var lines: [DetailLine] = []
    if user.mfa.isGap {
      lines += [DetailLine("MFA is REQUIRED but NOT SET UP", "", .warning), .blank]
    }
    lines += [statusLine, mfaLine, signInLine, invitationLine, lastSeenLine, .blank]
    lines.append(
      DetailLine(
        "not told", "lock-out, failed attempts, password age, sessions: no API here has them",
        .faint))
    lines.append(readLine)
    return lines
  }

  /// The user's times, oldest first, and then what is not known.
  package var activity: [DetailLine] {
    var known: [(Timestamp, DisplayText)] = []
    var unknown: [DetailLine] = []
    func add(_ label: DisplayText, _ time: Timestamp?, otherwise: DisplayText) {
      if let time {
        known.append((time, label))
      } else {
        unknown.append(DetailLine(label, otherwise, .faint))
      }
    }
    add("created", user.createdAt, otherwise: gap(.created))
    add("invited", user.invitation.sentAt, otherwise: invitationGap)
    add("accepted", user.invitation.acceptedAt, otherwise: invitationGap)
    add("updated", user.updatedAt, otherwise: gap(.updated))
    let seen = user.lastSeen
    add(seen.label, seen.time, otherwise: lastSeenLine.value)
    for channel in seen.channels {
      add("  \(channel.name)", channel.at, otherwise: "never")
    }
    known.sort { $0.0 < $1.0 }
    let lines = known.map { DetailLine($0.1, words($0.0)) }
    return lines + unknown + [.blank, readLine]
  }

  /// The provider's own JSON, indented; its raw text where it is none.
  package var raw: [DetailLine] {
    let text = user.rawJSON?.text(.indented) ?? String(showing: user.raw)
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { DetailLine("", DisplayText(String($0))) }
  }

  private var invitationGap: DisplayText {
    switch user.invitation.state {
    case .unknown: gap(.invitation)
    case .none: "no invitation"
    case .pending: "not yet"
    case .accepted: "no date reported"
    }
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
