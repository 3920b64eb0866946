package import DirectoryModel
import GRDB

extension SQLiteStore {
  /// How long a call waits for another process that is writing.
  private static let patience = 30.0

  /// Opens the store at a path, or begins one there; what can't be opened as it should is opened as
  /// well as it can be, and ``notices`` says so.
  ///
  /// A published file is opened for reading. A damaged store is moved aside and a new one begun. If
  /// nothing can be written the store is opened for reading, and if there is none to read it is one
  /// in memory.
  /// - Parameters:
  ///   - path: the file; its folder is made if there is none.
  ///   - time: now, for the name of a damaged file.
  ///   - maximumPages: how many pages of 8 KiB the file may have; a stand-in for a disk that is full.
  /// - Returns: the store, which may be read-only or in memory.
  /// - Throws: a ``StoreError`` with the code `newerSchema`, or `unreadable` where the file is
  ///   another program's.
  package static func open(
    path: String, at time: Timestamp, maximumPages: Int? = nil
  ) throws(StoreError) -> SQLiteStore {
    let file = StoreFile(path)
    if file.kind() == .published { return try openPublished(path: path) }
    do throws(StoreError) {
      try file.makeFolder()
    } catch {
      return try inMemory(notices: ["\(error.message); nothing is kept"])
    }
    guard file.isWritable else { return try openUnwritable(file, because: nil) }
    // Of several processes that find a new, older or damaged file only one shall deal with it.
    switch FileLock.take(file.lockPath, isWaiting: true) {
    case .taken(let lock):
      return try withExtendedLifetime(lock) { () throws(StoreError) in
        try openWritable(file, at: time, maximumPages: maximumPages)
      }
    case .held(let reason), .failed(let reason):
      return try inMemory(
        notices: ["the store \(path) can't be locked: \(reason); nothing is kept"])
    }
  }

  /// A store that ends with the process.
  package static func inMemory() throws(StoreError) -> SQLiteStore {
    try inMemory(notices: [])
  }

  private static func inMemory(notices: [DisplayText]) throws(StoreError) -> SQLiteStore {
    do {
      let queue = try DatabaseQueue(configuration: configuration())
      try StoreSchema.migrate(queue)
      return SQLiteStore(path: nil, access: .memory(queue), notices: notices)
    } catch {
      throw StoreError(error, in: "in memory")
    }
  }

  /// Opens a file that ``publish(to:)`` wrote, which may be in a folder that can't be written.
  /// - Throws: a ``StoreError`` also where the file is damaged: it is never moved.
  package static func openPublished(path: String) throws(StoreError) -> SQLiteStore {
    let file = StoreFile(path)
    switch file.kind() {
    case .published, .store: break
    case .damaged:
      throw StoreError(.corrupt, "the published store \(path) is damaged: publish it again")
    case .new: throw StoreError(.unreadable, "there is no published store at \(path)")
    case .foreign: throw foreign(file)
    }
    guard file.isReadable else {
      throw StoreError(.unreadable, "the published store \(path) can't be read: not allowed")
    }
    return try openReadOnly(file, notices: [])
  }

  // MARK: The ways to open

  private static func openWritable(
    _ file: StoreFile, at time: Timestamp, maximumPages: Int?
  ) throws(StoreError) -> SQLiteStore {
    switch file.kind() {
    case .foreign: throw foreign(file)
    case .published: return try openPublished(path: file.path)
    case .damaged: return try openInPlaceOfDamaged(file, at: time, maximumPages)
    case .new, .store: break
    }
    do throws(StoreError) {
      return try openFile(file, notices: [], maximumPages)
    } catch {
      switch error.code {
      case .corrupt: return try openInPlaceOfDamaged(file, at: time, maximumPages)
      case .full, .readOnly: return try openUnwritable(file, because: error)
      case .newerSchema, .unreadable, .busy, .other: throw error
      }
    }
  }

  private static func openInPlaceOfDamaged(
    _ file: StoreFile, at time: Timestamp, _ maximumPages: Int?
  ) throws(StoreError) -> SQLiteStore {
    guard let target = file.moveAside(at: time) else {
      return try inMemory(notices: [
        "the store \(file.path) is damaged and can't be moved aside; nothing is kept"
      ])
    }
    let notice: DisplayText =
      "the store \(file.path) was damaged and is now \(target); a new one begins, sync to fill it"
    return try openFile(file, notices: [notice], maximumPages)
  }

  private static func openFile(
    _ file: StoreFile, notices: [DisplayText], _ maximumPages: Int?
  ) throws(StoreError) -> SQLiteStore {
    var notices = notices
    if !file.makePrivate() {
      notices.append("others may be able to read the store \(file.path): its mode can't be changed")
    }
    if file.isFolderOpen {
      notices.append("anybody can write to the folder \(file.folder) of the store")
    }
    do {
      let writer = try DatabaseQueue(
        path: file.path, configuration: configuration(maximumPages: maximumPages))
      let version = try writer.writeWithoutTransaction { try Self.version($0) }
      if version > StoreSchema.version {
        throw StoreError.newer(version, in: DisplayText(file.path))
      }
      if version < StoreSchema.version { try StoreSchema.migrate(writer) }
      if file.isSuspect { try check(writer, file) }
      // This reads, by which the files that readers need beside the database come to be.
      try writer.writeWithoutTransaction { _ = try StoreRow.read($0) }
      let readers = try DatabasePool(
        path: file.path, configuration: configuration(isReadOnly: true))
      return SQLiteStore(
        path: file.path, access: .file(writer: writer, readers: readers), notices: notices)
    } catch {
      throw StoreError(error, in: DisplayText(file.path))
    }
  }

  private static func version(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
  }

  /// Reads the whole file after an earlier call met damage.
  private static func check(_ writer: DatabaseQueue, _ file: StoreFile) throws {
    let answer = try writer.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
    guard answer == "ok" else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: answer)
    }
    file.clearSuspicion()
  }

  /// Opens for reading what can't be written: by the error that said so, or by its mode.
  private static func openUnwritable(
    _ file: StoreFile, because reason: StoreError?
  ) throws(StoreError) -> SQLiteStore {
    let reason = reason?.message ?? "the store \(file.path) can't be written"
    switch file.kind() {
    case .foreign: throw foreign(file)
    case .new: return try inMemory(notices: ["\(reason); nothing is kept"])
    case .store, .published, .damaged: break
    }
    do throws(StoreError) {
      return try openReadOnly(file, notices: ["\(reason): it is open for reading only"])
    } catch {
      guard error.code != .newerSchema else { throw error }
      return try inMemory(notices: [reason, "\(error.message); nothing is kept"])
    }
  }

  /// Opens a file that stays as it is: no lock is taken and nothing is written beside it.
  ///
  /// Where something is written ahead, SQLite has to see it too, and needs its shared memory.
  private static func openReadOnly(
    _ file: StoreFile, notices: [DisplayText]
  ) throws(StoreError) -> SQLiteStore {
    do {
      let pool = try DatabasePool(
        path: file.hasWAL ? file.path : immutableAddress(of: file.path),
        configuration: configuration(isReadOnly: true))
      let version = try pool.read { try Self.version($0) }
      if version > StoreSchema.version {
        throw StoreError.newer(version, in: DisplayText(file.path))
      }
      guard version == StoreSchema.version else {
        throw StoreError(
          .unreadable,
          "the store \(file.path) is of an older roster (schema \(version)): publish it again")
      }
      try pool.read { _ = try StoreRow.read($0) }
      return SQLiteStore(path: file.path, access: .readOnly(pool), notices: notices)
    } catch {
      throw StoreError(error, in: DisplayText(file.path))
    }
  }

  /// SQLite's address of a file that nobody changes (https://www.sqlite.org/uri.html).
  private static func immutableAddress(of path: String) -> String {
    var address = path.hasPrefix("/") ? "file://" : "file:"
    for byte in path.utf8 {
      switch Unicode.Scalar(byte) {
      case "%": address += "%25"
      case "?": address += "%3f"
      case "#": address += "%23"
      case let scalar where byte < 0x80: address.unicodeScalars.append(scalar)
      default: address += "%" + String(byte, radix: 16)
      }
    }
    return address + "?immutable=1"
  }

  private static func configuration(
    isReadOnly: Bool = false, maximumPages: Int? = nil
  ) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.foreignKeysEnabled = false
    configuration.busyMode = .timeout(patience)
    configuration.label = "roster.store"
    configuration.prepareDatabase { database in
      // Records are long: on larger pages less of each is left empty. Only a new file heeds it.
      try database.execute(
        sql: """
          PRAGMA page_size = 8192;
          PRAGMA cache_size = \(isReadOnly ? -4096 : -16384);
          PRAGMA wal_autocheckpoint = 4000;
          PRAGMA secure_delete = FAST;
          """)
      if !isReadOnly {
        try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
      }
      if let maximumPages {
        try database.execute(sql: "PRAGMA max_page_count = \(maximumPages)")
      }
    }
    return configuration
  }

  // MARK: What can't be opened

  private static func foreign(_ file: StoreFile) -> StoreError {
    StoreError(.unreadable, "\(file.path) is a database of another program, not a store of roster")
  }
}
