import DirectoryModel

extension AppState {
  /// What an action does in a menu; nil where it is one of those that overlays share.
  mutating func performInMenu(_ action: Action) -> [Effect]? {
    guard let menu = overlay?.menu else { return nil }
    switch action.name {
    case .accept, .open: return accept(menu)
    case .mark: return toggle(menu)
    case .itemDown: moveItem(menu, 1)
    case .itemUp: moveItem(menu, -1)
    default: return nil
    }
    return []
  }

  mutating func chooseOrder(_ text: String?) -> [Effect] {
    guard let text, !text.isEmpty else {
      open(
        Overlay(.menu(table.map { Menu.sort(tableColumns, by: $0.sort) } ?? .sort(sort))))
      sortDraft = nil
      return []
    }
    do throws(UserSort.Mistake) {
      return order(by: try UserSort(parsing: text))
    } catch {
      refuse(error.message)
      return []
    }
  }

  mutating func reverseOrder() -> [Effect] {
    guard let table else {
      return order(by: sort?.reversed ?? UserSort([.init(.name, isDescending: true)]))
    }
    let sort = table.sort ?? .init(column: view == .access ? 3 : 1, isDescending: view == .access)
    orderTable(by: .init(column: sort.column, isDescending: !sort.isDescending))
    return []
  }

  /// The item at the cursor of a menu.
  private func item(of menu: Menu) -> Menu.Item? {
    guard let id = chosenEntry?.item else { return nil }
    return menu.items.first { $0.id == id }
  }

  private mutating func accept(_ menu: Menu) -> [Effect] {
    guard let item = item(of: menu) else { return [] }
    switch menu.purpose {
    case .sort:
      let draft = sortDraft
      closeOverlay()
      if let table { return acceptTableOrder(item, table) }
      if let draft { return order(by: draft.keys.isEmpty ? nil : draft) }
      guard let column = UserColumn(rawValue: item.id) else { return [] }
      let isSame = sort?.keys.map(\.column) == [column]
      return order(by: isSame ? sort?.reversed : UserSort([.init(column)]))
    case .columns:
      closeOverlay()
      columns.show(menu.items.filter { $0.isChosen == true }.compactMap { ListColumn(name: $0.id) })
      return []
    case .facetFields: return FacetField(rawValue: item.id).map { count($0) } ?? []
    case .facetValues(let field):
      let chosen = menu.items.filter { $0.isChosen == true }
      closeOverlay()
      return narrow(field, to: (chosen.isEmpty ? [item] : chosen).map(\.id))
    case .overwrite(let export): return answer(item, about: export)
    case .lookUp(let wanted):
      let chosen = menu.items.filter { $0.isChosen == true }
      return lookUp(wanted, chosen.isEmpty ? [item] : chosen)
    }
  }

  private mutating func toggle(_ menu: Menu) -> [Effect] {
    guard let item = item(of: menu), let index = menu.items.firstIndex(of: item) else { return [] }
    switch menu.purpose {
    case .sort:
      guard table == nil, let column = UserColumn(rawValue: item.id) else { return accept(menu) }
      let draft = (sortDraft ?? sort ?? UserSort([])).toggling(column)
      sortDraft = draft
      overlay?.menu = .sort(draft)
    case .columns, .facetValues, .lookUp:
      overlay?.menu?.items[index].isChosen = item.isChosen != true
      moveInOverlay(Action(.moveDown))
    case .facetFields, .overwrite: return accept(menu)
    }
    return []
  }

  private mutating func moveItem(_ menu: Menu, _ step: Int) {
    let index = overlay?.position.index ?? 0
    guard menu.items.indices.contains(index + step) else { return }
    overlay?.menu?.items.swapAt(index, index + step)
    moveInOverlay(Action(step > 0 ? .moveDown : .moveUp))
  }

  mutating func order(by sort: UserSort?) -> [Effect] {
    guard sort != self.sort else { return [] }
    self.sort = sort
    return listAgain()
  }

  private mutating func acceptTableOrder(_ item: Menu.Item, _ table: TableState) -> [Effect] {
    guard let column = Int(item.id) else { return [] }
    let isReversed = table.sort?.column == column && table.sort?.isDescending == false
    orderTable(by: .init(column: column, isDescending: isReversed))
    return []
  }

  mutating func orderTable(by sort: TableState.Sort) {
    if view == .access { accessTable.sort(by: sort) } else { sourceTable.sort(by: sort) }
  }
}
