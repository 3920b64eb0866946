package import DirectoryModel
import GRDB

extension SQLiteStore {
  package func adopt(
    _ source: Source, from address: String, at time: Timestamp
  ) throws(StoreError) -> Bool {
    let known = try reading { try Self.address(of: source.name, $0) }
    if isReadOnly || known == address { return false }
    return try writing { database in
      guard
        let row = try SourceRow.keeping(source.name, provider: source.provider, database)
      else { return false }
      // Another process may have been here since.
      let known = try Self.address(of: source.name, database)
      let isForeign = known != nil && known != address
      if isForeign { try forgetAll(of: row, database, at: time) }
      let update = try PreparedStatement(
        "UPDATE source SET address = ?2, provider = ?3 WHERE number = ?1", in: database)
      try update.bind(1, row.number)
      try update.bind(2, text: address)
      try update.bind(3, text: source.provider)
      try update.run()
      return isForeign
    }
  }

  private static func address(of source: String, _ database: Database) throws -> String? {
    let select = try PreparedStatement(
      "SELECT address FROM source WHERE name = ?1 AND address IS NOT NULL", in: database)
    try select.bind(1, text: source)
    return try select.first { $0.text(0) }
  }

  private func forgetAll(
    of source: SourceRow, _ database: Database, at time: Timestamp
  ) throws {
    let select = try PreparedStatement(
      "SELECT \(UserRow.columns) FROM user WHERE source = ?1 ORDER BY number", in: database)
    try select.bind(1, source.number)
    var users: [UserRow] = []
    try select.forEach { users.append(UserRow($0)) }
    var writer = try UserWriter(database, source: source, at: time)
    for user in users { try writer.forget(user) }
    try writer.finish(indexer)
    try database.execute(
      sql: """
        UPDATE source SET users = 0, as_of = NULL, began_at = NULL, ended_at = NULL, phase = NULL,
          got = NULL, expected = NULL, error = NULL, notices = NULL
        WHERE number = \(source.number)
        """)
  }
}
