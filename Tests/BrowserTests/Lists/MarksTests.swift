import DirectoryModel
import TestSupport
import Testing

@testable import Browser

@Suite struct MarksTests {
  private func marked(_ state: AppState) -> [String] {
    state.marks.all.map(\.id.text).sorted()
  }

  @Test func `A mark is set on the selected user, and the next one is selected`() {
    var state = AppState.sample()
    state.perform(.mark, .mark)
    #expect(marked(state) == ["ann", "bob"])
    #expect(state.selectedName == "cyd")
  }

  @Test func `Marking a marked user takes the mark away`() {
    var state = AppState.sample()
    state.perform(.mark, .moveUp, .mark)
    #expect(marked(state) == [])
  }

  @Test func `A range goes from where it began to the selected user, in either direction`() {
    var state = AppState.sample()
    state.perform(.moveDown, .moveDown, .markRange)
    #expect(state.context == .visual)
    state.perform(.moveDown)
    #expect(marked(state) == ["cyd", "dan"])
    state.perform(.moveFirst)
    #expect(marked(state) == ["ann", "bob", "cyd"])
  }

  @Test(arguments: [Action.Name.markRange, .mark, .open])
  func `A range is kept by the keys that end it`(action: Action.Name) {
    var state = AppState.sample()
    state.perform(.markRange, .moveDown, action)
    #expect(marked(state) == ["ann", "bob"])
    #expect(state.context == .listUsers)
  }

  @Test(arguments: [Action.Name.close, .back])
  func `A range that is given up leaves the marks from before`(action: Action.Name) {
    var state = AppState.sample()
    state.perform(.mark, .markRange, .moveLast, action)
    #expect(marked(state) == ["ann"])
  }

  @Test func `Marks stay when the filter changes, and are of users, not rows`() {
    var state = AppState.sample()
    state.perform(.mark)
    state.take(.listed(Rows("bob ann"), generation: 1))
    #expect(state.marks.contains(.sample("ann")))
    #expect(!state.marks.contains(.sample("bob")))
  }

  @Test func `Inverting marks the others of the list`() {
    var state = AppState.sample()
    state.perform(.mark, .invertMarks)
    #expect(marked(state) == ["bob", "cyd", "dan", "eve"])
  }

  @Test func `Too many users are not marked at once, and that is said`() {
    var state = AppState.sample(Rows(count: Marks.maximum + 1))
    state.perform(.invertMarks)
    #expect(state.marks.isEmpty)
    #expect(state.message == Message("20,001 are too many to mark; filter them first"))
  }

  @Test func `All marks are taken away together`() {
    var state = AppState.sample()
    state.perform(.mark, .mark, .unmark)
    #expect(state.marks.isEmpty)
    state.perform(.unmark)
    #expect(state.message == Message("nothing is marked"))
  }

  @Test func `Close takes the marks away once nothing else is left to close`() {
    var state = AppState.sample()
    state.perform(.mark)
    let effects = state.perform(.close)
    #expect(effects == [])
    #expect(state.marks.isEmpty)
  }
}
