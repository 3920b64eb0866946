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
    panes.focus(on: .detail)
  }

  /// Moves in the list of a view.
  mutating func move(in view: View, _ move: (inout ListState) -> Void) {
    change(view) { $0.move(move) }
  }

  /// Changes the list of a view; the details of another row begin at their top, if it is theirs.
  mutating func change(_ view: View, _ change: (inout ViewList) -> Void) {
    let before = lists[view].list.selected?.id
    change(&lists[view])
    if lists[view].list.selected?.id != before, view == self.view { details.begin() }
    extendRange()
  }

  /// Moves in the list of the view; returns false if the action is none of moving.
  mutating func moveInView(_ action: Action) -> Bool {
    var isMove = false
    move(in: view) { isMove = $0.apply(action) }
    if isMove { wanted = nil }
    return isMove
  }
}
