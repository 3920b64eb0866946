import DirectoryIndex
import DirectoryModel
import DirectoryStore
import Foundation

/// Fills a store by the same way as a sync, and writes the same users as lines.
struct DataMaker {
  /// How many users are written at once, as many as may wait for the store in a sync.
  private static let batch = 5_000
  private static let firstPageLength = 200

  let users: SyntheticUsers
  let store: String
  let lines: String

  private var searchableBytes = 0
  private var matches = Array(repeating: 0, count: DataSet.filter.count)
  private var references: [String] = []
  private var firstLine: String?

  init(count: Int, seed: UInt64 = 1, store: String, lines: String) {
    users = SyntheticUsers(count: count, seed: seed)
    self.store = store
    self.lines = lines
  }

  /// Makes both files; what is there is replaced.
  mutating func make(progress: (Int) -> Void) throws(BenchFailure) -> DataSet {
    for suffix in ["", "-wal", "-shm"] { unlink(store + suffix) }
    do {
      let database = try SQLiteStore.open(
        path: store, at: SyntheticUsers.now, indexer: IndexChunk.reindexed)
      guard database.notices.isEmpty else {
        throw BenchFailure("\(store): \(database.notices.map(\.printable).joined(separator: "; "))")
      }
      try fill(database, progress)
      let first = try saveFirstPage(database)
      return DataSet(
        users: users.count, store: store, lines: lines, searchableBytes: searchableBytes,
        matches: matches, firstReferences: first.map(\.reference.text.original),
        firstLine: firstLine ?? "", firstNames: first.map(\.label.printable), references: references
      )
    } catch let error as StoreError {
      throw BenchFailure(error.message.printable)
    } catch let error as BenchFailure {
      throw error
    } catch {
      throw BenchFailure("\(error)")
    }
  }

  private mutating func fill(_ database: SQLiteStore, _ progress: (Int) -> Void) throws {
    _ = FileManager.default.createFile(atPath: lines, contents: nil)
    guard let file = FileHandle(forWritingAtPath: lines) else {
      throw BenchFailure("\(lines) can't be written")
    }
    var done = 0
    for (index, source) in SyntheticUsers.sources.enumerated() {
      let claim = try database.claim(source.name, isWaiting: true)
      try database.beginRun(of: source, at: SyntheticUsers.now)
      var seen: Set<UserID> = []
      let numbers = Array(stride(from: index, to: users.count, by: SyntheticUsers.sources.count))
      for start in stride(from: 0, to: numbers.count, by: Self.batch) {
        let batch = numbers[start..<min(start + Self.batch, numbers.count)].map(users.user)
        var text: [UInt8] = []
        for user in batch {
          note(user, &text)
          seen.insert(user.id)
        }
        try file.write(contentsOf: Data(text))
        _ = try database.write(
          batch, of: source.name, at: SyntheticUsers.now)
        done += batch.count
        progress(done)
      }
      try end(source, count: numbers.count, seen, database)
      withExtendedLifetime(claim) {}
    }
    try file.close()
  }

  private func end(
    _ source: Source, count: Int, _ seen: Set<UserID>, _ database: SQLiteStore
  ) throws {
    let state = SourceState(
      source: source, phase: .complete, got: count, expected: count, asOf: SyntheticUsers.now)
    _ = try database.endRun(
      StoreRun(state: state, seen: seen), at: SyntheticUsers.now)
  }

  /// Counts what a user adds to the search, and writes its line.
  private mutating func note(_ user: User, _ text: inout [UInt8]) {
    let search = SearchText(user)
    searchableBytes += search.folded.utf8.count
    for length in matches.indices {
      let letters = String(DataSet.filter.prefix(length + 1))
      guard search.contains(TextPattern(folded: letters)) else { break }
      matches[length] += 1
    }
    if firstLine == nil { firstLine = user.displayName.original }
    if references.count < 500, (user.raw.count * 31 + searchableBytes) % 101 == 0 {
      references.append(user.reference.text.original)
    }
    let fields = [
      user.displayName.original, user.email?.original ?? "-", user.username?.original ?? "-",
      user.reference.text.original,
    ]
    text += Array((fields.joined(separator: "  ") + "\n").utf8)
  }

  /// Keeps what the first screen shows, as the end of a sync does.
  private func saveFirstPage(_ database: SQLiteStore) throws -> [User] {
    var index = DirectoryIndex()
    _ = try database.readChunks(since: -1) { _ = index.replace($0.number, with: $0.bytes) }
    let names = Set(SyntheticUsers.sources.map(\.name))
    let result = index.evaluate(.all, QueryContext(now: SyntheticUsers.now), sources: names)
    let numbers = (result?.numbers ?? []).prefix(Self.firstPageLength).map { Int($0) }
    try database.saveFirstPage(
      StoredFirstPage(sources: names, numbers: numbers, total: index.count))
    return try database.users(numbered: numbers).compactMap(\.self)
  }
}
