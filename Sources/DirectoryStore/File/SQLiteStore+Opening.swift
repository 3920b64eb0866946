package import DirectoryModel
import GRDB

extension SQLiteStore {
  /// Opens the store at a path, or begins one there; what can't be opened as it should is opened as
  /// well as it can be, and ``notices`` says so.
  ///
  /// A published file is opened for reading. A damaged store is moved aside and a new one begun. If
  /// nothing can be written the store is opened for reading, and if there is none to read it is one
  /// in memory.
  /// - Parameters:
  ///   - path: the file; its folder is made if there is none.
  ///   - time: now, for the name of a damaged file.
  ///   - indexer: makes the chunks of the index.
  ///   - maximumPages: how many pages of 8 KiB the file may have; a stand-in for a disk that is full.
  /// - Returns: the store, which may be read-only or in memory.
  /// - Throws: a ``StoreError`` with the code `newerSchema`, or `unreadable` where the file is
  ///   another program's.
  package static func open(
    path: String, at time: Timestamp, indexer: @escaping ChunkIndexer, maximumPages: Int? = nil
  ) throws(StoreError) -> SQLiteStore {
    try StoreOpening(file: StoreFile(path), indexer: indexer, maximumPages: maximumPages)
      .open(at: time)
  }

  /// A store that ends with the process.
  package static func inMemory(
    indexer: @escaping ChunkIndexer
  ) throws(StoreError) -> SQLiteStore {
    try inMemory(indexer: indexer, notices: [])
  }

  static func inMemory(
    indexer: @escaping ChunkIndexer, notices: [DisplayText]
  ) throws(StoreError) -> SQLiteStore {
    do {
      let queue = try DatabaseQueue(configuration: configuration())
      try StoreSchema.migrate(queue)
      return SQLiteStore(path: nil, access: .memory(queue), indexer: indexer, notices: notices)
    } catch {
      throw StoreError(error, in: "in memory")
    }
  }

  /// Opens a file that ``publish(to:)`` wrote, which may be in a folder that can't be written.
  /// - Throws: a ``StoreError`` also where the file is damaged: it is never moved.
  package static func openPublished(
    path: String, indexer: @escaping ChunkIndexer
  ) throws(StoreError) -> SQLiteStore {
    try StoreOpening(file: StoreFile(path), indexer: indexer).openPublished()
  }

  /// How long a call waits for another process that is writing.
  private static let patience = 30.0

  /// How every connection is set up.
  ///
  /// On a network nothing is written ahead, which needs memory that processes of one machine share
  /// (https://www.sqlite.org/wal.html); a store that was is brought back to one file first, under a
  /// lock that needs none.
  static func configuration(
    isReadOnly: Bool = false, isOnNetwork: Bool = false, maximumPages: Int? = nil
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
        try database.execute(
          sql: isOnNetwork
            ? """
            PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;
            PRAGMA locking_mode = NORMAL; PRAGMA synchronous = FULL; PRAGMA mmap_size = 0
            """
            : "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
      }
      if let maximumPages {
        try database.execute(sql: "PRAGMA max_page_count = \(maximumPages)")
      }
    }
    return configuration
  }
}
