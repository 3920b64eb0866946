package import DirectoryModel

/// A row of a list that is no list of users: a source, or a role.
package struct TableRow: Hashable, Sendable {
  /// What the row is about, the same whatever the row says of it.
  package let id: String
  /// A cell for each column of the table.
  package let cells: [UserListColumn.Cell]
  /// What the columns sort by, where that is not the text of the cell.
  package let numbers: [Int: Int]

  package init(id: String, cells: [UserListColumn.Cell], numbers: [Int: Int] = [:]) {
    self.id = id
    self.cells = cells
    self.numbers = numbers
  }

  /// Whether all of the words occur in the row.
  func matches(_ words: [String]) -> Bool {
    let text = cells.map(\.text.original.folded).joined(separator: "\n")
    return words.allSatisfy { text.contains($0) }
  }
}

/// A column of a table: its title and how much room it takes.
package struct TableColumn: Hashable, Sendable {
  package let title: DisplayText
  /// Cells that it needs at least, and at most where more would be empty.
  package let minimumWidth: Int
  package let maximumWidth: Int
  /// Where room is short, columns of higher numbers go first.
  package let priority: Int

  package init(_ title: DisplayText, _ minimum: Int, _ maximum: Int, priority: Int) {
    self.title = title
    minimumWidth = minimum
    maximumWidth = maximum
    self.priority = priority
  }
}
