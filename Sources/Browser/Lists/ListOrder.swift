import DirectoryModel

/// An order of a list by one or several of its columns.
package struct ListOrder: Hashable, Sendable {
  /// A column to order by.
  package struct Key: Hashable, Sendable {
    package let column: ColumnID
    package let isDescending: Bool

    package init(_ column: ColumnID, isDescending: Bool = false) {
      self.column = column
      self.isDescending = isDescending
    }
  }

  /// The most keys that can be chosen.
  private static let most = 4

  package let keys: [Key]

  package init(_ keys: [Key]) { self.keys = keys }

  package init(_ column: ColumnID, isDescending: Bool = false) {
    keys = [Key(column, isDescending: isDescending)]
  }

  var reversed: ListOrder {
    ListOrder(keys.map { Key($0.column, isDescending: !$0.isDescending) })
  }

  /// The order by a column alone, downwards if that is the order already and runs upwards.
  static func next(after order: ListOrder?, by column: ColumnID) -> ListOrder {
    guard let order, order.keys.map(\.column) == [column] else { return ListOrder(column) }
    return order.reversed
  }

  /// The order with a column taken in upwards, then downwards, then out again.
  func toggling(_ column: ColumnID) -> ListOrder {
    guard let index = keys.firstIndex(where: { $0.column == column }) else {
      return ListOrder(Array((keys + [Key(column)]).suffix(Self.most)))
    }
    var keys = keys
    if keys[index].isDescending {
      keys.remove(at: index)
    } else {
      keys[index] = Key(column, isDescending: true)
    }
    return ListOrder(keys)
  }

  /// As the line of the filter tells it: `!seen, name`.
  var words: DisplayText {
    UserSort.words(of: keys.map { ($0.column.name, $0.isDescending) })
  }
}

extension ListOrder {
  init(_ sort: UserSort) {
    self.init(sort.keys.map { Key(.field($0.column), isDescending: $0.isDescending) })
  }

  /// The order of users by the columns that these are.
  var userSort: UserSort {
    UserSort(
      keys.compactMap { key in
        key.column.field.map { UserSort.Key($0, isDescending: key.isDescending) }
      })
  }

  /// Reads what `--sort` takes, with the names of these columns.
  init(parsing text: String, columns: [ColumnID]) throws(UserSort.Mistake) {
    let keys = try UserSort.keys(parsing: text, among: columns.map(\.name))
    self.init(keys.map { Key(ColumnID($0.name), isDescending: $0.isDescending) })
  }
}
