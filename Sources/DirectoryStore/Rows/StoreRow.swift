import DirectoryModel
import GRDB

/// What is kept once a store.
struct StoreRow: Equatable {
  /// Grows with each transaction that writes chunks.
  var revision: Int64
  /// The number of the next user that is added; none is given twice.
  var nextUser: Int64
  /// How many entries the smaller table of ``Lookup`` has.
  var recentLookups: Int64
  /// The number of the last change that was noted, be it kept or not.
  var lastChange: Int64

  static func read(_ database: Database) throws -> StoreRow {
    let select = try PreparedStatement(
      "SELECT revision, next_user, recent_lookups, last_change FROM store", in: database)
    let row = try select.first { row in
      StoreRow(
        revision: row.integer(0), nextUser: row.integer(1), recentLookups: row.integer(2),
        lastChange: row.integer(3))
    }
    guard let row else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the table store is empty")
    }
    return row
  }

  func write(_ database: Database) throws {
    let update = try PreparedStatement(
      "UPDATE store SET revision = ?1, next_user = ?2, recent_lookups = ?3, last_change = ?4",
      in: database)
    try update.bind(1, revision)
    try update.bind(2, nextUser)
    try update.bind(3, recentLookups)
    try update.bind(4, lastChange)
    try update.run()
  }
}

/// How what the first screen shows is kept.
enum FirstPageRow {
  static func read(_ database: Database) throws -> StoredFirstPage? {
    let select = try PreparedStatement(
      "SELECT sources, users, total FROM first_page", in: database)
    return try select.first { row in
      StoredFirstPage(
        sources: Set(row.text(0).split(separator: ",").map(String.init)),
        numbers: row.text(1).split(separator: ",").compactMap { Int($0) },
        total: Int(row.integer(2)))
    }
  }

  /// Source names have no comma: they are of `[a-z0-9._-]`.
  static func write(_ page: StoredFirstPage, _ database: Database) throws {
    let insert = try PreparedStatement(
      "INSERT OR REPLACE INTO first_page VALUES (1, ?1, ?2, ?3)", in: database)
    try insert.bind(1, text: page.sources.sorted().joined(separator: ","))
    try insert.bind(2, text: page.numbers.map(String.init).joined(separator: ","))
    try insert.bind(3, page.total)
    try insert.run()
  }
}
