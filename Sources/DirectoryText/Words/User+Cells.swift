package import DirectoryModel

/// A user's facts in the cells of a list.
extension User {
  /// The tag of the source with the mark of the account.
  package func accountCell(tag: Character?) -> ListCell {
    let mark = accountMark
    return ListCell("\(tag ?? "?")\(mark)", mark == "+" ? .none : .warning)
  }

  package var nameCell: ListCell { ListCell(label, problems.isEmpty ? .strong : .warning) }

  /// The e-mail address, or else the username, faint.
  package var emailCell: ListCell {
    email.map { ListCell($0) } ?? username.map { ListCell($0, .faint) } ?? .notReported
  }

  package var mfaCell: ListCell {
    guard let word = mfa.word else { return .notReported }
    return mfa.isGap ? ListCell("\(word)!", .warning) : ListCell(word)
  }

  /// The day, or the time of day where that is the day on which the record was read; relative, how
  /// long before the reading it was.
  package func seenCell(_ times: TimeStyle = .absolute) -> ListCell {
    let words = lastSeen.words { time in
      times == .absolute && time.date == fetchedAt.date
        ? time.shortClock : dayCell(time, times).text
    }
    return words.map { ListCell($0, lastSeen.state == .never ? .warning : .none) } ?? .notReported
  }

  /// The day of a time; relative, how long before the reading it was.
  package func dayCell(_ time: Timestamp?, _ times: TimeStyle = .absolute) -> ListCell {
    guard let time else { return .notReported }
    return ListCell(times == .relative ? time.age(before: fetchedAt) : time.date)
  }

  package var inviteCell: ListCell {
    guard let word = invitation.state.word else { return .notReported }
    switch invitation.state {
    case .pending: return ListCell(word, .warning)
    case .none: return ListCell(word, .faint)
    case .accepted, .unknown: return ListCell(word)
    }
  }

  /// The first role and how many more there are, marked where one makes the user privileged.
  package var rolesCell: ListCell {
    let none: DisplayText = untold.contains(.roles) ? ListCell.notReported.text : "none"
    let words = roles.isEmpty ? none : roles.map(\.name).firstAndMore
    if privilege.value == true { return ListCell("!\(words)", .warning) }
    return ListCell(words, roles.isEmpty ? .faint : .none)
  }

  /// The first group and how many more there are; without groups, the kinds of which that is known,
  /// unless it is known of all.
  package var groupsCell: ListCell {
    if !groups.isEmpty { return ListCell(groups.map(\.name).firstAndMore) }
    return noGroups("/", \.shortWord).map { ListCell($0, .faint) } ?? .notReported
  }

  /// What a column shows without words of its own: the text that reports print.
  package func cell(_ column: UserColumn) -> ListCell {
    let text = column.value(of: self)
    return text.isEmpty ? .notReported : ListCell(text)
  }
}
