import DirectoryModel
import TestSupport
import Testing

@testable import Browser

/// Completion and history of the filter line.
@Suite struct FilterCompletionTests {
  private func text(_ state: AppState) -> String { state.prompt?.editor.text ?? "" }

  @Test func `Tab completes a field, and what was completed filters at once`() {
    var state = AppState.sample()
    state.type(filter: "mf")
    state.perform(.complete)
    #expect(text(state) == "mfa:")
    state.perform(.complete)
    #expect(text(state) == "mfa:on")
    #expect(state.filter.query.term == .mfa([.on]))
  }

  @Test func `Tab goes through several ways and round, and back`() {
    var state = AppState.sample()
    state.type(filter: "mfa:o")
    state.perform(.complete)
    #expect(state.prompt?.completion?.candidates.map(\.label) == ["on", "off"])
    state.perform(.complete)
    #expect(text(state) == "mfa:off")
    state.perform(.complete)
    #expect(text(state) == "mfa:on")
    state.perform(.completeBack)
    #expect(text(state) == "mfa:off")
  }

  @Test func `Typing on ends the choice`() {
    var state = AppState.sample()
    state.type(filter: "mfa:o")
    state.perform(.complete)
    state.take(.typed(" "))
    #expect(state.prompt?.completion == nil)
    #expect(text(state) == "mfa:on ")
  }

  @Test func `What stands after the cursor stays`() {
    var state = AppState.sample()
    state.type(filter: "so bob")
    state.perform(.wordLeft, .cursorLeft, .complete)
    #expect(text(state) == "source: bob")
    #expect(state.prompt?.editor.cursor == 7)
  }

  @Test func `Sources and counted values complete as well`() {
    var state = AppState.sample(sources: [.sample("alpha"), .sample("beta")])
    state.type(filter: "source:b")
    state.perform(.complete)
    #expect(text(state) == "source:beta")
    state.perform(.cancel)
    state.take(.action(Action(.facets, "team")))
    state.take(.faceted([FacetCount("Security Ops", 2)], .team, generation: 1))
    state.perform(.close)
    state.type(filter: "team:s")
    state.perform(.complete)
    #expect(text(state) == "team:\"Security Ops\"")
  }

  @Test func `Where nothing goes on, that is said`() {
    var state = AppState.sample()
    state.type(filter: "xyzzy")
    state.perform(.complete)
    #expect(text(state) == "xyzzy")
    #expect(state.message == Message("nothing is known that goes on from here"))
  }

  /// Keeps filters one after the other.
  private func kept(_ filters: String...) -> AppState {
    var state = AppState.sample()
    for filter in filters {
      state.perform(.filter, .deleteToStart)
      for character in filter { state.take(.typed(String(character))) }
      state.perform(.accept)
    }
    state.perform(.filter, .deleteToStart)
    return state
  }

  @Test func `Older filters come back, the newest first, and round`() {
    var state = kept("one", "two")
    state.perform(.olderFilter)
    #expect(text(state) == "two")
    state.perform(.olderFilter)
    #expect(text(state) == "one")
    state.perform(.olderFilter)
    #expect(text(state) == "two")
    #expect(state.filter.text == "two")
  }

  @Test func `Only older filters with what was typed come back`() {
    var state = kept("mfa:off", "bob", "mfa:on")
    for character in "mfa" { state.take(.typed(String(character))) }
    state.perform(.olderFilter, .olderFilter)
    #expect(text(state) == "mfa:off")
  }

  @Test func `A filter that was used twice is there once`() {
    #expect(kept("one", "two", "one").filterHistory == ["two", "one"])
  }

  @Test func `A filter that was given up is not remembered`() {
    var state = kept("one")
    for character in "two" { state.take(.typed(String(character))) }
    state.perform(.cancel)
    #expect(state.filterHistory == ["one"])
  }

  @Test func `Going back through the views brings back the filter before`() {
    var state = kept("one", "two")
    state.perform(.cancel, .historyBack)
    #expect(state.filter.text == "one")
    state.perform(.historyBack)
    #expect(state.filter.text == "")
    state.perform(.historyForward)
    #expect(state.filter.text == "one")
  }
}
