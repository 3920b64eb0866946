package import DirectoryModel

/// A user's facts in a few words: what lists, details, tickets and plain mode have in common.
extension User {
  /// One character for the account: `+` there, `i` invited, `-` inactive, `x` gone, `!` malformed.
  package var accountMark: Character {
    if goneSince != nil { return "x" }
    if !problems.isEmpty { return "!" }
    if status == .inactive { return "-" }
    return invitation.state == .pending ? "i" : "+"
  }

  /// That there are no groups, of the kinds of which that is known; nil where it is of none.
  package func noGroups(
    _ separator: DisplayText, _ name: (Group.Kind) -> DisplayText
  ) -> DisplayText? {
    let told = Group.Kind.allCases.filter { !untold.contains($0.fact) }
    if told.isEmpty { return nil }
    return told.count == Group.Kind.allCases.count
      ? "none" : "no \(told.map(name).joined(separator: separator))"
  }

  /// The user in one line that can be listened to; what is not reported is not mentioned.
  ///
  /// `Bob Brown, tines, active, MFA off though required, never seen, bob@acme.com`.
  package var sentence: DisplayText {
    var parts: [DisplayText] = [label, "\(reference.source)"]
    if goneSince != nil { parts.append("gone") }
    if status != .unknown { parts.append(status.word) }
    if privilege.value == true { parts.append("privileged") }
    if invitation.state == .pending { parts.append("invitation pending") }
    if let word = mfa.word { parts.append("MFA \(word)\(mfa.isGap ? " though required" : "")") }
    if let words = lastSeen.words(\.date) {
      parts.append(lastSeen.state == .never ? "\(words) seen" : "seen \(words)")
    }
    if let email, !email.isEmpty, email != label { parts.append(email) }
    if !problems.isEmpty { parts.append("malformed record") }
    return parts.joined(separator: ", ")
  }
}

extension LastSeen {
  /// When it was, as times are written, or `never`; nil where that is not reported.
  package func words(_ time: (Timestamp) -> DisplayText) -> DisplayText? {
    switch state {
    case .at(let instant): time(instant)
    case .never: "never"
    case .unknown: nil
    }
  }

  /// What the time is of: a sign-in, some activity, an agent's report.
  package var label: DisplayText {
    switch kind {
    case .login: "last sign-in"
    case .activity: "last activity"
    case .agent: "agent saw"
    case nil: "last seen"
    }
  }
}

extension User.Detail {
  /// How much of the record was asked for: `in full`, `from the list`.
  package var words: DisplayText { self == .full ? "in full" : "from the list" }
}

extension Role.Kind {
  /// The kind as people read it: `access level`.
  package var words: DisplayText { "\(rawValue.replacing("_", with: " "))" }
}

extension Group.Kind {
  package var plural: DisplayText { "\(rawValue)s" }

  /// The kind in the word of the query language: `dept`.
  package var shortWord: DisplayText { self == .department ? "dept" : "\(rawValue)" }
}

extension [DisplayText] {
  /// The first, and how many more there are: `Security Ops +1`.
  package var firstAndMore: DisplayText {
    guard let first else { return .empty }
    return count == 1 ? first : "\(first) +\(count - 1)"
  }

  /// So many of them, and how many more there are: `a, b and 12 more`.
  package func first(_ limit: Int) -> DisplayText {
    let text = prefix(limit).joined(separator: ", ")
    return count > limit ? "\(text) and \((count - limit).grouped) more" : text
  }
}
