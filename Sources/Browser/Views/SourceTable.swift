import DirectoryModel
import DirectoryText

/// The view of sources: a row a source, and beside it all that is known of its state.
enum SourceTable {
  static let columns = [
    TableColumn("S", 1, 1, priority: 1),
    TableColumn("NAME", 10, 24, priority: 0),
    TableColumn("PROVIDER", 11, 11, priority: 6),
    TableColumn("STATE", 10, 10, priority: 2),
    TableColumn("GOT", 9, 9, priority: 4),
    TableColumn("EXPECTED", 9, 9, priority: 5),
    TableColumn("AS OF", 16, 16, priority: 3),
    TableColumn("NEXT", 12, 24, priority: 7),
    TableColumn("ERROR", 16, 40, priority: 8),
  ]

  static func rows(of sources: [SourceState]) -> [TableRow] {
    sources.map { state in
      typealias Cell = UserListColumn.Cell
      let none = Cell("--", .faint)
      return TableRow(
        id: state.source.name,
        cells: [
          Cell("\(state.source.tag)"), Cell("\(state.source.name)", .strong),
          Cell("\(state.source.provider)"),
          Cell(state.stateWord, state.isTroubled ? .warning : .none),
          Cell("\(state.got.grouped)"),
          state.expected.map { Cell("\($0.grouped)") } ?? none,
          state.asOf.map { Cell("\($0.date) \($0.shortClock)") } ?? Cell("never", .warning),
          state.pause.map { Cell("\($0.until.clock)", .warning) } ?? none,
          state.error.map { Cell($0.summary, .warning) } ?? none,
        ],
        numbers: [4: state.got, 5: state.expected ?? -1, 6: Int(state.asOf?.seconds ?? -1)])
    }
  }

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
