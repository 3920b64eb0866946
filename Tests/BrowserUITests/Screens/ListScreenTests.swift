import Browser
import DirectoryModel
import Terminal
import Testing

@testable import BrowserUI

@Suite struct ListScreenTests {
  private let columns = Columns().chosen(from: ViewDefinition.users.columns)

  private func place(
    in room: Int
  ) -> [(column: Column<ViewRow>, start: Int, width: Int)] {
    ListScreen.place(columns, in: room).map { (columns[$0], $1, $2) }
  }

  @Test(arguments: 0...200)
  func `Columns never overlap and never exceed the room`(room: Int) {
    var end = 0
    for (index, place) in place(in: room).enumerated() {
      #expect(place.start >= end + (index == 0 ? 0 : 1))
      #expect(place.width >= 0)
      #expect(place.width <= place.column.maximumWidth)
      end = place.start + place.width
    }
    #expect(end <= room)
  }

  @Test(arguments: 0...200)
  func `A column is shown only if all of greater weight are, and at its least width`(room: Int) {
    let placed = place(in: room)
    let shown = Set(placed.map(\.column.priority))
    #expect(shown == Set(0..<shown.count))
    #expect(placed.count == 1 || placed.allSatisfy { $0.width >= $0.column.minimumWidth })
  }

  @Test(arguments: 0...200)
  func `A column that would fit is shown`(room: Int) {
    let placed = place(in: room)
    let next = columns.first { $0.priority == placed.count }
    let needed = placed.reduce(placed.count) { $0 + $1.column.minimumWidth }
    #expect(next.map { needed + $0.minimumWidth > room } ?? true)
  }

  @Test func `Columns keep their order whatever goes`() {
    let order = columns.map(\.title)
    for room in 0...200 {
      let shown = place(in: room).map(\.column.title)
      #expect(shown == order.filter { shown.contains($0) })
    }
  }

  @Test func `What is left over goes to the weightiest column first`() {
    let placed = place(in: 25)
    #expect(placed.map(\.width) == [2, 22])
  }

  @Test func `Nothing is drawn where there is no room`() {
    #expect(place(in: -3).allSatisfy { $0.width == 0 })
  }
}
