import DirectoryModel

extension AppState {
  /// Asks for the users anew by the present filter, since they or their order have changed.
  mutating func listAgain() -> [Effect] {
    let generation = users.search()
    return [.list(users.filter.query, sort: users.order?.userSort, generation: generation)]
  }

  /// Filters the list of the view; a text that is not understood keeps the last good result.
  mutating func applyFilter(_ text: String) -> [Effect] {
    shown.settle()
    return applyFilter(text, in: view)
  }

  /// Filters while the text is typed: what was chosen before is selected again by the first text
  /// that finds it.
  mutating func applyFilter(typed text: String) -> [Effect] { applyFilter(text, in: view) }

  mutating func applyFilter(_ text: String, in view: View) -> [Effect] {
    var needsListing = false
    change(view) { needsListing = $0.filter(by: text) }
    return needsListing ? listAgain() : []
  }

  mutating func order(by order: ListOrder?) -> [Effect] {
    shown.order(by: order) ? listAgain() : []
  }

  /// Asks the directory for the rows of the view, where it is that which knows them.
  mutating func askDirectory() -> [Effect] {
    guard case .question = definition.supply else { return [] }
    return [.ask(view, generation: shown.ask())]
  }

  /// Asks what is to be told of the selected row.
  mutating func askAboutSelection() -> [Effect] {
    shown.takeQuestion().map { [.askAbout($0, view)] } ?? []
  }

  /// Selects the user that the command line named, once it is there.
  mutating func selectWanted() {
    guard let wanted else { return }
    var isThere = false
    move(in: usersView) { isThere = $0.move(to: .user(wanted)) }
    guard isThere else { return }
    self.wanted = nil
    focus(on: .detail)
  }

  /// Moves in the list of a view.
  mutating func move(in view: View, _ move: (inout ListState) -> Void) {
    change(view) { $0.move(move) }
  }

  /// Changes the list of a view; the details of another row begin at their top, if it is theirs,
  /// and so do those of a row that is gone, which say so there.
  mutating func change(_ view: View, _ change: (inout ViewList) -> Void) {
    let before = lists[view].detailsID
    change(&lists[view])
    finishChange(of: view, from: before)
  }

  /// Makes the tables anew that tell of the sources.
  mutating func showSources() {
    let before = shown.detailsID
    lists.show(sources)
    finishChange(of: view, from: before)
  }

  private mutating func finishChange(of view: View, from before: ViewList.DetailsID) {
    if lists[view].detailsID != before, view == self.view { details.begin() }
    extendRange()
    tellLost(of: view)
  }

  /// Moves in the list of the view; returns false if the action is none of moving.
  mutating func moveInView(_ action: Action) -> Bool {
    var isMove = false
    move(in: view) { isMove = $0.apply(action) }
    if isMove { wanted = nil }
    return isMove
  }
}
