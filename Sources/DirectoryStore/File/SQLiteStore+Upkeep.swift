package import DirectoryModel
import GRDB
import Glibc
import Host

extension SQLiteStore {
  package func rebuildChunks(_ numbers: [Int]) throws(StoreError) {
    try writing { database in
      var store = try StoreRow.read(database)
      store.revision += 1
      try IndexChanges.rebuild(numbers, database, revision: store.revision, indexer)
      try store.write(database)
    }
  }

  /// Counts what is kept; reads the whole history, so that it takes its time.
  package func info() throws(StoreError) -> StoreInfo {
    let size = path.map { path in
      [path, StoreFile(path).walPath].reduce(0) { $0 + (StoreFile.size($1) ?? 0) }
    }
    return try reading { database in
      func integer(_ sql: String) throws -> Int64? {
        try PreparedStatement(sql, in: database).first { $0.optionalInteger(0) } ?? nil
      }
      let pages = Int(try integer("PRAGMA page_count") ?? 0)
      let pageSize = Int(try integer("PRAGMA page_size") ?? 0)
      return StoreInfo(
        path: path, bytes: size ?? pages * pageSize,
        schema: Int(try integer("PRAGMA user_version") ?? 0), isReadOnly: isReadOnly,
        sources: try Self.users(database),
        changes: Int(try integer("SELECT count(*) FROM change") ?? 0),
        oldestChange: try integer("SELECT at FROM change ORDER BY number LIMIT 1").map(
          Timestamp.init(packed:)),
        pages: pages, freePages: Int(try integer("PRAGMA freelist_count") ?? 0))
    }
  }

  private static func users(_ database: Database) throws -> [StoreInfo.SourceUsers] {
    let select = try PreparedStatement(
      """
      SELECT name, users,
        (SELECT count(*) FROM user WHERE source = source.number AND gone_since IS NOT NULL)
      FROM source ORDER BY number
      """, in: database)
    var rows: [StoreInfo.SourceUsers] = []
    try select.forEach { row in
      rows.append(
        StoreInfo.SourceUsers(
          name: row.text(0), present: Int(row.integer(1)), gone: Int(row.integer(2))))
    }
    return rows
  }

  /// Takes the right to read a source's list; see ``UserStore/claim(_:isWaiting:)``.
  package func claim(_ source: String, isWaiting: Bool) throws(StoreError) -> StoreClaim {
    guard let path, !isReadOnly else { return .granted(Unshared()) }
    let lock = StoreFile(path).claimPath(ofSource: source)
    switch FileLock.take(lock, isWaiting: isWaiting) {
    case .taken(let lock): return .granted(lock)
    case .held(let holder): return .held(by: holder)
    case .failed(let reason):
      throw StoreError(.unreadable, "the lock \(lock) of the store can't be taken: \(reason)")
    }
  }

  /// What stands for a right that nobody else could take.
  private final class Unshared: Sendable {}

  /// Writes all that is kept into one file that others may read, and puts it in place at once.
  ///
  /// The file has the mode 0640 and needs none beside it; a credential was never in the store.
  /// - Throws: a ``StoreError``; what was at the path before is then still there.
  package func publish(to target: String) throws(StoreError) {
    let file = StoreFile(target)
    if let path, StoreFile(path).isSame(as: file) {
      throw StoreError(.other, "the store can't be published onto itself: \(target)")
    }
    try file.makeFolder()
    let draft = try Self.answer(of: target) { () throws(FileDraft.Failure) in
      try FileDraft(for: target)
    }
    do throws(StoreError) {
      try write(into: draft.draft)
    } catch {
      unlink(draft.draft + "-journal")
      throw error
    }
    try Self.answer(of: target) { () throws(FileDraft.Failure) in
      _ = try draft.keep(replacing: true, mode: 0o640)
    }
  }

  private func write(into draft: String) throws(StoreError) {
    do {
      let copy: (Database) throws -> Void = { database in
        try database.execute(sql: "VACUUM INTO ?", arguments: [draft])
      }
      switch access {
      case .memory(let queue): try queue.writeWithoutTransaction(copy)
      case .file(_, let readers), .readOnly(let readers): try readers.unsafeRead(copy)
      }
      try DatabaseQueue(path: draft).write { database in
        try database.execute(
          sql: """
            UPDATE source SET began_at = NULL WHERE ended_at IS NULL;
            PRAGMA application_id = \(StoreSchema.publishedID);
            """)
      }
    } catch {
      throw StoreError(error, in: DisplayText(draft))
    }
  }

  private static func answer<Answer>(
    of target: String, _ body: () throws(FileDraft.Failure) -> Answer
  ) throws(StoreError) -> Answer {
    do throws(FileDraft.Failure) {
      return try body()
    } catch {
      throw StoreError(.unreadable, "can't write \(target): \(error.reason)")
    }
  }

  /// Deletes a store with all that is beside it, also one that can't be opened.
  /// - Returns: the paths that were deleted.
  /// - Throws: a ``StoreError`` with the code `busy` while another process reads a source into it, and
  ///   with `readOnly` for a published copy, which is not this user's alone.
  @discardableResult
  package static func purge(path: String) throws(StoreError) -> [String] {
    let file = StoreFile(path)
    guard file.kind() != .published else {
      throw StoreError(
        .readOnly,
        "\(path) is a copy that was published for others; nothing was deleted, rm does if it must be"
      )
    }
    let family = file.family().sorted()
    var locks: [FileLock] = []
    for lock in family where lock.hasPrefix(file.lockPath) {
      switch FileLock.take(lock, isWaiting: false) {
      case .taken(let lock): locks.append(lock)
      case .held(let holder):
        throw StoreError(.busy, "the store \(path) is in use by \(holder); nothing was deleted")
      case .failed(let reason):
        throw StoreError(.unreadable, "the lock \(lock) can't be taken: \(reason)")
      }
    }
    return try withExtendedLifetime(locks) { () throws(StoreError) in
      for path in family where unlink(path) != 0 && errno != ENOENT {
        throw StoreError(.readOnly, "can't delete \(path): \(SystemError.last.words)")
      }
      return family
    }
  }
}

extension StoreFile {
  /// The lock of who reads a source's list.
  fileprivate func claimPath(ofSource source: String) -> String {
    lockPath + "-" + source.map { $0 == "/" ? "_" : String($0) }.joined()
  }

  fileprivate func isSame(as other: StoreFile) -> Bool {
    var own = stat()
    var there = stat()
    return stat(path, &own) == 0 && stat(other.path, &there) == 0 && own.st_ino == there.st_ino
      && own.st_dev == there.st_dev
  }
}
