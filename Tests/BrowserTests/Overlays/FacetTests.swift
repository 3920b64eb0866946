import DirectoryModel
import DirectoryText
import TestSupport
import Testing

@testable import Browser

@Suite struct FacetTests {
  private static let rows = Rows([
    .sample("ann").with {
      $0.roles = [Role(name: "Owner", kind: .portal), Role(name: "Two Words", kind: .portal)]
      $0.email = "ann@Acme.com"
    },
    .sample("bob").with { $0.roles = [Role(name: "Owner", kind: .portal)] },
    .sample("cyd"),
  ])

  /// The menu of a field's values, counted.
  private func counted(_ field: FacetField) -> AppState {
    var state = AppState.sample(Self.rows)
    let effects = state.take(.action(Action(.facets, field.rawValue)))
    #expect(effects == [.facets(field, .all, generation: 1)])
    state.take(.faceted(FacetCount.counts(of: field, in: Self.rows), field, generation: 1))
    return state
  }

  @Test func `Values are counted, the most frequent first`() {
    #expect(
      FacetCount.counts(of: .role, in: Self.rows) == [
        FacetCount("Owner", 2), FacetCount("Two Words", 1), FacetCount("none", 1),
      ])
    #expect(FacetCount.counts(of: .domain, in: Self.rows) == [FacetCount("acme.com", 1)])
    #expect(FacetCount.counts(of: .mfa, in: Self.rows) == [FacetCount("unknown", 3)])
  }

  @Test func `An empty list that the source does not tell is not counted as none`() {
    let user = User.sample("ann").with { $0.untold = [.roles] }
    #expect(FacetField.role.values(of: user) == [])
  }

  @Test func `Enter on a field counts its values`() {
    var state = AppState.sample(Self.rows)
    state.perform(.facets, .moveDown)
    let effects = state.perform(.accept)
    #expect(effects == [.facets(.provider, .all, generation: 1)])
    #expect(state.overlayEntries.map(\.line.label) == ["counting ..."])
  }

  @Test func `Enter on a value adds it to the filter`() {
    var state = counted(.role)
    state.perform(.moveDown, .accept)
    #expect(state.overlay == nil)
    #expect(state.filter.text == "role:=\"Two Words\"")
    #expect(state.filter.error == nil)
  }

  @Test func `Several values are alternatives, and none is a word of its own`() {
    var state = counted(.role)
    state.perform(.mark, .moveLast, .mark, .accept)
    #expect(state.filter.text == "role:=Owner,none")
    #expect(state.filter.error == nil)
  }

  @Test func `A value is added to the filter that is there, and back takes it away`() {
    var state = AppState.sample(Self.rows)
    state.take(.action(Action(.filter, "a")), .action(Action(.facets, "mfa")))
    state.take(.faceted([FacetCount("unknown", 3)], .mfa, generation: 1))
    state.perform(.accept)
    #expect(state.filter.text == "a mfa:unknown")
    state.perform(.back)
    #expect(state.filter.text == "a")
  }

  @Test func `Values can be looked for in the menu`() {
    var state = counted(.role)
    state.perform(.find)
    for character in "two" { state.take(.typed(String(character))) }
    state.perform(.accept, .accept)
    #expect(state.filter.text == "role:=\"Two Words\"")
  }

  @Test func `A late count, or one of another field, is dropped`() {
    var state = counted(.role)
    state.take(.faceted([], .role, generation: 0), .faceted([], .mfa, generation: 1))
    #expect(state.overlayEntries.count == 3)
  }

  @Test func `What is no field is said`() {
    var state = AppState.sample()
    state.take(.action(Action(.facets, "rolle")))
    #expect(state.message == Message("no field is called rolle; the nearest is role"))
  }
}
