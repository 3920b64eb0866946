import Testing

@testable import Browser

@Suite struct ScrollStateTests {
  /// Thirty lines of which ten are on the screen, from the given one on.
  private func scroll(at line: Int) -> ScrollState {
    var state = ScrollState()
    state.resize(height: 30, visible: 10)
    state.scroll(to: line)
    return state
  }

  @Test(arguments: [
    (Action(.moveDown), 5, 6), (Action(.moveDown), 20, 20),
    (Action(.moveUp), 5, 4), (Action(.moveUp), 0, 0),
    (Action(.moveFirst), 5, 0), (Action(.moveLast), 5, 20),
    (Action(.scroll, "half-down"), 5, 10), (Action(.scroll, "half-up"), 5, 0),
    (Action(.scroll, "page-down"), 5, 14), (Action(.scroll, "page-up"), 12, 3),
    (Action(.scroll, "page-down"), 18, 20), (Action(.scroll, "page-up"), 3, 0),
    (Action(.scroll), 5, 5), (Action(.scroll, "sideways"), 5, 5),
  ])
  func `Moves stay within the text`(action: Action, before: Int, after: Int) {
    var state = scroll(at: before)
    let isDone = state.apply(action)
    #expect(isDone)
    #expect(state.offset == after)
  }

  @Test func `An action that does not move is refused`() {
    var state = scroll(at: 5)
    let isDone = state.apply(Action(.open))
    #expect(!isDone)
    #expect(state.offset == 5)
  }

  @Test func `A text that got shorter is shown to its end`() {
    var state = scroll(at: 20)
    state.resize(height: 15, visible: 10)
    #expect(state.offset == 5)
  }

  @Test func `A text that fits is not scrolled`() {
    var state = scroll(at: 20)
    state.resize(height: 8, visible: 10)
    #expect(state.offset == 0)
  }

  @Test func `A text that is out of sight for a while keeps its place`() {
    var state = scroll(at: 7)
    state.resize(height: 0, visible: 0)
    state.resize(height: 30, visible: 10)
    #expect(state.offset == 7)
  }

  @Test(arguments: [(1, 1), (2, 1), (3, 2), (10, 9)])
  func `A page keeps one line of the one before, but moves`(visible: Int, moved: Int) {
    var state = ScrollState()
    state.resize(height: 100, visible: visible)
    _ = state.apply(Action(.scroll, "page-down"))
    #expect(state.offset == moved)
  }
}
