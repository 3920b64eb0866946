import GRDB
import GRDBSQLite
import Glibc

/// A statement that is prepared once a connection, with its values bound and read in place.
///
/// A sync runs several statements for each of its users; boxing every value, as GRDB's own calls
/// do, would take longer than SQLite does.
struct PreparedStatement {
  /// SQLite copies what it is told to keep no longer than the call.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  /// Owns the pointer.
  private let statement: Statement
  private let pointer: OpaquePointer

  /// Takes one statement out of the connection's cache, or prepares it; values stand as `?1`, `?2` …
  init(_ sql: String, in database: Database) throws {
    statement = try database.cachedStatement(sql: sql)
    pointer = statement.sqliteStatement
  }

  // MARK: Values that go in; places count from 1.

  func bind(_ place: Int32, _ value: Int64) throws {
    try check(sqlite3_bind_int64(pointer, place, value))
  }

  func bind(_ place: Int32, _ value: Int) throws { try bind(place, Int64(value)) }

  func bind(_ place: Int32, _ value: Int64?) throws {
    guard let value else { return try check(sqlite3_bind_null(pointer, place)) }
    try bind(place, value)
  }

  func bind(_ place: Int32, bytes: some Collection<UInt8>) throws {
    let code = bytes.withContiguousStorageIfAvailable { buffer in
      guard let start = buffer.baseAddress, !buffer.isEmpty else {
        return sqlite3_bind_zeroblob(pointer, place, 0)
      }
      return sqlite3_bind_blob64(pointer, place, start, UInt64(buffer.count), Self.copied)
    }
    if let code { try check(code) } else { try bind(place, bytes: Array(bytes)) }
  }

  func bind(_ place: Int32, text: String?) throws {
    guard var text else { return try check(sqlite3_bind_null(pointer, place)) }
    let code = text.withUTF8 { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        sqlite3_bind_text64(
          pointer, place, characters.baseAddress, UInt64(characters.count), Self.copied,
          UInt8(SQLITE_UTF8))
      }
    }
    try check(code)
  }

  // MARK: Running

  /// Runs a statement that has no rows to give.
  func run() throws {
    defer { sqlite3_reset(pointer) }
    while try step() {}
  }

  /// Passes on row after row; the values of one may be read until the call for it returns.
  func forEach(_ take: (PreparedStatement) throws -> Void) throws {
    defer { sqlite3_reset(pointer) }
    while try step() { try take(self) }
  }

  /// What is made of the first row, if there is one.
  func first<Value>(_ make: (PreparedStatement) throws -> Value) throws -> Value? {
    defer { sqlite3_reset(pointer) }
    return try step() ? try make(self) : nil
  }

  private func step() throws -> Bool {
    let code = sqlite3_step(pointer)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw error(code)
  }

  private func check(_ code: Int32) throws {
    if code != SQLITE_OK { throw error(code) }
  }

  private func error(_ code: Int32) -> DatabaseError {
    let message = sqlite3_errmsg(sqlite3_db_handle(pointer)).map { String(cString: $0) }
    return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }

  // MARK: Values of the present row; columns count from 0.

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }

  func optionalInteger(_ column: Int32) -> Int64? {
    sqlite3_column_type(pointer, column) == SQLITE_NULL ? nil : integer(column)
  }

  func bytes(_ column: Int32) -> [UInt8] { withBytes(column) { Array($0) } }

  func text(_ column: Int32) -> String {
    withBytes(column) { String(decoding: $0, as: UTF8.self) }
  }

  func optionalText(_ column: Int32) -> String? {
    sqlite3_column_type(pointer, column) == SQLITE_NULL ? nil : text(column)
  }

  /// Whether the column's bytes are these.
  func has(_ bytes: [UInt8], in column: Int32) -> Bool {
    withBytes(column) { stored in
      guard stored.count == bytes.count, let start = stored.baseAddress else {
        return stored.count == bytes.count
      }
      return bytes.withUnsafeBytes { $0.baseAddress.map { memcmp($0, start, stored.count) } ?? 0 }
        == 0
    }
  }

  func withBytes<Value>(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    let start = sqlite3_column_blob(pointer, column)
    return body(
      UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column))))
  }
}
