import DirectoryModel
import TestSupport
import Testing

@testable import Browser

@Suite struct FilterTests {
  @Test func `Each key asks for what has been typed so far`() throws {
    var state = AppState.sample()
    let effects = state.type(filter: "bo")
    #expect(
      effects == [
        .list(try Query(parsing: "b"), sort: nil, generation: 2),
        .list(try Query(parsing: "bo"), sort: nil, generation: 3),
      ])
  }

  @Test func `Opening the filter alone asks for nothing`() {
    var state = AppState.sample()
    let effects = state.perform(.filter)
    #expect(effects == [])
    #expect(state.context == .prompt)
  }

  @Test func `A filter is opened with what stands there already`() {
    var state = AppState.sample()
    state.type(filter: "bo")
    state.perform(.accept, .filter)
    #expect(state.prompt?.editor.text == "bo")
  }

  @Test func `Opening the filter from the details goes to the list`() {
    var state = AppState.sample()
    state.perform(.open, .filter, .accept)
    #expect(state.context == .listUsers)
  }

  @Test func `Moving the cursor asks for nothing`() {
    var state = AppState.sample()
    state.type(filter: "bob")
    let effects = state.perform(.cursorLeft, .cursorStart, .wordRight, .cursorEnd)
    #expect(effects == [])
  }

  @Test func `Deleting asks anew, but not where there is nothing to delete`() {
    var state = AppState.sample()
    state.type(filter: "b")
    let effects = state.perform(.deleteBackward)
    #expect(effects == [.list(.all, sort: nil, generation: 3)])
    let later = state.perform(.deleteBackward)
    #expect(later == [])
  }

  @Test func `Enter keeps the filter and its result`() {
    var state = AppState.sample()
    state.type(filter: "bo")
    let effects = state.perform(.accept)
    #expect(effects.allSatisfy { $0.isKeeping })
    #expect(state.prompt == nil)
    #expect(state.filter.text == "bo")
  }

  @Test(arguments: [Action.Name.cancel, .close, .back, .stop])
  func `Going back restores the filter that was there before`(action: Action.Name) throws {
    var state = AppState.sample()
    state.type(filter: "bo")
    state.perform(.accept)
    state.type(filter: "xy")
    let query = try Query(parsing: "bo")
    let effects = state.perform(action)
    #expect(effects == [.list(query, sort: nil, generation: state.filter.generation)])
    #expect(state.filter.text == "bo")
    #expect(state.prompt == nil)
  }

  @Test func `Going back restores the user that was selected before`() {
    var state = AppState.sample(Rows("ann bob cyd"))
    state.perform(.moveLast)
    state.type(filter: "b")
    state.take(.listed(Rows("bob", total: 3), generation: state.filter.generation))
    #expect(state.selectedName == "bob")
    state.perform(.cancel)
    state.take(.listed(Rows("ann bob cyd"), generation: state.filter.generation))
    #expect(state.selectedName == "cyd")
  }

  @Test func `Enter keeps the user that the filter has selected`() {
    var state = AppState.sample(Rows("ann bob cyd"))
    state.perform(.moveLast)
    state.type(filter: "b")
    state.take(.listed(Rows("bob", total: 3), generation: state.filter.generation))
    state.perform(.accept, .close)
    state.take(.listed(Rows("ann bob cyd"), generation: state.filter.generation))
    #expect(state.selectedName == "bob")
  }

  @Test func `A filter that is not understood keeps the last good result`() throws {
    var state = AppState.sample()
    state.type(filter: "bo")
    let generation = state.filter.generation
    let effects = state.take(.typed("("))
    #expect(effects == [])
    #expect(state.filter.error != nil)
    #expect(state.filter.query == (try Query(parsing: "bo")))
    #expect(state.filter.generation == generation)
  }

  @Test func `A filter that is understood again has no error`() {
    var state = AppState.sample()
    state.type(filter: "bo(")
    state.perform(.deleteBackward)
    #expect(state.filter.error == nil)
  }

  @Test func `The answer to the last good question is shown while there is an error`() {
    var state = AppState.sample()
    state.type(filter: "bo(")
    state.take(.listed(Rows("bob", total: 5), generation: state.filter.generation))
    #expect(state.list.listing.count == 1)
  }

  @Test func `Going back from an error takes the error away`() {
    var state = AppState.sample()
    state.type(filter: "a(")
    state.perform(.cancel)
    #expect(state.filter.error == nil)
  }

  @Test(arguments: [
    ("one\ntwo", "one two"), ("one\r\ntwo\n", "one two"), ("\n\none\n\n\ntwo", "one two"),
    ("\n", ""), ("one\u{2028}two", "one two"),
  ])
  func `Pasted lines become one`(pasted: String, text: String) {
    var state = AppState.sample()
    state.perform(.filter)
    state.take(.typed(pasted))
    #expect(state.filter.text == text)
  }

  @Test func `Text is inserted at the cursor`() {
    var state = AppState.sample()
    state.type(filter: "bb")
    state.perform(.cursorLeft)
    state.take(.typed("o"))
    #expect(state.filter.text == "bob")
  }

  @Test func `Text is ignored where nothing is typed`() {
    var state = AppState.sample()
    let effects = state.take(.typed("bob"))
    #expect(effects == [])
    #expect(state.filter.text == "")
  }

  @Test func `A filter given with the action is asked for at once`() throws {
    var state = AppState.sample()
    let effects = state.take(.action(Action(.filter, "bob")))
    #expect(effects == [.list(try Query(parsing: "bob"), sort: nil, generation: 2)])
    #expect(state.context == .listUsers)
  }

  @Test(arguments: [
    (Action(.moveDown), 1), (Action(.moveLast), 4), (Action(.scroll, "half-down"), 4),
  ])
  func `The list moves while a filter is typed`(action: Action, row: Int) {
    var state = AppState.sample()
    state.perform(.filter)
    state.take(.action(action))
    #expect(state.list.selectedRow == row)
    #expect(state.context == .prompt)
  }
}
