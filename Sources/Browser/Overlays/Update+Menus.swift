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
      open(Overlay(.menu(.sort(definition.columns, by: shown.order))))
      return []
    }
    do throws(UserSort.Mistake) {
      return order(by: try ListOrder(parsing: text, columns: definition.orders))
    } catch {
      refuse(error.message)
      return []
    }
  }

  mutating func reverseOrder() -> [Effect] {
    order(by: (shown.order ?? definition.orderAtFirst).reversed)
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
      let draft = cover.order
      closeOverlay()
      if let draft { return order(by: draft.keys.isEmpty ? nil : draft) }
      return order(by: .next(after: shown.order, by: ColumnID(item.id)))
    case .columns:
      closeOverlay()
      columns.show(menu.items.filter { $0.isChosen == true }.map { ColumnID($0.id) })
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
      let draft = (cover.order ?? shown.order ?? ListOrder([])).toggling(ColumnID(item.id))
      cover.choose(draft, in: .sort(definition.columns, by: draft))
    case .columns, .facetValues, .lookUp:
      var menu = menu
      menu.items[index].isChosen = item.isChosen != true
      cover.show(menu)
      moveInOverlay(Action(.moveDown))
    case .facetFields, .overwrite: return accept(menu)
    }
    return []
  }

  private mutating func moveItem(_ menu: Menu, _ step: Int) {
    let index = overlay?.position.index ?? 0
    guard menu.items.indices.contains(index + step) else { return }
    var menu = menu
    menu.items.swapAt(index, index + step)
    cover.show(menu)
    moveInOverlay(Action(step > 0 ? .moveDown : .moveUp))
  }
}
