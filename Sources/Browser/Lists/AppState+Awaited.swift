extension AppState {
  /// Whether an action has to wait for rows that were asked for: what is typed faster than they
  /// come is about them, not about those that happen to be there.
  package func awaitsRows(for action: Action) -> Bool {
    if overlay != nil {
      guard overlay?.menu == nil, [.accept, .open].contains(action.name),
        let chosen = chosenEntry?.action
      else { return false }
      return awaitsRows(inPanesFor: chosen)
    }
    if isTyping {
      return prompt?.purpose == .filter && list.isMove(action) && shown.awaitsRows(for: action)
    }
    return awaitsRows(inPanesFor: action)
  }

  private func awaitsRows(inPanesFor action: Action) -> Bool {
    let isAboutRows =
      action.isAboutRow || action.isAboutAllRows
      || (focus == .list ? list.isMove(action) : action.isToOtherRecord)
    return isAboutRows && (shown.awaitsRows(for: action) || areFirstRowsDue)
  }

  /// Whether the first users of all are being read, or are yet to be listed.
  private var areFirstRowsDue: Bool {
    definition.isSearched && !shown.isFiltered && list.cursor.count == 0
      && (reading.isUnderWay || shown.isSearching)
  }
}

extension ListState {
  fileprivate func isMove(_ action: Action) -> Bool {
    var cursor = cursor
    return cursor.apply(action)
  }
}

extension ViewList {
  /// Whether what was asked for is yet to come: of a first page, all that is beyond it.
  fileprivate func awaitsRows(for action: Action) -> Bool {
    if isAnswered { return false }
    var cursor = list.cursor
    if isKnown || cursor.count == 0 || action.isAboutAllRows { return true }
    let isMove = cursor.apply(action)
    return (isMove || action.name == .mark) && cursor.row + 1 == cursor.count
  }
}

extension Action {
  /// Whether it is about the selected row, or the marked ones.
  fileprivate var isAboutRow: Bool {
    switch name {
    case .open, .mark, .markRange, .refresh, .adminPage, .nextTab, .previousTab: true
    case .copy: argument != CopyForm.command.rawValue
    default: false
    }
  }

  /// Whether it is about each row of the list.
  fileprivate var isAboutAllRows: Bool {
    [.invertMarks, .export, .find, .nextHit, .previousHit].contains(name)
  }

  /// Whether it goes to the details of another row.
  fileprivate var isToOtherRecord: Bool { [.nextRecord, .previousRecord].contains(name) }
}
