import DirectoryModel

extension UserDetail {
  /// The most roles, or groups, that a line names.
  private static let namesOfLine = 10

  /// What a ticket asks for, in at most six lines, and what of that is not known, each with its
  /// source and when that was read.
  package var ticketAnswer: String {
    let age = "read \(user.fetchedAt.date) \(user.fetchedAt.shortClock) UTC" as DisplayText
    let depth: DisplayText = user.shownDetail == .full ? "" : ", \(user.shownDetail.words)"
    let origin: DisplayText = "(\(user.reference.source), \(age)\(depth))"
    let lines: [[(label: DisplayText, fact: DetailFact)]] = [
      [("user", DetailFact("user", who))], [("account", account)],
      [("MFA", mfaOfTicket), ("sign-in", signInFact)], [("invitation", invitationFact)],
      [("roles", roleNames), ("groups", groupNames)], [(user.lastSeen.label, lastSeenFact)],
    ]
    let known = lines.compactMap { parts -> DisplayText? in
      let texts = parts.compactMap { part in
        part.fact.value.map { "\(part.label): \($0)" as DisplayText }
      }
      return texts.isEmpty ? nil : texts.joined(separator: "; ")
    }
    let missing = (lines.joined().map(\.fact) + untoldGroups).missing(of: user.reference.source)
    return (known + missing).map { "\($0.capitalized) \(origin)" as DisplayText }
      .map(\.printable).joined(separator: "\n")
  }

  private var who: DisplayText {
    let names = [user.label] + [user.email, user.username].compactMap { $0 }
    var seen: Set<DisplayText> = [.empty]
    return (names.filter { seen.insert($0).inserted } + ["#\(user.id.text)"])
      .joined(separator: ", ")
  }

  private var account: DetailFact {
    goneWords.map { DetailFact("account", "GONE, \($0)") } ?? statusFact
  }

  private var mfaOfTicket: DetailFact {
    user.mfa.isGap ? DetailFact("MFA", "required but NOT set up") : mfaFact
  }

  private var roleNames: DetailFact {
    let names = user.roles.map(\.label)
    guard !names.isEmpty, user.untold.contains(.roles) else {
      return names.isEmpty
        ? listFact("roles", [], of: .roles) : DetailFact("roles", names.first(Self.namesOfLine))
    }
    let reason: DisplayText = rest.gap(.roles, of: user).map { ": \(words($0))" } ?? ""
    return DetailFact("roles", "\(names.first(Self.namesOfLine)), perhaps more\(reason)")
  }

  /// The groups; of those that nobody knows of ``untoldGroups`` tells.
  private var groupNames: DetailFact {
    let names = user.groups.map(\.name)
    guard names.isEmpty else { return DetailFact("groups", names.first(Self.namesOfLine)) }
    return .known(
      user.noGroups(", no ", \.plural).map { [DetailLine("groups", $0, .faint)] } ?? [])
  }
}

extension DisplayText {
  /// The text with a capital at its beginning.
  fileprivate var capitalized: DisplayText {
    DisplayText(original.prefix(1).uppercased() + original.dropFirst())
  }
}
