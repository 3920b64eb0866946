/// Which row of a list is selected, and which stands at the top of the screen.
package struct ListCursor: Hashable, Sendable {
  /// Rows in the list.
  package private(set) var count = 0
  package private(set) var row = 0
  /// The first row on the screen.
  package private(set) var top = 0
  /// Rows that the screen has.
  package private(set) var visible = 1

  package init() {}

  /// The last row on the screen.
  package var bottom: Int { min(top + visible, count) - 1 }
  /// The row in the middle of the screen.
  package var middle: Int { (top + bottom) / 2 }

  /// Takes another number of rows; the row that was selected is now this one, at the same place on
  /// the screen.
  mutating func replace(count: Int, row: Int) {
    self.count = count
    top += row - self.row
    self.row = row
    move(to: row)
  }

  /// - Parameter visible: none while the list is not on the screen, which changes nothing.
  mutating func resize(visible: Int) {
    guard visible > 0 else { return }
    self.visible = visible
    move(to: row)
  }

  mutating func move(to row: Int) {
    self.row = min(max(0, row), max(0, count - 1))
    top = min(max(0, top), max(0, count - visible))
    if self.row < top { top = self.row }
    if self.row >= top + visible { top = self.row - visible + 1 }
  }

  /// Moves the screen and the selection with it.
  mutating func scroll(by rows: Int) {
    top += rows
    move(to: row + rows)
  }

  /// Moves as an action says; returns false if it is none of moving.
  mutating func apply(_ action: Action) -> Bool {
    switch action.name {
    case .moveDown, .nextRecord: move(to: row + 1)
    case .moveUp, .previousRecord: move(to: row - 1)
    case .moveFirst: move(to: 0)
    case .moveLast: move(to: count - 1)
    case .moveTop: move(to: top)
    case .moveMiddle: move(to: middle)
    case .moveBottom: move(to: bottom)
    case .scroll: scroll(by: action.rows(ofPage: visible))
    default: return false
    }
    return true
  }
}
