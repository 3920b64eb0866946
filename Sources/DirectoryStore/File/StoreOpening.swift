import DirectoryModel
import GRDB
import Host

/// The ways to open a file: as it should be, or as well as it can be.
struct StoreOpening {
  let file: StoreFile
  let indexer: ChunkIndexer
  var maximumPages: Int?
  /// The network file system that the file is on; nil where it is local.
  var network: NetworkFileSystem?

  init(
    file: StoreFile, indexer: @escaping ChunkIndexer, maximumPages: Int? = nil,
    networkOf: (String) -> NetworkFileSystem? = { NetworkFileSystem(of: $0) }
  ) {
    self.file = file
    self.indexer = indexer
    self.maximumPages = maximumPages
    // A folder that is yet to be made will be on the same as the first that is there.
    var folder = file.folder
    while FileAccess.isMissing(folder), let slash = folder.lastIndex(of: "/"),
      slash > folder.startIndex
    {
      folder = String(folder[..<slash])
    }
    network = networkOf(folder)
  }

  /// Opens the file for writing if that may be: see
  /// ``SQLiteStore/open(path:at:indexer:maximumPages:)``.
  func open(at time: Timestamp) throws(StoreError) -> SQLiteStore {
    if file.kind() == .published { return try openPublished() }
    do throws(StoreError) {
      try file.makeFolder()
    } catch {
      return try inMemory(["\(error.message); nothing is kept"])
    }
    guard file.isWritable else { return try openUnwritable(because: nil) }
    if let network { return try openAsOnlyWriter(on: network, at: time) }
    // Of several processes that find a new, older or damaged file only one shall deal with it.
    switch FileLock.take(file.lockPath, isWaiting: true) {
    case .taken(let lock):
      return try withExtendedLifetime(lock) { () throws(StoreError) in
        try openWritable(at: time)
      }
    case .held(let reason), .failed(let reason):
      return try inMemory(["the store \(file.path) can't be locked: \(reason); nothing is kept"])
    }
  }

  /// Opens a file for as long as no other process, on whatever machine, has it open for writing;
  /// for reading while one has.
  private func openAsOnlyWriter(
    on network: NetworkFileSystem, at time: Timestamp
  ) throws(StoreError) -> SQLiteStore {
    switch FileLock.take(file.writerPath, isWaiting: false) {
    case .taken(let lock):
      return try openWritable(at: time, with: lock)
    case .held(let holder):
      let reason: DisplayText =
        "\(holder) writes the store \(file.path), which is on \(network.name)"
      guard file.kind() == .store else { return try inMemory(["\(reason); nothing is kept"]) }
      return try openReadOnly(notices: ["\(reason): it is open for reading only"], isChanging: true)
    case .failed(let reason):
      return try inMemory(["the store \(file.path) can't be locked: \(reason); nothing is kept"])
    }
  }

  /// Opens a published file, or the store of somebody who lets others read it.
  func openPublished() throws(StoreError) -> SQLiteStore {
    switch file.kind() {
    case .published, .store: break
    case .damaged:
      throw StoreError(.corrupt, "the published store \(file.path) is damaged: publish it again")
    case .new: throw StoreError(.unreadable, "there is no published store at \(file.path)")
    case .foreign: throw foreign
    }
    guard file.isReadable else {
      throw StoreError(.unreadable, "the published store \(file.path) can't be read: not allowed")
    }
    return try openReadOnly(notices: [])
  }

  private func openWritable(
    at time: Timestamp, with lock: FileLock? = nil
  ) throws(StoreError) -> SQLiteStore {
    switch file.kind() {
    case .foreign: throw foreign
    case .published: return try openPublished()
    case .damaged: return try openInPlaceOfDamaged(at: time, with: lock)
    case .new, .store: break
    }
    do throws(StoreError) {
      return try openFile(notices: [], with: lock)
    } catch {
      switch error.code {
      case .corrupt: return try openInPlaceOfDamaged(at: time, with: lock)
      case .full, .readOnly: return try openUnwritable(because: error)
      case .newerSchema, .unreadable, .busy, .other: throw error
      }
    }
  }

  private func openInPlaceOfDamaged(
    at time: Timestamp, with lock: FileLock?
  ) throws(StoreError) -> SQLiteStore {
    guard let target = file.moveAside(at: time) else {
      return try inMemory([
        "the store \(file.path) is damaged and can't be moved aside; nothing is kept"
      ])
    }
    let notice: DisplayText =
      "the store \(file.path) was damaged and is now \(target); a new one begins, sync to fill it"
    return try openFile(notices: [notice], with: lock)
  }

  private func openFile(
    notices: [DisplayText], with lock: FileLock?
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
        path: file.path,
        configuration: SQLiteStore.configuration(
          isOnNetwork: network != nil, maximumPages: maximumPages))
      let version = try writer.writeWithoutTransaction { try Self.version($0) }
      if version > StoreSchema.version {
        throw StoreError.newer(version, in: DisplayText(file.path))
      }
      if version < StoreSchema.version { try StoreSchema.migrate(writer) }
      if file.isSuspect { try check(writer) }
      // This reads, by which the files that readers need beside the database come to be.
      try writer.writeWithoutTransaction { _ = try StoreRow.read($0) }
      let readers = try DatabasePool(
        path: file.path, configuration: SQLiteStore.configuration(isReadOnly: true))
      return SQLiteStore(
        path: file.path, access: .file(writer: writer, readers: readers), indexer: indexer,
        notices: notices, network: network, writerLock: lock)
    } catch {
      throw StoreError(error, in: DisplayText(file.path))
    }
  }

  private static func version(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
  }

  /// Reads the whole file after an earlier call met damage.
  private func check(_ writer: DatabaseQueue) throws {
    let answer = try writer.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
    guard answer == "ok" else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: answer)
    }
    file.clearSuspicion()
  }

  /// Opens for reading what can't be written: by the error that said so, or by its mode.
  private func openUnwritable(because reason: StoreError?) throws(StoreError) -> SQLiteStore {
    let reason = reason?.message ?? "the store \(file.path) can't be written"
    switch file.kind() {
    case .foreign: throw foreign
    case .new: return try inMemory(["\(reason); nothing is kept"])
    case .store, .published, .damaged: break
    }
    do throws(StoreError) {
      return try openReadOnly(notices: ["\(reason): it is open for reading only"])
    } catch {
      guard error.code != .newerSchema else { throw error }
      return try inMemory([reason, "\(error.message); nothing is kept"])
    }
  }

  /// Opens a file that stays as it is, unless it is changing: no lock is taken and nothing is written
  /// beside it.
  ///
  /// Where something is written ahead, SQLite has to see it too, and needs its shared memory.
  private func openReadOnly(
    notices: [DisplayText], isChanging: Bool = false
  ) throws(StoreError) -> SQLiteStore {
    do {
      let pool = try DatabasePool(
        path: file.hasWAL || isChanging ? file.path : Self.immutableAddress(of: file.path),
        configuration: SQLiteStore.configuration(isReadOnly: true))
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
      return SQLiteStore(
        path: file.path, access: .readOnly(pool), indexer: indexer, notices: notices)
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

  // MARK: What can't be opened

  private func inMemory(_ notices: [DisplayText]) throws(StoreError) -> SQLiteStore {
    try SQLiteStore.inMemory(indexer: indexer, notices: notices)
  }

  private var foreign: StoreError {
    StoreError(.unreadable, "\(file.path) is a database of another program, not a store of roster")
  }
}
