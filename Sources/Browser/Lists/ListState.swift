package import DirectoryModel

/// The list of users: its rows, which one is selected, and which stands at the top of the screen.
///
/// The selection is a user, not a row: it stays with that user when rows come and go.
package struct ListState: Sendable {
  package private(set) var listing: any UserListing = EmptyListing()
  /// The selected user; nil as long as nobody has moved, which selects the first row.
  package private(set) var selection: UserReference?
  package private(set) var cursor = ListCursor()

  package init() {}

  package var selectedRow: Int { cursor.row }
  /// The first row on the screen.
  package var topRow: Int { cursor.top }
  /// Rows that the screen has for users.
  package var visibleRows: Int { cursor.visible }

  /// The rows that can be seen, the selected one first.
  var rowsOnScreen: [Int] {
    guard topRow < listing.count else { return [] }
    let rows = topRow..<min(topRow + visibleRows, listing.count)
    return [selectedRow] + rows.filter { $0 != selectedRow }
  }

  package var selectedUser: User? {
    cursor.row < listing.count ? listing.user(at: cursor.row) : nil
  }

  /// Takes new rows; the selected user keeps its place on the screen if it is among them.
  mutating func show(_ listing: any UserListing) {
    self.listing = listing
    guard let selection else {
      cursor.replace(count: listing.count, row: cursor.row)
      return cursor.move(to: 0)
    }
    if let row = listing.row(of: selection) {
      cursor.replace(count: listing.count, row: row)
    } else {
      cursor.replace(count: listing.count, row: cursor.row)
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
}
