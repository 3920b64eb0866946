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
    detail: { state, _ in SourcesView.detail(of: state) },
    command: { _ in ["roster", "doctor"] })
}

private enum SourcesView {
  static let columns: [Column<SourceState>] = [
    Column("tag", "S", 1, 1, priority: 1) { ListCell("\($0.source.tag)") },
    Column("name", "NAME", 10, 24, priority: 0) { ListCell("\($0.source.name)", .strong) },
    Column("provider", "PROVIDER", 11, 11, priority: 6) { ListCell("\($0.source.provider)") },
    Column("state", "STATE", 10, 10, priority: 2) {
      ListCell($0.stateWord, $0.isTroubled ? .warning : .none)
    },
    Column("got", "GOT", 9, 9, priority: 4, key: { .number($0.got) }) {
      ListCell("\($0.got.grouped)")
    },
    Column("expected", "EXPECTED", 9, 9, priority: 5, key: { .number($0.expected ?? -1) }) {
      $0.expected.map { ListCell("\($0.grouped)") } ?? .none
    },
    Column("as-of", "AS OF", 16, 16, priority: 3, key: { .number(Int($0.asOf?.seconds ?? -1)) }) {
      $0.asOf.map { ListCell("\($0.date) \($0.shortClock)") } ?? ListCell("never", .warning)
    },
    Column("next", "NEXT", 12, 24, priority: 7) {
      $0.pause.map { ListCell("\($0.until.clock)", .warning) } ?? .none
    },
    Column("error", "ERROR", 16, 40, priority: 8) {
      $0.error.map { ListCell($0.summary, .warning) } ?? .none
    },
  ]

  /// Everything about a source, a line each, also where nothing is known.
  static func detail(of state: SourceState) -> [DetailLine] {
    var lines = [
      DetailLine("state", state.words, state.isTroubled ? .warning : .none)
    ]
    if let error = state.error {
      lines.append(DetailLine("error", error.summary, .warning))
      lines.append(DetailLine("asked", error.operation))
      if let detail = error.detail, !detail.isEmpty { lines.append(DetailLine("answer", detail)) }
      if let id = error.requestID { lines.append(DetailLine("request", id)) }
      lines.append(DetailLine("what to do", error.hint ?? "read the sources again"))
    }
    lines.append(
      state.pause.map {
        DetailLine("next request", "\($0.until.dateAndTime), waiting: \($0.reason)", .warning)
      } ?? DetailLine("next request", state.phase == .loading ? "at once" : "none due", .faint))
    lines.append(DetailLine("next reading", nextReading(of: state)))
    lines.append(
      state.allowance.map {
        DetailLine(
          "budget", "\($0.perMinute.grouped) requests a minute, \($0.atOnce.grouped) free at once",
          $0.atOnce == 0 ? .warning : .none)
      } ?? DetailLine("budget", "no limit, or not asked yet", .faint))
    lines += [
      .blank,
      DetailLine("users", "\(state.got.grouped) read\(expectation(of: state))"),
      DetailLine(
        "read whole", state.asOf.map { "\($0.dateAndTime)" } ?? "never",
        state.asOf == nil ? .warning : .none),
      DetailLine("provider", "\(state.source.provider)"),
      DetailLine("name and tag", "\(state.source.name), \(state.source.tag)"),
      state.changes.map { changes in
        DetailLine(
          "last run",
          """
          \(changes.added.grouped) new, \(changes.changed.grouped) changed, \
          \(changes.unchanged.grouped) as before, \(changes.gone.grouped) gone
          """)
      } ?? DetailLine("last run", state.isStored ? "not in this session" : "--", .faint),
      .blank, .heading("What the source said (\(state.notices.count))"),
    ]
    lines +=
      state.notices.isEmpty
      ? [DetailLine("nothing", "", .faint)] : state.notices.map { DetailLine("", $0) }
    return lines
  }

  /// Nothing is read again while nobody asks: that is, by R or by a start.
  private static func nextReading(of state: SourceState) -> DisplayText {
    if state.phase == .loading { return "under way" }
    return state.dueAt.map { "with R; by itself at a start after \($0.dateAndTime)" }
      ?? "with R; by itself at the next start"
  }

  private static func expectation(of state: SourceState) -> DisplayText {
    state.expected.map { " of \($0.grouped) that it announces" } ?? "; it announces no number"
  }
}
