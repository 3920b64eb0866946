import DirectoryModel

extension Menu {
  /// The columns to sort by, with the keys that were chosen so far.
  static func sort(_ columns: [Column<ViewRow>], by order: ListOrder?) -> Menu {
    let keys = order?.keys ?? []
    let items = columns.filter { $0.key != nil }.map { column in
      let index = keys.firstIndex { $0.column == column.id }
      let note: DisplayText =
        index.map { index in
          "key \(index + 1), \(keys[index].isDescending ? "downwards" : "upwards")"
        } ?? ""
      return Item(
        id: column.id.name, label: column.title, note: note, isChosen: index != nil)
    }
    return Menu(
      .sort, title: "Sort by: Enter one column, Space several and their direction", items: items)
  }

  /// All columns, the shown ones first and in their order.
  static func columns(_ shown: [ColumnID], of all: [ColumnID]) -> Menu {
    let others = all.filter { !shown.contains($0) }
    let items = (shown + others).map { column in
      Item(
        id: column.name,
        label: column == .account ? "account, with the source's tag" : "\(column.name)",
        isChosen: shown.contains(column))
    }
    return Menu(
      .columns, title: "Columns: Space shows or hides, J and K move, Enter takes", items: items)
  }

  /// The fields whose values can be counted.
  static let facetFields = Menu(
    .facetFields, title: "Count the values of a field",
    items: FacetField.allCases.map {
      Item(id: $0.rawValue, label: "\($0.rawValue)", note: $0.title)
    })
}
