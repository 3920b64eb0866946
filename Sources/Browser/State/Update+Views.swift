import DirectoryModel

extension AppState {
  /// What is shown at present, for coming back to it.
  var place: Place {
    Place(
      view: view, filter: users.filter.text, order: users.order, selection: users.list.selection)
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
    let effects = view == usersView ? [] : show(usersView)
    focus(on: .list)
    // Who was selected before another view was shown is not who it leads to.
    if view != left.view { users.select(next: nil) }
    return effects + applyFilter(text)
  }

  /// Goes back or forward.
  mutating func goInHistory(
    _ step: (inout NavigationHistory, Place) -> Place?
  ) -> [Effect] {
    guard let target = step(&history, place) else { return [] }
    var effects = target.view == view ? [] : show(target.view)
    if target.filter != users.filter.text || target.order != users.order {
      _ = users.order(by: target.order)
      users.select(next: target.selection)
      effects += applyFilter(target.filter, in: usersView)
    } else if let selection = target.selection {
      move(in: usersView) { _ = $0.move(to: selection) }
    }
    return effects
  }

  private mutating func show(_ view: View) -> [Effect] {
    focus(on: .list)
    lastView = self.view
    self.view = view
    marks.endRange()
    details.begin()
    return shown.isCurrent ? [] : askDirectory()
  }
}
