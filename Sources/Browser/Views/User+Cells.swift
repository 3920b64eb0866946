package import DirectoryModel
import DirectoryText

extension User {
  /// One character for the account: `+` there, `i` invited, `-` inactive, `x` gone, `!` malformed.
  package var accountMark: Character {
    if goneSince != nil { return "x" }
    if !problems.isEmpty { return "!" }
    if status == .inactive { return "-" }
    return invitation.state == .pending ? "i" : "+"
  }

  var nameCell: ListCell { ListCell(label, problems.isEmpty ? .strong : .warning) }

  /// The username stands in for an address that is not reported.
  var emailCell: ListCell { email.map { ListCell($0) } ?? ListCell(username ?? "--", .faint) }

  var mfaCell: ListCell {
    switch mfa.state {
    case .enabled: .init("on")
    case .disabled: mfa.isGap ? .init("off!", .warning) : .init("off")
    case .unknown: .init("--", .faint)
    }
  }

  /// The day, or the time of day where that is the day on which the record was read.
  var seenCell: ListCell {
    switch lastSeen.state {
    case .at(let time):
      .init(time.date == fetchedAt.date ? time.shortClock : time.date)
    case .never: .init("never", .warning)
    case .unknown: .init("--", .faint)
    }
  }

  var rolesCell: ListCell {
    let names = roles.map(\.name)
    let summary = names.isEmpty ? untold.contains(.roles) ? "--" : "none" : names.summary
    if privilege.value == true { return .init("!\(summary)", .warning) }
    return .init(summary, names.isEmpty ? .faint : .none)
  }

  /// Without groups, the kinds of which that is known, unless it is known of all.
  var groupsCell: ListCell {
    if !groups.isEmpty { return .init(groups.map(\.name).summary) }
    let told = Group.Kind.allCases.filter { !untold.contains($0.fact) }
    if told.isEmpty { return .init("--", .faint) }
    if told.count == Group.Kind.allCases.count { return .init("none", .faint) }
    return .init("no \(told.map(\.shortName).joined(separator: "/"))", .faint)
  }

  var inviteCell: ListCell {
    switch invitation.state {
    case .pending: .init("pending", .warning)
    case .accepted: .init("accepted")
    case .none: .init("none", .faint)
    case .unknown: .init("--", .faint)
    }
  }
}

extension Group.Kind {
  fileprivate var shortName: DisplayText { self == .department ? "dept" : "\(rawValue)" }
}

extension [DisplayText] {
  /// The first, and how many more there are: `Security Ops +1`.
  fileprivate var summary: DisplayText {
    guard let first else { return .empty }
    return count == 1 ? first : "\(first) +\(count - 1)"
  }
}
