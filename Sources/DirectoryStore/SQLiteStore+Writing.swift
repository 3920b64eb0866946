package import DirectoryModel
import GRDB
import Synchronization

extension SQLiteStore {
  package func beginRun(of source: Source, at time: Timestamp) throws(StoreError) {
    try writing { try RunRow.begin(source, at: time, $0) }
    runs.withLock { _ = $0.insert(source.name) }
  }

  package func write(
    _ users: [User], of source: String, at time: Timestamp
  ) throws(StoreError) -> StoreChanges {
    guard let provider = users.first?.provider else { return StoreChanges() }
    let isRunning = runs.withLock { $0.contains(source) }
    return try writing { database in
      guard let row = try SourceRow.keeping(source, provider: provider, database) else {
        return StoreChanges()
      }
      var writer = try UserWriter(
        database, source: row, at: time, isConfirmedLater: isRunning)
      for user in users { try writer.keep(user) }
      try writer.finish(indexer)
      return writer.result
    }
  }

  package func endRun(
    _ run: StoreRun, at time: Timestamp
  ) throws(StoreError) -> StoreChanges {
    let source = run.state.source
    defer { runs.withLock { _ = $0.remove(source.name) } }
    return try writing { database in
      guard
        let row = try SourceRow.keeping(source.name, provider: source.provider, database)
      else { return StoreChanges() }
      // Users are indexed as of this run.
      try RunRow.end(run.state, at: time, database)
      var writer = try UserWriter(database, source: row, at: time)
      if run.state.phase == .complete {
        let (missing, early) = try odd(run.seen, of: row, at: time, database)
        for user in missing { try writer.markGone(user) }
        for user in early { try writer.date(user) }
      }
      try writer.finish(indexer)
      return writer.result
    }
  }

  /// The users of a source that are kept and were not seen, and those that were seen and have a time
  /// that is yet to come: the clock was set back since.
  private func odd(
    _ seen: Set<UserID>, of source: SourceRow, at time: Timestamp, _ database: Database
  ) throws -> (missing: [UserRow], early: [UserRow]) {
    var missing: [Int64] = []
    var early: [Int64] = []
    let select = try PreparedStatement(
      """
      SELECT number, id, max(coalesce(full_at, ?2), coalesce(list_at, ?2)) > ?2 FROM user
      WHERE source = ?1
      """, in: database)
    try select.bind(1, source.number)
    try select.bind(2, time.packed)
    try select.forEach { row in
      if !seen.contains(UserID(row.text(1))) {
        missing.append(row.integer(0))
      } else if row.integer(2) != 0 {
        early.append(row.integer(0))
      }
    }
    let reader = try UserReader(database)
    func rows(_ numbers: [Int64]) throws -> [UserRow] {
      try numbers.sorted().compactMap { try reader.row(numbered: $0) }
    }
    return (try rows(missing), try rows(early))
  }

  package func markGone(
    _ reference: UserReference, at time: Timestamp
  ) throws(StoreError) {
    try writing { database in
      guard let source = try SourceRow.named(reference.source, database),
        let row = try UserReader(database).row(reference)
      else { return }
      var writer = try UserWriter(database, source: source, at: time)
      try writer.markGone(row)
      try writer.finish(indexer)
    }
  }

  package func saveFirstPage(_ page: StoredFirstPage) throws(StoreError) {
    try writing { database in
      if try FirstPageRow.read(database) != page { try FirstPageRow.write(page, database) }
    }
  }

  package func prune(before time: Timestamp) throws(StoreError) {
    try writing { database in
      for source in try SourceRow.all(database) {
        let users = try gone(before: time, from: source, database)
        if users.isEmpty { continue }
        var writer = try UserWriter(database, source: source, at: time)
        for user in users { try writer.forget(user) }
        try writer.finish(indexer)
      }
      // Changes are noted in the order of time: the search ends at the first that is kept.
      let delete = try PreparedStatement(
        """
        DELETE FROM change WHERE number < coalesce(
          (SELECT number FROM change WHERE at >= ?1 ORDER BY number LIMIT 1),
          (SELECT max(number) + 1 FROM change))
        """, in: database)
      try delete.bind(1, time.packed)
      try delete.run()
    }
  }

  private func gone(
    before time: Timestamp, from source: SourceRow, _ database: Database
  ) throws -> [UserRow] {
    let select = try PreparedStatement(
      """
      SELECT \(UserRow.columns) FROM user
      WHERE source = ?1 AND gone_since < ?2 ORDER BY number
      """, in: database)
    try select.bind(1, source.number)
    try select.bind(2, time.packed)
    var rows: [UserRow] = []
    try select.forEach { rows.append(UserRow($0)) }
    return rows
  }
}
