import DirectoryModel

/// A list that is no list of users: its rows as filtered and sorted, and which one is selected.
///
/// The selection is what a row is about: it stays there when rows come and go.
package struct TableState: Sendable {
  /// An order by one column.
  package struct Sort: Hashable, Sendable {
    package var column: Int
    package var isDescending: Bool
  }

  /// All rows, in the order in which they came.
  private var all: [TableRow] = []
  /// The rows that match, in the order that was chosen.
  package private(set) var rows: [TableRow] = []
  package private(set) var cursor = ListCursor()
  package private(set) var selection: String?
  /// Words that all have to occur in a row.
  package private(set) var filter = ""
  package private(set) var sort: Sort?

  package init() {}

  package var total: Int { all.count }
  package var selectedRow: TableRow? { cursor.row < rows.count ? rows[cursor.row] : nil }

  mutating func show(_ rows: [TableRow]) {
    guard rows != all else { return }
    all = rows
    arrange()
  }

  mutating func filter(by text: String) {
    filter = text
    arrange()
  }

  mutating func sort(by sort: Sort?) {
    self.sort = sort
    arrange()
  }

  mutating func resize(visible: Int) { cursor.resize(visible: visible) }

  mutating func move(to row: Int) {
    cursor.move(to: row)
    selection = selectedRow?.id ?? selection
  }

  /// Moves the screen and the selection with it.
  mutating func scroll(by rows: Int) {
    cursor.scroll(by: rows)
    selection = selectedRow?.id ?? selection
  }

  /// Moves as an action says; returns false if it is none of moving.
  mutating func apply(_ action: Action) -> Bool {
    guard cursor.apply(action) else { return false }
    selection = selectedRow?.id ?? selection
    return true
  }

  /// Selects what a row is about, as soon as there is such a row.
  mutating func select(_ id: String?) {
    selection = id
    arrange()
  }

  private mutating func arrange() {
    let words = filter.split(whereSeparator: \.isWhitespace).map { String($0).folded }
    rows = words.isEmpty ? all : all.filter { $0.matches(words) }
    if let sort { rows.sort { Self.isBefore($0, $1, sort) } }
    let row = selection.flatMap { id in rows.firstIndex { $0.id == id } }
    cursor.replace(count: rows.count, row: row ?? (selection == nil ? 0 : cursor.row))
  }

  private static func isBefore(_ left: TableRow, _ right: TableRow, _ sort: Sort) -> Bool {
    let first = sort.isDescending ? right : left
    let second = sort.isDescending ? left : right
    if let one = first.numbers[sort.column], let other = second.numbers[sort.column] {
      return one < other
    }
    guard sort.column < first.cells.count, sort.column < second.cells.count else { return false }
    return first.cells[sort.column].text.original.folded
      < second.cells[sort.column].text.original.folded
  }
}
