import DirectoryModel
import GRDB

/// What is needed of a source to read and write its users.
struct SourceRow {
  let number: Int64
  let name: String
  let provider: String
  /// When the last complete run ended.
  let asOf: Timestamp?

  private init(_ row: PreparedStatement) {
    number = row.integer(0)
    name = row.text(1)
    provider = row.text(2)
    asOf = row.optionalInteger(3).map(Timestamp.init(packed:))
  }

  /// All sources of which something is kept.
  static func all(_ database: Database) throws -> [SourceRow] {
    var rows: [SourceRow] = []
    let select = try PreparedStatement(
      "SELECT number, name, provider, as_of FROM source ORDER BY number", in: database)
    try select.forEach { rows.append(SourceRow($0)) }
    return rows
  }

  static func named(_ name: String, _ database: Database) throws -> SourceRow? {
    let select = try PreparedStatement(
      "SELECT number, name, provider, as_of FROM source WHERE name = ?1", in: database)
    try select.bind(1, text: name)
    return try select.first { SourceRow($0) }
  }

  /// The source as it is kept, which begins now if nothing is.
  static func keeping(
    _ name: String, provider: String, _ database: Database
  ) throws -> SourceRow? {
    if let row = try named(name, database) { return row }
    let insert = try PreparedStatement(
      "INSERT INTO source (name, tag, provider) VALUES (?1, ?2, ?3)", in: database)
    try insert.bind(1, text: name)
    try insert.bind(2, text: name.prefix(1).uppercased())
    try insert.bind(3, text: provider)
    try insert.run()
    return try named(name, database)
  }
}
