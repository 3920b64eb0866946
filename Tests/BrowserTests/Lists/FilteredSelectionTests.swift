import DirectoryModel
import DirectoryText
import TestSupport
import Testing

@testable import Browser

/// Which row is selected once a filter was changed, whatever has changed it.
@Suite struct FilteredSelectionTests {
  private static let users = Rows(count: 60).users.enumerated().map { index, user in
    user.with { if index % 2 == 0 { $0.roles = [Role(name: "Even", kind: .portal)] } }
  }

  private static let now = Timestamp(seconds: 1_700_000_000)

  /// The ways in which users are filtered.
  enum Way: CaseIterable {
    case typed, recalled, action, facet, savedView
  }

  /// Answers each list that is asked for.
  private func answer(_ effects: [Effect], in state: inout AppState) throws {
    for case .list(let query, let sort, let generation) in effects {
      let rows = Rows(Self.users, matching: query, at: Self.now, sort: sort)
      state.take(.listed(rows, generation: generation))
    }
  }

  /// Filters by `role:=Even`.
  private func filter(by way: Way, in state: inout AppState) throws {
    switch way {
    case .typed:
      try answer(state.perform(.filter), in: &state)
      for character in "role:=Even" {
        try answer(state.take(.typed(String(character))), in: &state)
      }
      try answer(state.perform(.accept), in: &state)
    case .recalled:
      try answer(state.perform(.filter) + state.perform(.olderFilter), in: &state)
      try answer(state.perform(.accept), in: &state)
    case .action: try answer(state.take(.action(Action(.filter, "role:=Even"))), in: &state)
    case .facet:
      let effects = state.take(.action(Action(.facets, "role")))
      for case .facets(let field, let query, let generation) in effects {
        let counts = FacetCount.counts(
          of: field, in: Rows(Self.users, matching: query, at: Self.now))
        state.take(.faceted(counts, field, generation: generation))
      }
      let row = state.overlay?.menu?.items.firstIndex { $0.id == "Even" } ?? 0
      for _ in 0..<row { state.perform(.moveDown) }
      try answer(state.perform(.accept), in: &state)
    case .savedView:
      state.perform(.recallView)
      try answer(
        state.take(.captured(KeyProbe.Report(key: "e", sent: "", bindings: []), "e")), in: &state)
    }
  }

  private func state(selecting name: String) throws -> AppState {
    var preferences = Preferences()
    preferences.filters = ["role:=Even"]
    preferences.views["e"] = SavedView(
      filter: "role:=Even", sort: nil, columns: UsersView.standardColumns)
    var state = AppState(sources: [.sample()], preferences: preferences)
    try answer(state.take(.started), in: &state)
    state.take(.laidOut(.sample), .loadEnded)
    state.keys = .sample
    state.move(in: .users) { _ = $0.move(to: .user(.sample(name))) }
    return state
  }

  @Test(arguments: Way.allCases)
  func `Whoever is selected stays so where the filter finds them`(way: Way) throws {
    var state = try state(selecting: "44")
    try filter(by: way, in: &state)
    #expect(state.filter.text == "role:=Even")
    #expect(state.selectedName == "44")
    #expect((state.list.topRow...state.list.cursor.bottom).contains(state.list.selectedRow))
  }

  @Test(arguments: Way.allCases)
  func `Otherwise the first hit is selected, at the top`(way: Way) throws {
    var state = try state(selecting: "45")
    try filter(by: way, in: &state)
    #expect(state.filter.text == "role:=Even")
    #expect(state.selectedName == "0")
    #expect(state.list.topRow == 0)
  }

  @Test func `A first hit that was kept stays selected when the filter goes`() throws {
    var state = try state(selecting: "45")
    try filter(by: .facet, in: &state)
    try answer(state.take(.action(Action(.filter, ""))), in: &state)
    #expect(state.selectedName == "0")
  }

  @Test func `Rows that come while a filter is typed leave the first hit at the top`() throws {
    var state = try state(selecting: "45")
    state.perform(.filter)
    try answer(state.take(.typed("4")), in: &state)
    #expect(state.selectedName == "45")
    try answer(state.take(.typed("4")), in: &state)
    try answer(state.take(.usersChanged), in: &state)
    try answer(state.perform(.deleteBackward, .deleteBackward), in: &state)
    #expect(state.selectedName == "45")
  }

  @Test(arguments: [View.sources, .access])
  func `In a table it is the same`(view: View) throws {
    let names = ["acme", "beta", "cell", "data", "echo"]
    var state = AppState.sample(Rows([]), sources: names.map { .sample($0) })
    for effect in state.take(.action(Action(.view, view.rawValue))) {
      if case .ask(view, let generation) = effect {
        let users = names.map { name in
          User.sample(name).with { $0.roles = [Role(name: DisplayText(name), kind: .portal)] }
        }
        let rows = RoleCount.counts(in: Rows(users)).map { ViewRow(.named($0.key.text), $0) }
        state.take(.answered(view, rows, generation: generation))
      }
    }
    func selected() -> [String] {
      let row = state.list.selected
      return state.definition.columns.compactMap { column in row.map { column.text($0).printable } }
    }
    state.perform(.moveLast, .moveUp)
    state.type(filter: "at")
    #expect(selected().contains("data"))
    state.perform(.cancel, .moveUp)
    #expect(selected().contains("cell"))
    state.type(filter: "ac")
    #expect(selected().contains("acme"))
    #expect(state.list.topRow == 0)
    state.perform(.deleteToStart)
    #expect(selected().contains("cell"))
  }
}
