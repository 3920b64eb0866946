import DirectoryModel
import GRDB

/// How far a source was read, and by which runs, as it is kept.
struct RunRow {
  let source: StoreSummary.StoredSource

  static func all(_ database: Database) throws -> [RunRow] {
    let select = try PreparedStatement(
      """
      SELECT name, provider, tag, users, as_of, began_at, ended_at, phase, got, expected, error,
        notices
      FROM source ORDER BY number
      """, in: database)
    var rows: [RunRow] = []
    try select.forEach { rows.append(RunRow($0)) }
    return rows
  }

  private init(_ row: PreparedStatement) {
    let name = row.text(0)
    let provider = row.text(1)
    let asOf = row.optionalInteger(4).map(Timestamp.init(packed:))
    source = StoreSummary.StoredSource(
      name: name, provider: provider, asOf: asOf, count: Int(row.integer(3)),
      lastRun: Self.state(
        row, of: Source(name: name, tag: row.text(2).first ?? "?", provider: provider), asOf: asOf),
      lastBegan: row.optionalInteger(5).map(Timestamp.init(packed:)))
  }

  private static func state(
    _ row: PreparedStatement, of source: Source, asOf: Timestamp?
  ) -> SourceState? {
    guard row.optionalInteger(6) != nil else { return nil }
    return SourceState(
      source: source, phase: SourceState.Phase(word: row.text(7)), got: Int(row.integer(8)),
      expected: row.optionalInteger(9).map(Int.init), asOf: asOf,
      error: row.optionalText(10).flatMap { text in
        (try? JSON(parsing: text.utf8)).flatMap { ProviderError(Record($0)) }
      },
      notices: row.optionalText(11).map(Self.notices) ?? [])
  }

  private static func notices(_ text: String) -> [DisplayText] {
    guard case .array(let elements) = try? JSON(parsing: text.utf8) else { return [] }
    return elements.compactMap { if case .string(let text) = $0 { DisplayText(text) } else { nil } }
  }

  static func begin(_ source: Source, at time: Timestamp, _ database: Database) throws {
    let upsert = try PreparedStatement(
      """
      INSERT INTO source (name, tag, provider, began_at) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (name) DO UPDATE SET tag = ?2, provider = ?3, began_at = ?4, ended_at = NULL,
        phase = NULL, got = NULL, expected = NULL, error = NULL, notices = NULL
      """, in: database)
    try upsert.bind(1, text: source.name)
    try upsert.bind(2, text: String(source.tag))
    try upsert.bind(3, text: source.provider)
    try upsert.bind(4, time.packed)
    try upsert.run()
  }

  /// Notes how a run ended; when the last complete one did stays unless this one was.
  static func end(_ state: SourceState, at time: Timestamp, _ database: Database) throws {
    let update = try PreparedStatement(
      """
      UPDATE source SET ended_at = ?2, phase = ?3, got = ?4, expected = ?5, error = ?6,
        notices = ?7, as_of = coalesce(?8, as_of)
      WHERE name = ?1
      """, in: database)
    try update.bind(1, text: state.source.name)
    try update.bind(2, time.packed)
    try update.bind(3, text: state.phase.word)
    try update.bind(4, state.got)
    try update.bind(5, state.expected.map(Int64.init))
    try update.bind(6, text: state.error?.json.text())
    try update.bind(7, text: JSON.array(state.notices.map { JSON($0) }).text())
    try update.bind(8, state.phase == .complete ? time.packed : nil)
    try update.run()
  }
}

extension SourceState.Phase {
  fileprivate init(word: String) {
    switch word {
    case "waiting": self = .waiting
    case "loading": self = .loading
    case "complete": self = .complete
    case "partial": self = .partial
    default: self = .failed
    }
  }

  fileprivate var word: String {
    switch self {
    case .waiting: "waiting"
    case .loading: "loading"
    case .complete: "complete"
    case .partial: "partial"
    case .failed: "failed"
    }
  }
}
