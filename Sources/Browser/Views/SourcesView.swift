import DirectoryModel
import DirectoryText

extension View {
  package static let sources = View(rawValue: "sources")
}

extension ViewDefinition {
  /// The sources, a row each, and beside it all that is known of its state.
  package static let sources = ViewDefinition(
    .sources, title: "Sources", context: .listSources, nouns: ("source", "sources"),
    rows: .sources { $0 }, id: { (state: SourceState) in .named(state.source.name) },
    columns: SourcesView.columns, orderAtFirst: ListOrder("name"), orderWords: "as configured",
    heading: { "\($0.source.name)  \($0.source.provider)" },
    detail: { state, _ in state.details(byHand: "with R") },
    command: { _ in ["roster", "doctor"] })
}

private enum SourcesView {
  static let columns: [Column<SourceState>] = [
    Column("tag", "S", 1, 1, priority: 1) { ListCell("\($0.source.tag)") },
    Column("name", "NAME", 10, 24, priority: 0) { ListCell("\($0.source.name)", .strong) },
    Column("provider", "PROVIDER", 11, 11, priority: 6) { ListCell("\($0.source.provider)") },
    Column("state", "STATE", 10, 10, priority: 2) { $0.stateCell },
    Column("got", "GOT", 9, 9, priority: 4, key: { .number($0.got) }) {
      ListCell("\($0.got.grouped)")
    },
    Column("expected", "EXPECTED", 9, 9, priority: 5, key: { .number($0.expected ?? -1) }) {
      $0.expectedCell
    },
    Column("as-of", "AS OF", 16, 16, priority: 3, key: { .number(Int($0.asOf?.seconds ?? -1)) }) {
      $0.asOfCell
    },
    Column("next", "NEXT", 12, 24, priority: 7) { $0.nextCell },
    Column("error", "ERROR", 16, 40, priority: 8) { $0.errorCell },
  ]
}
