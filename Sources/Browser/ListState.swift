package import DirectoryModel

/// The list: its rows, which one is selected, and which stands at the top of the screen.
///
/// The selection is a user, not a row: it stays with that user when rows come and go.
package struct ListState: Sendable {
  package private(set) var listing: any UserListing = EmptyListing()
  /// The selected user; nil as long as nobody has moved, which selects the first row.
  package private(set) var selection: UserReference?
  package private(set) var selectedRow = 0
  /// The first row on the screen.
  package private(set) var topRow = 0
  /// Rows that the screen has for users.
  package private(set) var visibleRows = 1

  package init() {}

  package var selectedUser: User? {
    selectedRow < listing.count ? listing.user(at: selectedRow) : nil
  }

  /// Takes new rows; the selected user keeps its place on the screen if it is among them.
  mutating func show(_ listing: any UserListing) {
    self.listing = listing
    guard let selection else { return select(row: 0) }
    if let row = listing.row(of: selection) {
      topRow += row - selectedRow
      selectedRow = row
      keepVisible()
    } else {
      select(row: selectedRow)
      pinSelection()
    }
  }

  /// - Parameter visibleRows: none while the list is not on the screen, which changes nothing.
  mutating func resize(visibleRows: Int) {
    guard visibleRows > 0 else { return }
    self.visibleRows = visibleRows
    keepVisible()
  }

  mutating func move(by rows: Int) { move(to: selectedRow + rows) }

  mutating func move(to row: Int) {
    select(row: row)
    pinSelection()
  }

  /// Makes the user of the selected row the selected user, also where nobody has moved yet.
  mutating func pinSelection() { selection = selectedUser?.reference ?? selection }

  /// Selects a user from the next rows on, if it is among them; nil selects the first row.
  mutating func select(next reference: UserReference?) {
    selection = reference
  }

  /// Moves the selection to a user, if it is in the list.
  mutating func move(to reference: UserReference) -> Bool {
    guard let row = listing.row(of: reference) else { return false }
    move(to: row)
    return true
  }

  /// Moves the screen and the selection with it.
  mutating func scroll(by rows: Int) {
    topRow += rows
    move(by: rows)
  }

  private mutating func select(row: Int) {
    selectedRow = min(max(0, row), max(0, listing.count - 1))
    keepVisible()
  }

  private mutating func keepVisible() {
    topRow = min(max(0, topRow), max(0, listing.count - visibleRows))
    if selectedRow < topRow { topRow = selectedRow }
    if selectedRow >= topRow + visibleRows { topRow = selectedRow - visibleRows + 1 }
  }
}
