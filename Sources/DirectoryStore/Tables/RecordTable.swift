import DirectoryModel
import GRDB

/// One of the two tables of records: what lists told, or what full records did.
final class RecordTable {
  /// How a record that came compares with the one that is kept.
  enum Comparison {
    /// None is kept.
    case none
    case same
    /// Only the raw bytes differ.
    case sameContent
    case other
  }

  private let select: PreparedStatement
  private let insert: PreparedStatement
  private let update: PreparedStatement
  private let markOf: PreparedStatement
  private let deleteRecord: PreparedStatement

  init(_ layer: RecordLayer, _ database: Database) throws {
    let table = layer.table
    select = try PreparedStatement(
      "SELECT content, raw FROM \(table) WHERE number = ?1", in: database)
    insert = try PreparedStatement(
      "INSERT OR REPLACE INTO \(table) (number, mark, content, raw) VALUES (?1, ?2, ?3, ?4)",
      in: database)
    update = try PreparedStatement(
      "UPDATE \(table) SET content = ?3, raw = ?4 WHERE number = ?1", in: database)
    markOf = try PreparedStatement("SELECT mark FROM \(table) WHERE number = ?1", in: database)
    deleteRecord = try PreparedStatement("DELETE FROM \(table) WHERE number = ?1", in: database)
  }

  func compare(
    _ content: [UInt8], _ raw: [UInt8], ofUser number: Int64
  ) throws -> Comparison {
    try select.bind(1, number)
    return try select.first { row in
      guard row.has(content, in: 0) else { return .other }
      return row.has(raw, in: 1) ? .same : .sameContent
    } ?? .none
  }

  /// Keeps a record; without a mark the one that is there stays.
  func write(
    _ content: [UInt8], _ raw: [UInt8], ofUser number: Int64, mark: Int64?
  ) throws {
    let statement = mark == nil ? update : insert
    try statement.bind(1, number)
    if let mark { try statement.bind(2, mark) }
    try statement.bind(3, bytes: content)
    try statement.bind(4, bytes: raw)
    try statement.run()
  }

  /// The number of the last change that had been noted when the record was kept.
  func mark(ofUser number: Int64) throws -> Int64 {
    try markOf.bind(1, number)
    return try markOf.first { $0.integer(0) } ?? 0
  }

  func delete(_ number: Int64) throws {
    try deleteRecord.bind(1, number)
    try deleteRecord.run()
  }
}
