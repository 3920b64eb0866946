import DirectoryModel
import GRDB

/// Finds users by a whole text: by a hash of it, which says who may be meant.
///
/// What is found has to be compared with the text: hashes coincide, and users change. A version
/// that folds texts otherwise needs a migration that fills the tables anew.
///
/// Hashes come in no order, so that each new one belongs on another page of a large table. They go
/// into a small table first and from there, many at once and sorted, into the large one.
final class Lookup {
  /// What users are found by.
  enum Key {
    case id(UserID, source: Int64)
    /// A folded e-mail address, username or name.
    case text(String)

    /// FNV-1a of 64 bits, the same on every machine
    /// (https://datatracker.ietf.org/doc/draft-eastlake-fnv), begun apart for each kind of text.
    var hash: Int64 {
      let (text, kind) =
        switch self {
        case .id(let id, let source): (id.text, UInt64(bitPattern: source) &+ 1)
        case .text(let text): (text, 0 as UInt64)
        }
      var hash = (0xCBF2_9CE4_8422_2325 ^ kind) &* 0x100_0000_01B3
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return Int64(bitPattern: hash)
    }
  }

  /// How many entries the small table may have: about a megabyte.
  private static let recentCapacity: Int64 = 65_536

  private let database: Database
  private let select: PreparedStatement
  private let insertRecent: PreparedStatement
  private let deleteOld: PreparedStatement
  private let deleteRecent: PreparedStatement
  /// How many entries the small table has.
  private(set) var recent: Int64

  init(_ database: Database, recent: Int64 = 0) throws {
    self.database = database
    self.recent = recent
    select = try PreparedStatement(
      """
      SELECT user FROM lookup WHERE hash = ?1
      UNION ALL SELECT user FROM recent_lookup WHERE hash = ?1
      """, in: database)
    insertRecent = try PreparedStatement(
      "INSERT OR IGNORE INTO recent_lookup VALUES (?1, ?2)", in: database)
    deleteOld = try PreparedStatement(
      "DELETE FROM lookup WHERE hash = ?1 AND user = ?2", in: database)
    deleteRecent = try PreparedStatement(
      "DELETE FROM recent_lookup WHERE hash = ?1 AND user = ?2", in: database)
  }

  /// The numbers of the users that may be meant, each once.
  func numbers(_ key: Key) throws -> Set<Int64> {
    var numbers: Set<Int64> = []
    try select.bind(1, key.hash)
    try select.forEach { numbers.insert($0.integer(0)) }
    return numbers
  }

  func insert(_ key: Key, _ number: Int64) throws {
    try run(insertRecent, key, number)
    recent += 1
  }

  func delete(_ key: Key, _ number: Int64) throws {
    try run(deleteOld, key, number)
    try run(deleteRecent, key, number)
  }

  /// Keeps the texts by which a user is found, in place of those by which it was.
  func replace(_ old: [String], by new: [String], ofUser number: Int64) throws {
    for text in old where !new.contains(text) { try delete(.text(text), number) }
    for text in new where !old.contains(text) { try insert(.text(text), number) }
  }

  /// Empties the small table into the large one when it is full.
  func settle() throws {
    guard recent > Self.recentCapacity else { return }
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO lookup SELECT hash, user FROM recent_lookup ORDER BY hash, user;
        DELETE FROM recent_lookup;
        """)
    recent = 0
  }

  private func run(_ statement: PreparedStatement, _ key: Key, _ number: Int64) throws {
    try statement.bind(1, key.hash)
    try statement.bind(2, number)
    try statement.run()
  }
}
