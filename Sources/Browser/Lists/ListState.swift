/// A list: its rows, which one is selected, and which stands at the top of the screen.
///
/// The selection is what a row is about, not its number: it stays there when rows come and go.
package struct ListState: Sendable {
  package private(set) var rows: any RowListing = TableRows()
  /// What was chosen; nil as long as nobody has moved, which selects the first row.
  private var choice: ViewRow.ID?
  /// Whether the first row stands in for what was chosen, which the filter hides.
  private var isStandIn = false
  package private(set) var cursor = ListCursor()

  package init() {}

  package var selectedRow: Int { cursor.row }
  /// The first row on the screen.
  package var topRow: Int { cursor.top }
  /// Rows that the screen has.
  package var visibleRows: Int { cursor.visible }

  /// The rows that can be seen, the selected one first.
  var rowsOnScreen: [Int] {
    guard topRow < rows.count else { return [] }
    let seen = topRow..<min(topRow + visibleRows, rows.count)
    return [selectedRow] + seen.filter { $0 != selectedRow }
  }

  package var selected: ViewRow? {
    cursor.row < rows.count ? rows.row(at: cursor.row) : nil
  }

  /// What is selected; nil as long as nobody has moved, which selects the first row.
  package var selection: ViewRow.ID? { isStandIn ? selected?.id ?? choice : choice }

  /// Takes new rows; what was chosen keeps its place on the screen if it is among them.
  ///
  /// Otherwise the row that takes its place is chosen, but of rows that another filter finds the
  /// first, and that only until a later one finds what was chosen.
  mutating func show(_ rows: any RowListing, isFilteredAnew: Bool = false) {
    self.rows = rows
    let row = choice.flatMap(rows.index)
    cursor.replace(count: rows.count, row: row ?? cursor.row)
    isStandIn = choice != nil && row == nil && (isStandIn || isFilteredAnew)
    if choice == nil || isStandIn {
      cursor.move(to: 0)
    } else if row == nil {
      pinSelection()
    }
  }

  /// - Parameter visibleRows: none while the list is not on the screen, which changes nothing.
  mutating func resize(visibleRows: Int) { cursor.resize(visible: visibleRows) }

  mutating func move(by rows: Int) { move(to: selectedRow + rows) }

  mutating func move(to row: Int) {
    cursor.move(to: row)
    pinSelection()
  }

  /// Moves the screen and the selection with it.
  mutating func scroll(by rows: Int) {
    cursor.scroll(by: rows)
    pinSelection()
  }

  /// Moves as an action says; returns false if it is none of moving.
  mutating func apply(_ action: Action) -> Bool {
    guard cursor.apply(action) else { return false }
    pinSelection()
    return true
  }

  /// Makes what the selected row is about the selection, also where nobody has moved yet.
  mutating func pinSelection() {
    choice = selected?.id ?? choice
    isStandIn = false
  }

  /// Makes the row that stands in for what was chosen the choice.
  mutating func settle() { if isStandIn { pinSelection() } }

  /// Selects something from the next rows on, if it is among them; nil selects the first row.
  mutating func select(next id: ViewRow.ID?) {
    choice = id
    isStandIn = false
  }

  /// Moves to what a row is about, if it is in the list.
  mutating func move(to id: ViewRow.ID) -> Bool {
    guard let row = rows.index(of: id) else { return false }
    move(to: row)
    return true
  }
}
