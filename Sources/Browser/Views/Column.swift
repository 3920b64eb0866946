package import DirectoryModel
package import DirectoryText

/// A column of a list: what it holds of a row, how much room it takes, and how it sorts.
package struct Column<Row>: Sendable {
  package let id: ColumnID
  /// What stands above it.
  package let title: DisplayText
  /// Cells that it needs at least, and at most where more would be empty.
  package private(set) var minimumWidth: Int
  package private(set) var maximumWidth: Int
  /// Where room is short, columns of higher numbers go first.
  package private(set) var priority: Int
  package let cell: @Sendable (Row, CellContext) -> ListCell
  /// The whole value for files and the clipboard, where the cell may be short for it.
  package let text: @Sendable (Row) -> DisplayText
  /// What the rows of a table are ordered by; nil for a column that is no order.
  let key: (@Sendable (Row) -> ColumnKey)?

  /// A column whose text and order are those of its cell, unless they are given.
  init(
    _ id: ColumnID, _ title: DisplayText, _ minimum: Int, _ maximum: Int, priority: Int,
    cell: @escaping @Sendable (Row, CellContext) -> ListCell,
    text: (@Sendable (Row) -> DisplayText)? = nil, key: (@Sendable (Row) -> ColumnKey)? = nil,
    isOrder: Bool = true
  ) {
    let plain: @Sendable (Row) -> DisplayText = { cell($0, CellContext()).text }
    self.id = id
    self.title = title
    minimumWidth = minimum
    maximumWidth = maximum
    self.priority = priority
    self.cell = cell
    self.text =
      text ?? { row in
        let cell = cell(row, CellContext())
        return cell == .notReported ? "" : cell.text
      }
    self.key = isOrder ? key ?? { .text(plain($0).original.folded) } : nil
  }

  /// A column whose cells say the same whatever the list around them is.
  package init(
    _ id: ColumnID, _ title: DisplayText, _ minimum: Int, _ maximum: Int, priority: Int,
    key: (@Sendable (Row) -> ColumnKey)? = nil, cell: @escaping @Sendable (Row) -> ListCell
  ) {
    self.init(
      id, title, minimum, maximum, priority: priority, cell: { row, _ in cell(row) }, key: key)
  }

  /// The column with just this width.
  func sized(_ width: Int) -> Column {
    var column = self
    column.minimumWidth = width
    column.maximumWidth = width
    return column
  }

  /// The column that gives way by another priority.
  func prioritized(_ priority: Int) -> Column {
    var column = self
    column.priority = priority
    return column
  }
}

/// The name of a column: in menus, preferences and orders.
package struct ColumnID: Hashable, Sendable, ExpressibleByStringLiteral {
  package let name: String

  package init(_ name: String) { self.name = name }
  package init(stringLiteral name: String) { self.name = name }
}

/// What a row of a table is ordered by in a column.
package enum ColumnKey: Hashable, Comparable, Sendable {
  case number(Int)
  /// Folded.
  case text(String)
}

/// What a cell needs to know beside its row.
package struct CellContext: Sendable {
  /// The tags of the sources, by their names.
  package var tags: [String: Character] = [:]
  package var times = TimeStyle.absolute

  package init() {}
}

extension Column where Row: ViewItem {
  /// The same column over rows of which only the view knows what they are.
  var erased: Column<ViewRow> {
    let (cell, text, key) = (cell, text, key)
    var column = Column<ViewRow>(
      id, title, minimumWidth, maximumWidth, priority: priority,
      cell: { row, context in row.with { cell($0, context) } ?? .notReported },
      text: { row in row.with(text) ?? .empty },
      key: { row in row.with { key?($0) ?? .text("") } ?? .text("") },
      isOrder: key != nil)
    column.priority = priority
    return column
  }
}
