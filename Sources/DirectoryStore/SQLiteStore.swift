package import DirectoryModel
import GRDB
package import Host
import Synchronization

/// The users in an SQLite database: a file that several processes share, a published copy, or one
/// in memory that ends with the process.
///
/// A file is written ahead (WAL), so that processes read while one writes, and a process that is
/// killed leaves what it had committed.
package final class SQLiteStore: UserStore {
  /// How the database is reached.
  enum Access: Sendable {
    /// A file: readers have connections of their own, so that no write keeps them waiting.
    case file(writer: DatabaseQueue, readers: DatabasePool)
    case memory(DatabaseQueue)
    case readOnly(DatabasePool)
  }

  /// Where the file is; nil in memory.
  package let path: String?
  package let notices: [DisplayText]
  /// The network file system that the file is on, where one process at a time may write; nil where
  /// it is local.
  package let network: NetworkFileSystem?
  let access: Access
  /// Makes the chunks of the index.
  let indexer: ChunkIndexer
  /// Held as long as the store is open, where it may have one writer only.
  private let writerLock: FileLock?
  /// The sources whose lists are being read by this process.
  let runs = Mutex<Set<String>>([])

  init(
    path: String?, access: Access, indexer: @escaping ChunkIndexer, notices: [DisplayText] = [],
    network: NetworkFileSystem? = nil, writerLock: FileLock? = nil
  ) {
    self.path = path
    self.access = access
    self.indexer = indexer
    self.notices = notices
    self.network = network
    self.writerLock = writerLock
  }

  deinit {
    guard case .file(let writer, let readers) = access else { return }
    // Only the last connection tidies up what was written ahead, and a reader can't.
    try? readers.close()
    try? writer.close()
  }

  /// Whether this is a copy that somebody published.
  package var isPublished: Bool { isReadOnly && path.map(Self.isPublished) ?? false }

  /// Whether a file is a copy that ``publish(to:)`` wrote.
  package static func isPublished(path: String) -> Bool { StoreFile(path).kind() == .published }

  package var isReadOnly: Bool { if case .readOnly = access { true } else { false } }

  /// How a person knows the store.
  var label: DisplayText { path.map { DisplayText($0) } ?? "in memory" }

  /// Reads within one transaction: all of one moment.
  func reading<Value>(
    _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    do {
      switch access {
      case .memory(let queue): return try queue.read(body)
      case .file(_, let readers), .readOnly(let readers): return try readers.read(body)
      }
    } catch {
      throw failure(error)
    }
  }

  /// Writes within one transaction, which is undone if it throws.
  func writing<Value>(
    _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    do {
      return try writer.write(body)
    } catch {
      throw failure(error)
    }
  }

  private var writer: DatabaseQueue {
    get throws(StoreError) {
      switch access {
      case .file(let writer, _), .memory(let writer): return writer
      case .readOnly:
        throw StoreError(.readOnly, "the store \(label) is open for reading only")
      }
    }
  }

  /// The error in the store's terms; damage is noted for the next start, which looks for it.
  func failure(_ error: any Error) -> StoreError {
    let failure = StoreError(error, in: label)
    if failure.code == .corrupt, !isReadOnly, let path { StoreFile(path).suspect() }
    return failure
  }
}
