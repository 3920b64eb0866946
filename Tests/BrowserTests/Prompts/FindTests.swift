import DirectoryModel
import DirectoryText
import TestSupport
import Testing

@testable import Browser

@Suite struct FindTests {
  /// Types a text to be found and answers what is asked for it.
  private func find(_ text: String, _ state: inout AppState) {
    state.perform(.find)
    for character in text { state.take(.typed(String(character))) }
    answer(state.perform(.accept), &state)
  }

  private func answer(_ effects: [Effect], _ state: inout AppState) {
    for case .find(let request) in effects { state.take(.found(request.hit { false }, request)) }
  }

  @Test func `The next row with the text is selected, going round at the end`() {
    var state = AppState.sample(Rows("ann bob ann2 cyd"))
    find("ANN", &state)
    #expect(state.selectedName == "ann2")
    answer(state.perform(.nextHit), &state)
    #expect(state.selectedName == "ann")
    answer(state.perform(.previousHit), &state)
    #expect(state.selectedName == "ann2")
  }

  @Test func `A text that is nowhere is said, and the selection stays`() {
    var state = AppState.sample()
    find("xyzzy", &state)
    #expect(state.selectedName == "ann")
    #expect(state.message == Message("no user of the list has 'xyzzy'"))
  }

  @Test func `A text that only the selected user has is said`() {
    var state = AppState.sample()
    find("ann", &state)
    #expect(state.message == Message("no other user of the list has 'ann'"))
  }

  @Test func `A late answer about another list is dropped`() {
    var state = AppState.sample()
    state.perform(.find)
    state.take(.typed("cyd"))
    let effects = state.perform(.accept)
    state.take(.action(Action(.filter, "a")))
    answer(effects, &state)
    #expect(state.selectedName == "ann")
  }

  @Test func `A search that was broken off finds nothing`() {
    let request = FindRequest(
      "9999", after: 0, step: 1, in: Rows(count: 10_000), generation: 1)
    #expect(request.hit { false } == 9_999)
    #expect(request.hit { true } == nil)
  }

  @Test(arguments: [Action.Name.nextHit, .previousHit])
  func `Before anything was looked for there is no next place`(action: Action.Name) {
    var state = AppState.sample()
    let effects = state.perform(action)
    #expect(effects == [])
    #expect(state.message == Message("nothing was looked for yet; f looks for a text"))
  }

  @Test func `In the details the facts with the text are gone through`() {
    var state = AppState.sample(Rows([.sample("zed").with { $0.email = "zed@acme.com" }]))
    state.perform(.open)
    find("ZED", &state)
    #expect(state.detailLines[state.detailPosition.index].label == "e-mail")
    state.perform(.nextHit)
    #expect(state.detailLines[state.detailPosition.index].label == "id")
    state.perform(.nextHit)
    #expect(state.detailLines[state.detailPosition.index].label == "name")
    find("xyzzy", &state)
    #expect(state.message == Message("nothing here has 'xyzzy'"))
  }

  @Test func `Other views are searched by their rows`() {
    var state = AppState.sample(sources: [.sample("one"), .sample("two")])
    state.take(.action(Action(.view, "sources")))
    find("two", &state)
    #expect(state.selectedSource?.source.name == "two")
  }

  @Test func `Giving up a search leaves what was looked for before`() {
    var state = AppState.sample(Rows("ann bob"))
    find("bob", &state)
    state.perform(.find)
    state.take(.typed("x"))
    let effects = state.perform(.cancel)
    #expect(effects == [])
    #expect(state.searches.list == "bob")
  }
}
