import DirectoryModel
import GRDB

/// The users that a transaction changes in the index, by the chunk that they are in.
struct IndexChanges {
  private var chunks: [Int: [IndexedChange]] = [:]

  var isEmpty: Bool { chunks.isEmpty }

  /// Notes what is shown of a user from now on; nil where it is no longer kept.
  mutating func set(_ user: User?, number: Int64, isConfirmed: Bool = false) {
    let (chunk, slot) = Int(number).quotientAndRemainder(dividingBy: StoredChunk.capacity)
    chunks[chunk, default: []].append(
      IndexedChange(slot: slot, user: user, isConfirmed: isConfirmed))
  }

  /// Makes the chunks anew out of those that are kept, which another process may have written, and
  /// those of another version of the program out of their users.
  func write(
    _ database: Database, revision: Int64, _ indexer: ChunkIndexer
  ) throws {
    let select = try PreparedStatement("SELECT bytes FROM chunk WHERE number = ?1", in: database)
    let insert = try PreparedStatement(
      "INSERT OR REPLACE INTO chunk (number, revision, bytes) VALUES (?1, ?2, ?3)", in: database)
    for (number, changes) in chunks.sorted(by: { $0.key < $1.key }) {
      try select.bind(1, number)
      let kept = try select.first { $0.bytes(0) }
      let bytes =
        try indexer(kept, Self.last(changes)) ?? indexer(nil, Self.users(ofChunk: number, database))
      try insert.bind(1, number)
      try insert.bind(2, revision)
      try insert.bind(3, bytes: bytes ?? [])
      try insert.run()
    }
  }

  /// Makes chunks out of their users alone.
  static func rebuild(
    _ numbers: [Int], _ database: Database, revision: Int64, _ indexer: ChunkIndexer
  ) throws {
    let delete = try PreparedStatement("DELETE FROM chunk WHERE number = ?1", in: database)
    for number in numbers {
      try delete.bind(1, number)
      try delete.run()
      var index = IndexChanges()
      index.chunks[number] = try users(ofChunk: number, database)
      try index.write(database, revision: revision, indexer)
    }
  }

  /// All users of a chunk, gone or not.
  private static func users(ofChunk number: Int, _ database: Database) throws -> [IndexedChange] {
    let first = Int64(number * StoredChunk.capacity)
    let select = try PreparedStatement(
      """
      SELECT \(UserRow.columns) FROM user WHERE number >= ?1 AND number < ?2 ORDER BY number
      """, in: database)
    try select.bind(1, first)
    try select.bind(2, first + Int64(StoredChunk.capacity))
    let reader = try UserReader(database)
    var users: [IndexedChange] = []
    try select.forEach { row in
      let row = UserRow(row)
      guard let user = try reader.user(row) else { return }
      users.append(
        IndexedChange(
          slot: Int(row.number - first), user: user, isConfirmed: row.isConfirmed))
    }
    return users
  }

  /// The last change of each slot, in ascending order; users that are added come in it already.
  private static func last(_ changes: [IndexedChange]) -> [IndexedChange] {
    if zip(changes, changes.dropFirst()).allSatisfy({ $0.slot < $1.slot }) { return changes }
    var positions: [Int: Int] = [:]
    for (position, change) in changes.enumerated() { positions[change.slot] = position }
    return positions.sorted { $0.key < $1.key }.map { changes[$0.value] }
  }
}
