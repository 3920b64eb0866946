package import DirectoryModel

/// The list of a view, with what it is filtered and ordered by.
package struct ViewList: Sendable {
  package let definition: ViewDefinition
  package private(set) var list = ListState()
  package private(set) var filter = Filter()
  /// The order that was chosen; nil is the view's own.
  package private(set) var order: ListOrder?
  /// All rows of a table, in the order in which they came.
  private(set) var all: [ViewRow] = []
  /// Whether there were ever rows, be it none.
  package private(set) var isKnown = false
  /// Whether the rows are those of the users as they are now.
  private(set) var isCurrent = false
  /// Whether the rows are what was asked for last, be they older than the users.
  private(set) var isAnswered: Bool
  /// Whether rows are searched for, be it the same once more.
  private(set) var isSearching = false
  /// Whether another filter was asked for than that of the rows.
  private var isFilteredAnew = false
  /// Counts what was asked of the directory, so that a late answer is known as one.
  private(set) var generation = 0
  /// Whether the details of what is selected are read, which stays there if it leaves the list.
  private var isRead = false
  /// What is read although the list no longer has it.
  package private(set) var held: HeldRow?
  /// What was selected and has left the list, to be told.
  private var lost: ViewRow?
  /// The row about which was asked last, and what was answered.
  private var question: (row: ViewRow, answer: (any ViewItem)?)?

  init(_ definition: ViewDefinition) {
    self.definition = definition
    isAnswered = definition.isOfSources
  }

  package var columns: [Column<ViewRow>] { definition.columns }

  /// The order as the line of the filter tells it.
  package var orderWords: DisplayText {
    order?.words ?? definition.orderWords ?? definition.orderAtFirst.words
  }

  // MARK: Rows

  /// Takes the rows of a table.
  mutating func show(_ rows: [ViewRow]) {
    isKnown = true
    isCurrent = true
    isAnswered = true
    guard rows != all else { return }
    all = rows
    arrange()
  }

  /// Takes the rows that were searched for.
  mutating func show(_ listing: any UserListing) {
    isKnown = true
    isAnswered = true
    isSearching = false
    take(UserRows(listing: listing))
  }

  /// Takes the rows that were asked of the directory, unless more was asked since.
  mutating func show(_ rows: [ViewRow], generation: Int) {
    guard generation == self.generation else { return }
    question = nil
    show(rows)
  }

  /// Notes that the users have changed: a table about them tells how they were.
  mutating func expire() { isCurrent = false }

  /// The number by which the answer to a new question of this list is known.
  mutating func ask() -> Int {
    generation += 1
    return generation
  }

  private mutating func arrange() {
    take(TableRows(all, columns: columns, filter: filter.text, order: order))
  }

  private mutating func take(_ rows: any RowListing) {
    let chosen = isRead ? detailed : list.selection == nil ? nil : list.selected
    list.show(rows, isFilteredAnew: isFilteredAnew)
    if let chosen, !isFilteredAnew { keep(chosen) } else { held = nil }
    isFilteredAnew = false
  }

  /// Keeps what was selected if it has left the list and is read; otherwise that is but told.
  private mutating func keep(_ row: ViewRow) {
    if let index = list.rows.index(of: row.id) {
      if isRead { list.move(to: index) }
      return held = nil
    }
    if held == nil { lost = row }
    guard isRead else { return }
    let present = all.first { $0.id == row.id } ?? row
    held = HeldRow(present, goneSince: held?.goneSince)
  }

  // MARK: Filter and order

  /// Whether rows may be left out.
  package var isFiltered: Bool {
    definition.isSearched ? !filter.query.isEmpty : !filter.text.isEmpty
  }

  /// Filters by a text; one that is not understood keeps the last good result.
  /// - Returns: whether the rows have to be searched for anew.
  mutating func filter(by text: String) -> Bool {
    guard definition.isSearched else {
      isFilteredAnew = text != filter.text
      filter.text = text
      arrange()
      return false
    }
    let before = filter.query
    guard filter.parse(text) else { return false }
    let isOther = filter.query.term != before.term
    isFilteredAnew = isFilteredAnew || isOther
    isAnswered = isAnswered && !isOther
    return true
  }

  /// The number by which the answer to a new search is known.
  mutating func search() -> Int {
    filter.generation += 1
    isSearching = true
    return filter.generation
  }

  /// - Returns: whether the rows have to be searched for anew.
  mutating func order(by order: ListOrder?) -> Bool {
    guard order != self.order else { return false }
    self.order = order
    if !definition.isSearched { arrange() } else { isAnswered = false }
    return definition.isSearched
  }

  // MARK: Reading

  /// What the details are about: the selected row, or what is read although it left the list.
  package var detailed: ViewRow? { held?.row ?? list.selected }

  /// What the details are about, and whether the list has it.
  struct DetailsID: Hashable {
    let row: ViewRow.ID?
    let isHeld: Bool
  }

  var detailsID: DetailsID { DetailsID(row: detailed?.id, isHeld: held != nil) }

  /// Notes whether the details are read: what is selected stays so from then on.
  mutating func read(_ isRead: Bool) {
    self.isRead = isRead
    held = nil
    if isRead { pinSelection() }
  }

  /// Goes from what the list no longer has to what has taken its place; false where there is no
  /// such.
  mutating func leaveHeld() -> Bool {
    defer { held = nil }
    return held != nil
  }

  /// What was selected and has left the list since this was asked last.
  mutating func takeLost() -> ViewRow? {
    defer { lost = nil }
    return lost
  }

  /// The user who is read and of whom it was not asked yet what became of them.
  mutating func takeTrace() -> UserReference? { held?.takeTrace() }

  /// Takes what became of the user who is read.
  mutating func trace(_ user: User) { held?.trace(user) }

  // MARK: Moving

  /// Begins with a filter, and with rows to show until it was searched for.
  mutating func begin(with filter: String, _ firstPage: (any UserListing)?) {
    self.filter.text = filter
    if let firstPage { list.show(firstPage) }
  }

  mutating func resize(visibleRows: Int) { list.resize(visibleRows: visibleRows) }

  /// Selects something from the next rows on, if it is among them; nil selects the first row.
  mutating func select(next id: ViewRow.ID?) { list.select(next: id) }

  /// Makes what the selected row is about the selection, also where nobody has moved yet.
  mutating func pinSelection() { list.pinSelection() }

  /// Makes the first hit the selection where a filter hides what was.
  mutating func settle() { list.settle() }

  /// Changes where the list stands.
  mutating func move(_ move: (inout ListState) -> Void) {
    held = nil
    move(&list)
  }

  // MARK: What is asked about a row

  /// The selected row, if there is something to ask about it that was not yet.
  mutating func takeQuestion() -> ViewRow? {
    guard definition.question != nil, let row = detailed, row.id != question?.row.id else {
      return nil
    }
    question = (row, nil)
    return row
  }

  mutating func answer(_ answer: any ViewItem, about row: ViewRow) {
    if question?.row.id == row.id { question?.answer = answer }
  }

  /// What was answered about the selected row; nil as long as it was not.
  func answer<Answer>(_ kind: Answer.Type) -> Answer? {
    question?.row.id == detailed?.id ? question?.answer as? Answer : nil
  }
}

/// The lists of all views, in the order of the views.
package struct ViewLists: Sendable {
  private var lists: [ViewList]

  init(_ definitions: [ViewDefinition]) { lists = definitions.map(ViewList.init) }

  package var definitions: [ViewDefinition] { lists.map(\.definition) }

  func contains(_ view: View) -> Bool { lists.contains { $0.definition.view == view } }

  /// The list of a view; of the first where there is no such view.
  package internal(set) subscript(view: View) -> ViewList {
    get { lists[index(of: view)] }
    set { lists[index(of: view)] = newValue }
  }

  private func index(of view: View) -> Int {
    lists.firstIndex { $0.definition.view == view } ?? 0
  }

  /// Takes the room that the screen has for a list.
  mutating func resize(visibleRows: Int) {
    for index in lists.indices { lists[index].resize(visibleRows: visibleRows) }
  }

  /// Notes that the users have changed.
  mutating func expire() { for index in lists.indices { lists[index].expire() } }

  /// Makes the tables anew that tell of the sources.
  mutating func show(_ sources: [SourceState]) {
    for index in lists.indices {
      if case .sources(let rows) = lists[index].definition.supply {
        lists[index].show(rows(sources))
      }
    }
  }
}
