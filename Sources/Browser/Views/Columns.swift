import DirectoryModel

/// The columns of a list that can be chosen, and the one in which the cursor stands.
package struct Columns: Hashable, Sendable {
  package private(set) var shown: [ColumnID] = []
  /// The cells of the columns that were given a width.
  package private(set) var widths: [ColumnID: Int] = [:]
  /// Nil as long as nobody has moved to a column.
  package private(set) var cursor: ColumnID?

  /// The column that is there where no other is.
  private static let least = ColumnID.field(.name)

  package init(_ shown: [ColumnID] = UsersView.standardColumns) { show(shown) }

  /// Shows these columns in this order; the name alone where there is none.
  mutating func show(_ columns: [ColumnID]) {
    shown = columns.isEmpty ? [Self.least] : columns
    if let cursor, !shown.contains(cursor) { self.cursor = nil }
  }

  /// The least and the most cells of a column.
  static let widthRange = 2...120

  /// Gives columns their widths, in cells.
  mutating func size(_ widths: [ColumnID: Int]) {
    self.widths = widths.filter { Self.widthRange.contains($0.value) }
  }

  /// Gives the column of the cursor more cells, or fewer.
  mutating func widen(by step: Int, of columns: [Column<ViewRow>]) {
    guard let cursor, let column = columns.first(where: { $0.id == cursor }) else { return }
    let width = (widths[cursor] ?? column.maximumWidth) + step
    widths[cursor] = min(max(width, Self.widthRange.lowerBound), Self.widthRange.upperBound)
  }

  /// Moves the cursor by columns; the first move counts from the name.
  mutating func move(by step: Int) {
    let start = cursor ?? Self.least
    let index = (shown.firstIndex(of: start) ?? 0) + step
    cursor = shown[min(max(0, index), shown.count - 1)]
  }

  mutating func leave() { cursor = nil }

  /// The chosen ones of all columns, in the order in which they were chosen.
  ///
  /// Chosen ones give way from the right where room is short, the standard ones by their weight;
  /// that of the cursor is always shown. One that was given a width has just that.
  package func chosen(from all: [Column<ViewRow>]) -> [Column<ViewRow>] {
    let isStandard = shown == UsersView.standardColumns
    return shown.enumerated().compactMap { index, id in
      guard let column = all.first(where: { $0.id == id }) else { return nil }
      let sized = widths[id].map(column.sized) ?? column
      if id == cursor { return sized.prioritized(-1) }
      return isStandard ? sized : sized.prioritized(index)
    }
  }
}
