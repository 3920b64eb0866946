package import DirectoryModel

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

  /// The marked users, as far as a filter does not leave them out.
  private func marked(matching filter: QueryTerm) -> Query {
    Query(.all(of: [filter, .flag(.marked)]))
  }

  /// All marked users; with those that have gone where the list has such, too.
  private var allMarked: Query {
    let isGone = QueryTerm.flag(.gone)
    return users.filter.query.includesGone
      ? marked(matching: .one(of: [isGone, .not(isGone)])) : marked(matching: .all)
  }

  /// The marked users to copy or write: all, in the order of the list as long as it has all.
  var wantedMarks: Query {
    marks.absent?.isNone ?? false ? marked(matching: users.filter.query.term) : allMarked
  }

  /// Asks how many of the marked users another list has.
  mutating func countMarks() -> [Effect] {
    guard let generation = marks.ask() else { return [] }
    return [
      .mark(marks.tell()),
      .countMarks(
        all: allMarked, listed: marked(matching: users.filter.query.term), generation: generation),
    ]
  }

  /// Takes how many of the marked users there are, and how many of them the list has.
  mutating func takeMarks(all: Int, listed: Int, generation: Int) {
    let absent = AbsentMarks(hidden: max(0, all - listed), gone: max(0, marks.count - all))
    marks.take(absent, generation: generation)
  }

  /// How many users are marked, and how many of them the list does not have.
  package var marksInWords: DisplayText {
    "\(marks.count.grouped) marked\(marks.absent?.words ?? "")"
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
