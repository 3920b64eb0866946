import DirectoryModel

/// The keys of an order while they are being chosen.
extension UserSort {
  /// The first key by which something can be sorted.
  fileprivate static let most = 4

  /// The order with a column taken in upwards, then downwards, then out again.
  func toggling(_ column: UserColumn) -> UserSort {
    guard let index = keys.firstIndex(where: { $0.column == column }) else {
      return UserSort(Array((keys + [Key(column)]).suffix(Self.most)))
    }
    var keys = keys
    if keys[index].isDescending {
      keys.remove(at: index)
    } else {
      keys[index] = Key(column, isDescending: true)
    }
    return UserSort(keys)
  }

  var reversed: UserSort {
    UserSort(keys.map { Key($0.column, isDescending: !$0.isDescending) })
  }
}

extension Menu {
  /// The columns to sort users by, with the keys that were chosen so far.
  static func sort(_ sort: UserSort?) -> Menu {
    let keys = sort?.keys ?? []
    let items = UserColumn.allCases.map { column in
      let index = keys.firstIndex { $0.column == column }
      let note: DisplayText =
        index.map { index in
          "key \(index + 1), \(keys[index].isDescending ? "downwards" : "upwards")"
        } ?? ""
      return Item(
        id: column.rawValue, label: column.title, note: note, isChosen: index != nil)
    }
    return Menu(
      .sort, title: "Sort by: Enter one column, Space several and their direction", items: items)
  }

  /// The columns of a table to sort by.
  static func sort(_ columns: [TableColumn], by sort: TableState.Sort?) -> Menu {
    let items = columns.enumerated().map { index, column in
      let isChosen = sort?.column == index
      let note: DisplayText =
        isChosen ? sort?.isDescending == true ? "downwards" : "upwards" : ""
      return Item(id: String(index), label: column.title, note: note, isChosen: isChosen)
    }
    return Menu(.sort, title: "Sort by", items: items)
  }

  /// All columns, the shown ones first and in their order.
  static func columns(_ shown: [ListColumn]) -> Menu {
    let others = ListColumn.all.filter { !shown.contains($0) }
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
