import DirectoryModel

/// The columns of the list of users, and the one in which the cursor stands.
package struct Columns: Hashable, Sendable {
  package private(set) var shown = ListColumn.standard
  /// Nil as long as nobody has moved to a column.
  package private(set) var cursor: ListColumn?

  package init() {}

  /// Shows these columns in this order; the name alone where there is none.
  mutating func show(_ columns: [ListColumn]) {
    shown = columns.isEmpty ? [.field(.name)] : columns
    if let cursor, !shown.contains(cursor) { self.cursor = nil }
  }

  /// Moves the cursor by columns; the first move counts from the name.
  mutating func move(by step: Int) {
    let start = cursor ?? .field(.name)
    let index = (shown.firstIndex(of: start) ?? 0) + step
    cursor = shown[min(max(0, index), shown.count - 1)]
  }

  mutating func leave() { cursor = nil }
}
