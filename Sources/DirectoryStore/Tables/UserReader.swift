import DirectoryModel
import GRDB

/// Reads users within one transaction.
struct UserReader {
  private let sources: [Int64: SourceRow]
  private let rowByNumber: PreparedStatement
  private let lookup: Lookup
  private let fullRecord: PreparedStatement
  private let listRecord: PreparedStatement

  init(_ database: Database) throws {
    sources = Dictionary(
      try SourceRow.all(database).map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    rowByNumber = try PreparedStatement(
      "SELECT \(UserRow.columns) FROM user WHERE number = ?1", in: database)
    lookup = try Lookup(database)
    fullRecord = try Self.record(.full, database)
    listRecord = try Self.record(.list, database)
  }

  private static func record(
    _ layer: RecordLayer, _ database: Database
  ) throws -> PreparedStatement {
    try PreparedStatement(
      "SELECT content, raw FROM \(layer.table) WHERE number = ?1", in: database)
  }

  func row(numbered number: Int64) throws -> UserRow? {
    try rowByNumber.bind(1, number)
    return try rowByNumber.first { UserRow($0) }
  }

  func row(_ id: UserID, ofSource source: Int64) throws -> UserRow? {
    for number in try lookup.numbers(.id(id, source: source)) {
      if let row = try row(numbered: number), row.source == source, row.id == id { return row }
    }
    return nil
  }

  /// The users of all sources with an id.
  private func rows(_ id: UserID) throws -> [UserRow] {
    try sources.keys.sorted().compactMap { try row(id, ofSource: $0) }
  }

  func row(_ reference: UserReference) throws -> UserRow? {
    guard let source = sources.values.first(where: { $0.name == reference.source }) else {
      return nil
    }
    return try row(reference.id, ofSource: source.number)
  }

  /// The users, less those that have gone, of whom a text is the id or, folded, another name.
  func users(answering text: String) throws -> [User] {
    var rows = try rows(UserID(text))
    for number in try lookup.numbers(.text(text.folded)) {
      guard let row = try row(numbered: number), !rows.contains(row) else { continue }
      rows.append(row)
    }
    return try rows.filter { $0.goneSince == nil }.sorted { $0.number < $1.number }
      .compactMap { try user($0) }
      .filter { $0.answers(to: text) }
  }

  /// The user as it is shown.
  func user(_ row: UserRow) throws -> User? { try user(row, layer: row.shown) }

  /// The user as one of its records tells.
  func user(_ row: UserRow, layer: RecordLayer) throws -> User? {
    guard let source = sources[row.source] else { return nil }
    let select = layer == .full ? fullRecord : listRecord
    try select.bind(1, row.number)
    return try select.first { record in
      record.withBytes(0) { content in
        var user = User(
          content: content, reference: UserReference(source: source.name, id: row.id),
          provider: source.provider, detail: layer.detail,
          fetchedAt: row.fetchedAt(asOf: source.asOf) ?? Timestamp(seconds: 0))
        user.goneSince = row.goneSince
        user.raw = record.bytes(1)
        return user
      }
    }
  }
}
