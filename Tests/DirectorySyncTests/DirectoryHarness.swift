import DirectoryIndex
import DirectoryModel
import DirectoryStore
import DirectorySync
import Synchronization
import Testing

/// The reports of a directory, in the order in which they came.
final class Reports: Sendable {
  private let collected = Mutex<[DirectoryChange]>([])

  var all: [DirectoryChange] { collected.withLock { $0 } }

  /// Each report in words: `a loading 0`, `users`.
  var words: [String] {
    all.map {
      switch $0 {
      case .source(let state): "\(state.source.name) \(state.phase) \(state.got)"
      case .index(let progress): "index \(progress.map { "\($0.done) of \($0.total)" } ?? "whole")"
      case .users: "users"
      }
    }
  }

  func add(_ change: DirectoryChange) { collected.withLock { $0.append(change) } }
}

extension Directory {
  /// A directory at whose every complete run it is 100 seconds after the epoch.
  init(
    _ providers: [any UserProvider], store: (any UserStore)? = nil,
    settings: Settings = Settings(), now: @escaping @Sendable () -> Timestamp = { .atRun }
  ) throws {
    try self.init(
      sources: providers.map(\.source), providers: providers,
      store: store ?? SQLiteStore.inMemory(), settings: settings, now: now)
  }

  func load() async { await load(.all) { _ in } }

  /// The ids of the users that match, in their order.
  func ids(_ query: Query = .all) async throws -> [String] {
    let listing = try #require(await listing(matching: query, sortedBy: nil))
    return (0..<listing.count).map { listing.user(at: $0).reference.text.printable }
  }

  /// The state of the only source.
  var state: SourceState {
    get async throws { try #require(await sources.first) }
  }
}

extension SQLiteStore {
  static func inMemory() throws(StoreError) -> SQLiteStore {
    try inMemory(indexer: IndexChunk.reindexed)
  }

  static func open(path: String, at time: Timestamp) throws(StoreError) -> SQLiteStore {
    try open(path: path, at: time, indexer: IndexChunk.reindexed)
  }
}

extension Timestamp {
  static let atRun = Timestamp(seconds: 100)
}

extension User {
  /// A user of a source, named `name`.
  static func named(_ name: String, id: String, source: String = "a", email: String? = nil) -> User
  {
    var user = User(
      reference: UserReference(source: source, id: UserID(id)), provider: "scripted",
      fetchedAt: Timestamp(seconds: 0))
    user.displayName = DisplayText(name)
    user.email = email.map { DisplayText($0) }
    return user
  }
}
