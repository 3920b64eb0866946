import DirectoryModel

extension AppState {
  mutating func markAndMoveDown() {
    if marks.anchor != nil {
      marks.endRange()
      return
    }
    guard let user = selectedUser else { return }
    marks.toggle(user.reference)
    _ = moveInView(Action(.moveDown))
  }

  /// Begins a range at the selected user, or keeps what the begun one has marked.
  mutating func markRange() {
    guard marks.anchor == nil else { return marks.endRange() }
    guard let user = selectedUser else { return }
    shown.pinSelection()
    marks.beginRange(at: user.reference)
  }

  mutating func invertMarks() {
    marks.endRange()
    let listing = list.listing
    marks.invert(in: (0..<listing.count).lazy.map { listing.user(at: $0).reference })
  }

  /// Tells which users are marked where the list is filtered by that, and lists them anew.
  mutating func tellMarks() -> [Effect] {
    guard !marks.areTold, users.filter.query.term.contains({ $0 == .flag(.marked) }) else {
      return []
    }
    return [.mark(marks.tell())] + listAgain()
  }

  /// Makes the range end at the selected user.
  mutating func extendRange() {
    guard let anchor = marks.anchor else { return }
    let listing = users.list.listing
    guard let first = listing.row(of: anchor), listing.count > 0 else { return }
    let row = users.list.selectedRow
    let rows = min(first, row)...max(first, row)
    guard rows.count <= Marks.maximum else {
      refuse("a range holds \(Marks.maximum.grouped) users at most")
      return
    }
    marks.setRange(rows.map { listing.user(at: $0).reference })
  }
}
