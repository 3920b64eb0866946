import DirectoryModel
import TestSupport
import Testing

@testable import Browser

@Suite struct ListStateTests {
  /// A list with so many rows on the screen, and the selected user at a row of it.
  private func list(_ rows: Rows, visible: Int = 3, selected row: Int? = nil) -> ListState {
    var list = ListState()
    list.resize(visibleRows: visible)
    list.show(rows)
    if let row { list.move(to: row) }
    return list
  }

  @Test func `The first row is selected as long as nobody has moved`() {
    var list = list(Rows("b c"))
    list.show(Rows("a b c"))
    #expect(list.selectedName == "a")
    #expect(list.selection == nil)
  }

  @Test func `A row that was moved to stays selected when others come before it`() {
    var list = list(Rows("b c"), selected: 0)
    list.show(Rows("a b c"))
    #expect(list.selectedName == "b")
  }

  @Test func `The selected user keeps its place on the screen when the list grows above it`() {
    var list = list(Rows("d e f g h"), selected: 1)
    list.show(Rows("a b c d e f g h"))
    #expect(list.selectedName == "e")
    #expect(list.selectedRow - list.topRow == 1)
  }

  @Test func `The selected user keeps its place on the screen when the list is sorted anew`() {
    var list = list(Rows("a b c d e f"), selected: 2)
    list.show(Rows("f e d c b a"))
    #expect(list.selectedName == "c")
    #expect(list.selectedRow - list.topRow == 2)
  }

  @Test func `The row that takes the place of a selected user who went is selected`() {
    var list = list(Rows("a b c d"), selected: 1)
    list.show(Rows("a c d"))
    #expect(list.selectedName == "c")
  }

  @Test func `The last row is selected when the selected user went at the end`() {
    var list = list(Rows("a b c"), selected: 2)
    list.show(Rows("a b"))
    #expect(list.selectedName == "b")
  }

  @Test func `A filter without matches does not forget the selected user`() {
    var list = list(Rows("a b c"), selected: 1)
    list.show(Rows(""))
    #expect(list.selectedUser == nil)
    list.show(Rows("a b c"))
    #expect(list.selectedName == "b")
  }

  @Test func `Moving in an empty list does not forget the selected user`() {
    var list = list(Rows("a b c"), selected: 1)
    list.show(Rows(""))
    list.move(by: 1)
    list.show(Rows("a b c"))
    #expect(list.selectedName == "b")
  }

  @Test func `A source with the same id is another user`() {
    let twin = User.sample("b", source: "two")
    var list = list(Rows([.sample("a"), twin, .sample("b")]), selected: 1)
    list.show(Rows([.sample("a"), .sample("b"), twin]))
    #expect(list.selectedUser?.reference.source == "two")
  }

  @Test(arguments: [
    (0, 1, 1), (0, -1, 0), (9, 1, 9), (5, 100, 9), (5, -100, 0), (5, 0, 5), (9, -1, 8),
  ])
  func `Moves end at the edges`(from: Int, by rows: Int, to: Int) {
    var list = list(Rows(count: 10), selected: from)
    list.move(by: rows)
    #expect(list.selectedRow == to)
  }

  @Test(arguments: [
    (0, 2, 2, 4), (0, -2, 0, 0), (4, 2, 6, 8), (7, 2, 7, 9), (7, -2, 5, 5),
  ])
  func `Scrolling moves the screen and the selection with it`(
    top: Int, by rows: Int, newTop: Int, newSelected: Int
  ) {
    var list = list(Rows(count: 10), selected: top + 2)
    list.move(to: top + (rows > 0 ? 2 : 0))
    list.scroll(by: rows)
    #expect(list.topRow == newTop)
    #expect(list.selectedRow == newSelected)
  }

  @Test func `Moving to a user selects it wherever it is`() {
    var list = list(Rows(count: 10))
    let isThere = list.move(to: .user(.sample("7")))
    #expect(isThere)
    #expect(list.selectedRow == 7)
    #expect(list.topRow == 5)
  }

  @Test func `Moving to a user who is not there changes nothing`() {
    var list = list(Rows(count: 10), selected: 2)
    let isThere = list.move(to: .user(.sample("70")))
    #expect(!isThere)
    #expect(list.selectedRow == 2)
  }

  @Test func `A lower screen keeps the selected row on it`() {
    var list = list(Rows(count: 10), visible: 8, selected: 6)
    list.resize(visibleRows: 3)
    #expect(list.topRow == 4)
    #expect(list.selectedRow == 6)
  }

  @Test func `A higher screen leaves no rows empty that could be filled`() {
    var list = list(Rows(count: 10), visible: 3, selected: 9)
    list.resize(visibleRows: 8)
    #expect(list.topRow == 2)
  }

  @Test func `A list that is out of sight for a while keeps its place on the screen`() {
    var list = list(Rows(count: 10), visible: 4, selected: 5)
    list.move(to: 4)
    let top = list.topRow
    list.resize(visibleRows: 0)
    list.resize(visibleRows: 4)
    #expect(list.topRow == top)
  }

  @Test(arguments: 0..<40)
  func `The selected row is always in the list and on the screen`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var list = ListState()
    for _ in 0..<200 {
      let rows = Int.random(in: -30...30, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0:
        let first = Int.random(in: 0...20, using: &random)
        list.show(Rows(count: max(0, rows), from: first))
      case 1: list.resize(visibleRows: rows)
      case 2: list.move(by: rows)
      case 3: list.move(to: rows)
      case 4: list.scroll(by: rows)
      default: _ = list.move(to: .user(.sample(String(abs(rows)))))
      }
      let count = list.listing.count
      #expect(list.topRow >= 0)
      #expect(list.selectedRow >= 0)
      #expect(count == 0 || list.selectedRow < count, "seed \(seed)")
      #expect(
        (list.topRow..<list.topRow + list.visibleRows).contains(list.selectedRow), "seed \(seed)")
      #expect(list.topRow <= max(0, count - list.visibleRows), "seed \(seed)")
    }
  }
}

extension ListState {
  fileprivate var selectedName: String? { selectedUser?.displayName.printable }
}
