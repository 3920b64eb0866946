import Testing

@testable import Browser

@Suite struct TextPositionTests {
  /// Thirty facts of a line each, of which ten are on the screen, with the cursor on one.
  private func position(at index: Int) -> TextPosition {
    var position = TextPosition()
    position.resize(starts: Array(0...30), visible: 10)
    position.move(to: index, of: 30)
    return position
  }

  @Test(arguments: [
    (Action(.moveDown), 5, 6), (Action(.moveDown), 29, 29),
    (Action(.moveUp), 5, 4), (Action(.moveUp), 0, 0),
    (Action(.moveFirst), 5, 0), (Action(.moveLast), 5, 29),
    (Action(.moveTop), 25, 16), (Action(.moveMiddle), 25, 21), (Action(.moveBottom), 25, 25),
    (Action(.scroll, "half-down"), 5, 10), (Action(.scroll, "half-up"), 5, 0),
    (Action(.scroll, "page-down"), 5, 14), (Action(.scroll, "page-up"), 12, 3),
    (Action(.scroll, "page-down"), 25, 29), (Action(.scroll, "page-up"), 3, 0),
    (Action(.scroll), 5, 5), (Action(.scroll, "sideways"), 5, 5),
  ])
  func `Moves stay within the text and on the screen`(action: Action, before: Int, after: Int) {
    var position = position(at: before)
    let isDone = position.apply(action, count: 30)
    #expect(isDone)
    #expect(position.index == after)
    #expect((position.offset..<position.offset + 10).contains(position.line))
  }

  @Test func `An action that does not move is refused`() {
    var position = position(at: 5)
    let isDone = position.apply(Action(.open), count: 30)
    #expect(!isDone)
    #expect(position.index == 5)
  }

  @Test func `A text that got shorter is shown to its end`() {
    var position = position(at: 29)
    position.resize(starts: Array(0...15), visible: 10)
    #expect(position.offset == 5)
    #expect(position.index == 14)
  }

  @Test func `A text that fits is not scrolled`() {
    var position = position(at: 29)
    position.resize(starts: Array(0...8), visible: 10)
    #expect(position.offset == 0)
  }

  @Test func `A text that is out of sight for a while keeps its place`() {
    var position = position(at: 17)
    let offset = position.offset
    position.resize(starts: [], visible: 0)
    position.resize(starts: Array(0...30), visible: 10)
    #expect(position.index == 17)
    #expect(position.offset == offset)
  }

  @Test func `A fact that is taller than the screen is scrolled through line by line`() {
    var position = TextPosition()
    position.resize(starts: [0, 15, 16], visible: 10)
    for _ in 0..<5 { _ = position.apply(Action(.moveDown), count: 2) }
    #expect(position.index == 0)
    #expect(position.offset == 5)
    _ = position.apply(Action(.moveDown), count: 2)
    #expect(position.index == 1)
    for _ in 0..<6 { _ = position.apply(Action(.moveUp), count: 2) }
    #expect(position.index == 0)
  }

  @Test func `The cursor passes over what it may not stand on`() {
    var position = position(at: 4)
    _ = position.apply(Action(.moveDown), count: 30) { $0 % 5 == 0 }
    #expect(position.index == 5)
    _ = position.apply(Action(.moveLast), count: 30) { $0 % 5 == 0 }
    #expect(position.index == 25)
  }

  @Test func `Where nothing to stand on is left, the rest of the text is shown`() {
    var position = position(at: 0)
    _ = position.apply(Action(.moveDown), count: 30) { $0 == 0 }
    #expect(position.index == 0)
    #expect(position.offset == 20)
  }

  @Test func `A text that was not drawn yet can be moved in`() {
    var position = TextPosition()
    for _ in 0..<3 { _ = position.apply(Action(.moveDown), count: 30) }
    #expect(position.index == 3)
  }
}
