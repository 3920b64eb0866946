import DirectoryModel
import DirectoryStore
import Synchronization
import Testing

@Suite("The index is kept with the users")
struct ChunkTests {
  private let folder: StoreFolder
  private let store: SQLiteStore

  init() throws {
    folder = try StoreFolder()
    store = try folder.open()
  }

  /// The numbers of the chunks that were written after a revision, and the revision reached.
  private func chunks(since revision: Int64) throws -> (numbers: [Int], revision: Int64) {
    var numbers: [Int] = []
    let reached = try store.readChunks(since: revision) { numbers.append($0.number) }
    return (numbers, reached)
  }

  @Test func `Users are in the chunk and at the place that their numbers say`() throws {
    try store.write((0..<1_030).map { .sample("\($0)") })
    var lines: [String] = []
    _ = try store.readChunks(since: 0) { chunk in
      let text = String(decoding: chunk.bytes, as: UTF8.self)
      lines += text.split(separator: "\n").map { "\(chunk.number): \($0)" }
    }
    #expect(lines.count == 1_030)
    #expect(lines.first == "0: 0=User 0 full")
    #expect(lines[1_023] == "0: 1023=User 1023 full")
    #expect(lines[1_024] == "1: 0=User 1024 full")
  }

  @Test func `Only what was written since a revision is read, in ascending order`() throws {
    try store.write((0..<3_000).map { .sample("\($0)") })
    let first = try chunks(since: 0)
    #expect(first.numbers == [0, 1, 2])
    #expect(try chunks(since: first.revision).numbers == [])
    try store.write([.sample("2500") { $0.email = "n@b.c" }, .sample("1") { $0.email = "n@b.c" }])
    let second = try chunks(since: first.revision)
    #expect(second.numbers == [0, 2])
    #expect(second.revision > first.revision)
  }

  @Test func `Users that come twice in one write are passed on once, as they came last`() throws {
    let passed = Mutex<[[Int]]>([])
    let store = try SQLiteStore.inMemory { chunk, changes in
      passed.withLock { $0.append(changes.map(\.slot)) }
      return testIndex(chunk, changes)
    }
    try store.write([.sample("x"), .sample("y"), .sample("x") { $0.displayName = "Last" }])
    #expect(passed.withLock { $0 } == [[0, 1]])
    #expect(try store.index() == ["0=Last full", "1=User y full"])
  }

  @Test func `A chunk that another process has written is changed, not replaced`() throws {
    let other = try folder.open()
    try store.write([.sample("x")])
    try other.write([.sample("y")])
    try store.write([.sample("z")])
    #expect(try other.index() == ["0=User x full", "1=User y full", "2=User z full"])
  }

  @Test func `What another process writes is seen at once`() throws {
    let other = try folder.open()
    try store.sync([.sample("x")], on: 1)
    #expect(try other.user("x") != nil)
    #expect(try other.users(answering: "user x").count == 1)
    #expect(try other.summary().sources.map(\.asOf) == [.day(1)])
  }

  @Test func `Chunks can be made anew from the users`() throws {
    try store.write((0..<1_100).map { .sample("\($0)") })
    try store.sync((1..<1_100).map { .sample("\($0)") }, on: 2)
    let before = try chunks(since: 0).revision
    try folder.execute("UPDATE chunk SET bytes = x'00'")
    try store.rebuildChunks([1])
    #expect(try chunks(since: before).numbers == [1])
    #expect(try store.index(since: before).count == 1_100 - 1_024)
    try store.rebuildChunks([0])
    #expect(try store.index(since: before).count == 1_100)
    #expect(try store.index().first == "0=User 0 full gone")
  }

  @Test func `Who is written into a chunk of another version does not put the others out of it`()
    throws
  {
    try store.sync((0..<3).map { .sample("\($0)") }, on: 1)
    try store.sync([.sample("0"), .sample("1")], on: 2)
    try folder.execute("UPDATE chunk SET bytes = x'00'")
    try store.write([.sample("1") { $0.displayName = "New" }, .sample("9")])
    #expect(
      try store.index() == ["0=User 0 full", "1=New full", "2=User 2 full gone", "3=User 9 full"])
  }

  @Test func `A second reading of what is known writes nothing`() throws {
    let users = (0..<3_000).map { number in
      User.sample("\(number)") { $0.raw = [UInt8](repeating: 65, count: 500) }
    }
    try store.sync(users, on: 1)
    try folder.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    let revision = try chunks(since: 0).revision
    try store.sync(users, on: 2)
    // The beginning and the end of the run are all that was written: a page each, or two.
    #expect(size(folder.store + "-wal") < 6 * 8_400)
    #expect(try chunks(since: revision) == ([], revision))
    #expect(try store.user("1")?.fetchedAt == .day(2))
  }

  @Test func `What was committed is there though the process ended without closing the store`()
    throws
  {
    try store.sync([.sample("x")], on: 1)
    try store.beginRun(of: .a, at: .day(2))
    try store.write([.sample("y")])
    let copy = try StoreFolder()
    for suffix in ["", "-wal"] { try copy.take(folder.store + suffix, as: copy.store + suffix) }
    let again = try copy.open()
    #expect(try again.user("y") != nil)
    #expect(try again.index() == ["0=User x full", "1=User y full"])
    #expect(try again.summary().sources.first?.lastRun == nil)
    #expect(again.notices == [])
  }
}
