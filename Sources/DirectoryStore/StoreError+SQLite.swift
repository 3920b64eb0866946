import DirectoryModel
import GRDB

extension StoreError {
  /// What SQLite says, in terms that roster acts on.
  /// - Parameters:
  ///   - error: what a call threw.
  ///   - file: how a person knows the store.
  init(_ error: any Error, in file: DisplayText) {
    if let error = error as? StoreError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(.other, "the store \(file): \(String(describing: error))")
      return
    }
    let detail = DisplayText(error.message ?? "SQLite error \(error.resultCode.rawValue)")
    // On a disk without any room already SQLite's memory of what is written ahead has none.
    let isFull = error.extendedResultCode == .SQLITE_IOERR_SHMSIZE
    switch isFull ? .SQLITE_FULL : error.resultCode {
    case .SQLITE_FULL:
      self.init(.full, "no room to write the store \(file): make some, then sync again")
    case .SQLITE_READONLY, .SQLITE_PERM:
      self.init(.readOnly, "the store \(file) can't be written (\(detail))")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      self.init(.corrupt, "the store \(file) is damaged (\(detail)); the next start sets it aside")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(.busy, "another process is writing the store \(file); try again")
    case .SQLITE_CANTOPEN, .SQLITE_IOERR:
      self.init(.unreadable, "the store \(file) can't be read or written (\(detail))")
    default:
      self.init(.other, "the store \(file): \(detail)")
    }
  }

  /// The store was written by a newer roster.
  static func newer(_ version: Int, in file: DisplayText) -> StoreError {
    StoreError(
      .newerSchema,
      """
      the store \(file) was written by a newer roster (schema \(version), known are up to \
      \(StoreSchema.version)): update roster, or give it another store
      """)
  }
}
