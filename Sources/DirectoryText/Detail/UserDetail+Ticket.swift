import DirectoryModel

extension UserDetail {
  /// The most roles, or groups, that a line names.
  private static let namesOfLine = 10

  /// What a ticket asks for, in six lines, each with its source and when that was read.
  package var ticketAnswer: String {
    let age = "read \(user.fetchedAt.date) \(user.fetchedAt.shortClock) UTC" as DisplayText
    let depth: DisplayText = user.shownDetail == .full ? "" : ", \(user.shownDetail.words)"
    let origin: DisplayText = "(\(user.reference.source), \(age)\(depth))"
    let seen = lastSeenLine
    let lines: [(label: DisplayText, value: DisplayText)] = [
      ("User", who), ("Account", account), ("MFA", "\(mfaWords); sign-in: \(signInLine.value)"),
      ("Invitation", invitationLine.value), ("Roles", "\(roleWords); groups: \(groupWords)"),
      (seen.label.capitalized, seen.value),
    ]
    return lines.map { "\($0.label): \($0.value) \(origin)" as DisplayText }
      .map(\.printable).joined(separator: "\n")
  }

  private var who: DisplayText {
    let names = [user.label] + [user.email, user.username].compactMap { $0 }
    var seen: Set<DisplayText> = [.empty]
    return (names.filter { seen.insert($0).inserted } + ["#\(user.id.text)"])
      .joined(separator: ", ")
  }

  private var account: DisplayText {
    goneWords.map { "GONE, \($0)" } ?? statusLine.value
  }

  private var mfaWords: DisplayText {
    user.mfa.isGap ? "required but NOT set up" : mfaLine.value
  }

  private var roleWords: DisplayText { names(user.roles.map(\.label), of: .roles) }

  private var groupWords: DisplayText {
    user.groups.isEmpty ? noGroups : user.groups.map(\.name).first(Self.namesOfLine)
  }

  private func names(_ names: [DisplayText], of fact: UserFact) -> DisplayText {
    if names.isEmpty { return noneOrUntold(fact) }
    guard user.untold.contains(fact) else { return names.first(Self.namesOfLine) }
    let reason: DisplayText = rest.gap(fact.queryFact, of: user).map { ": \($0)" } ?? ""
    let more: DisplayText = ", perhaps more\(reason)"
    return "\(names.first(Self.namesOfLine))\(more)"
  }
}

extension DisplayText {
  /// The text with a capital at its beginning.
  fileprivate var capitalized: DisplayText {
    DisplayText(original.prefix(1).uppercased() + original.dropFirst())
  }
}
