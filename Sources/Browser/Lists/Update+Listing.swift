import DirectoryModel

extension AppState {
  /// Asks for the present filter's rows anew, since the users or their order have changed.
  mutating func listAgain() -> [Effect] {
    filter.generation += 1
    return [.list(filter.query, sort: sort, generation: filter.generation)]
  }

  /// Filters the users; a text that is not understood keeps the last good result.
  mutating func applyFilter(_ text: String) -> [Effect] {
    filter.text = text
    do throws(QueryError) {
      filter.query = try Query(parsing: text)
      filter.error = nil
    } catch {
      filter.error = error
      return []
    }
    return listAgain()
  }

  /// Filters the list of the view.
  mutating func applyFilterOfView(_ text: String) -> [Effect] {
    switch view {
    case .sources: sourceTable.filter(by: text)
    case .access: accessTable.filter(by: text)
    case .users, .people, .findings, .changes: return applyFilter(text)
    }
    return []
  }

  /// Counts the roles anew while they are looked at.
  mutating func countAccess() -> [Effect] {
    guard view == .access else { return [] }
    access.generation += 1
    return [.access(generation: access.generation)]
  }

  /// Asks who has the selected role.
  mutating func findHolders() -> [Effect] {
    guard let row = selectedAccess, access.asked != row.key else { return [] }
    access.asked = row.key
    return [.holders(row)]
  }

  /// Selects the user that the command line named, once it is there.
  mutating func selectWanted() {
    guard let wanted, list.move(to: wanted) else { return }
    self.wanted = nil
    focus = .detail
  }

  /// Moves in the list of users; another user's details begin at their top.
  mutating func moveList(_ move: (inout ListState) -> Void) {
    let before = list.selectedUser?.reference
    move(&list)
    if list.selectedUser?.reference != before { detailPosition.reset() }
    extendRange()
  }

  /// Moves in the list of the view; returns false if the action is none of moving.
  mutating func moveInView(_ action: Action) -> Bool {
    switch view {
    case .sources: return move(in: \.sourceTable, action)
    case .access: return move(in: \.accessTable, action)
    case .users, .people, .findings, .changes:
      var isMove = false
      moveList { isMove = $0.apply(action) }
      if isMove { wanted = nil }
      return isMove
    }
  }

  /// Goes to a row of a view that lists no users.
  mutating func moveTable(to row: Int) {
    detailPosition.reset()
    if view == .access { accessTable.move(to: row) } else { sourceTable.move(to: row) }
  }

  private mutating func move(
    in table: WritableKeyPath<AppState, TableState>, _ action: Action
  ) -> Bool {
    let before = self[keyPath: table].selectedRow?.id
    let isMove = self[keyPath: table].apply(action)
    if self[keyPath: table].selectedRow?.id != before { detailPosition.reset() }
    return isMove
  }
}
