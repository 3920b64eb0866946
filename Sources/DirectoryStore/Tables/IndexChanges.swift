import DirectoryModel
import GRDB

/// The users that a transaction changes in the index, by the chunk that they are in.
struct IndexChanges {
  private var chunks: [Int: [IndexedChange]] = [:]

  var isEmpty: Bool { chunks.isEmpty }

  /// Notes what is shown of a user from now on; nil where it is no longer kept.
  mutating func set(_ user: User?, number: Int64) {
    let (chunk, slot) = Int(number).quotientAndRemainder(dividingBy: StoredChunk.capacity)
    chunks[chunk, default: []].append(IndexedChange(slot: slot, user: user))
  }

  /// Makes the chunks anew out of those that are kept, which another process may have written.
  func write(
    _ database: Database, revision: Int64, _ indexer: ChunkIndexer
  ) throws {
    let select = try PreparedStatement("SELECT bytes FROM chunk WHERE number = ?1", in: database)
    let insert = try PreparedStatement(
      "INSERT OR REPLACE INTO chunk (number, revision, bytes) VALUES (?1, ?2, ?3)", in: database)
    for (number, changes) in chunks.sorted(by: { $0.key < $1.key }) {
      try select.bind(1, number)
      let bytes = try select.first { $0.bytes(0) }
      try insert.bind(1, number)
      try insert.bind(2, revision)
      try insert.bind(3, bytes: indexer(bytes, Self.last(changes)))
      try insert.run()
    }
  }

  /// The last change of each slot, in ascending order; users that are added come in it already.
  private static func last(_ changes: [IndexedChange]) -> [IndexedChange] {
    if zip(changes, changes.dropFirst()).allSatisfy({ $0.slot < $1.slot }) { return changes }
    var positions: [Int: Int] = [:]
    for (position, change) in changes.enumerated() { positions[change.slot] = position }
    return positions.sorted { $0.key < $1.key }.map { changes[$0.value] }
  }
}
