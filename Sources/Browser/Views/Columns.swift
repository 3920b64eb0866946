import DirectoryModel

/// The columns of the list of users, and the one in which the cursor stands.
package struct Columns: Hashable, Sendable {
  package private(set) var shown: [ListColumn] = []
  /// The cells of the columns that were given a width.
  package private(set) var widths: [ListColumn: Int] = [:]
  /// Nil as long as nobody has moved to a column.
  package private(set) var cursor: ListColumn?

  package init(_ shown: [ListColumn] = ListColumn.standard) { show(shown) }

  /// Shows these columns in this order; the name alone where there is none.
  mutating func show(_ columns: [ListColumn]) {
    shown = columns.isEmpty ? [.field(.name)] : columns
    if let cursor, !shown.contains(cursor) { self.cursor = nil }
  }

  /// The least and the most cells of a column.
  static let widthRange = 2...120

  /// Gives columns their widths, in cells.
  mutating func size(_ widths: [ListColumn: Int]) {
    self.widths = widths.filter { Self.widthRange.contains($0.value) }
  }

  /// Gives the column of the cursor more cells, or fewer.
  mutating func widen(by step: Int) {
    guard let cursor else { return }
    let width = (widths[cursor] ?? cursor.usualWidth) + step
    widths[cursor] = min(max(width, Self.widthRange.lowerBound), Self.widthRange.upperBound)
  }

  /// Moves the cursor by columns; the first move counts from the name.
  mutating func move(by step: Int) {
    let start = cursor ?? .field(.name)
    let index = (shown.firstIndex(of: start) ?? 0) + step
    cursor = shown[min(max(0, index), shown.count - 1)]
  }

  mutating func leave() { cursor = nil }
}
