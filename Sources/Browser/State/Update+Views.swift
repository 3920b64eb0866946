import DirectoryModel

extension AppState {
  /// What is shown at present, for coming back to it.
  var place: Place {
    Place(view: view, filter: filter.text, sort: sort, selection: list.selection)
  }

  /// Goes to a view, which is as it was left.
  mutating func go(to view: View) -> [Effect] {
    guard view != self.view else { return [] }
    history.leave(place)
    return show(view)
  }

  /// Lists the users that match, in their view.
  mutating func showUsers(matching text: String) -> [Effect] {
    var left = place
    left.isFollowed = true
    history.leave(left)
    let effects = view == .users ? [] : show(.users)
    focus = .list
    list.select(next: nil)
    return effects + applyFilter(text)
  }

  /// Goes back or forward.
  mutating func goInHistory(
    _ step: (inout NavigationHistory, Place) -> Place?
  ) -> [Effect] {
    guard let target = step(&history, place) else { return [] }
    var effects = target.view == view ? [] : show(target.view)
    if target.filter != filter.text || target.sort != sort {
      sort = target.sort
      list.select(next: target.selection)
      effects += applyFilter(target.filter)
    } else if let selection = target.selection {
      moveList { _ = $0.move(to: selection) }
    }
    return effects
  }

  private mutating func show(_ view: View) -> [Effect] {
    lastView = self.view
    self.view = view
    focus = .list
    marks.endRange()
    detailPosition.reset()
    return access.isKnown ? [] : countAccess()
  }
}
