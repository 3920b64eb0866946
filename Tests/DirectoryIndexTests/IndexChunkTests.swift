import DirectoryIndex
import DirectoryModel
import TestSupport
import Testing

@Suite("Chunks of the index are read with care")
struct IndexChunkTests {
  private static func bytes(_ random: inout SeededGenerator) -> [UInt8] {
    var model = IndexModel()
    model.put(random.changes(of: model, 80, upTo: 1_023))
    return model.chunks[0] ?? []
  }

  @Test(arguments: seeds)
  func `What was made anew in steps answers as what was made at once`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var model = IndexModel()
    for _ in 0..<8 { model.put(random.changes(of: model, 60, upTo: 1_023)) }
    var atOnce = DirectoryIndex()
    let changes = model.entries.map { IndexedChange(slot: $0.key, user: $0.value.user) }
    atOnce.replace(0, with: try #require(IndexChunk.reindexed(nil, changes: changes)))
    let context = random.context(for: model.users)
    for _ in 0..<30 {
      let query = Query(random.term())
      let expected = try #require(atOnce.evaluate(query, context)).answer
      #expect(
        model.index.evaluate(query, context)?.answer == expected, "seed \(seed), \(query.text)")
    }
    let size = try #require(model.chunks[0]).count
    #expect(size == IndexChunk.reindexed(nil, changes: changes)?.count, "seed \(seed)")
  }

  @Test func `A chunk that is cut off, empty or of another version is refused`() {
    var random = SeededGenerator(seed: 1)
    let bytes = Self.bytes(&random)
    #expect(IndexChunk(bytes) != nil)
    for size in [0, 1, 11, 12, 100, bytes.count / 2, bytes.count - 1] {
      #expect(IndexChunk(Array(bytes.prefix(size))) == nil)
    }
    #expect(IndexChunk(bytes + [0]) == nil)
    var other = bytes
    other[3] += 1
    #expect(IndexChunk(other) == nil)
    var index = DirectoryIndex()
    let isReplaced = index.replace(0, with: other)
    #expect(!isReplaced)
    #expect(index.count == 0)
  }

  @Test func `A chunk that can't be read is not taken for one without users`() {
    var random = SeededGenerator(seed: 1)
    let change = IndexedChange(slot: 5, user: random.user(number: 1))
    #expect(IndexChunk.reindexed([1, 2, 3], changes: [change]) == nil)
    #expect(IndexChunk.reindexed(nil, changes: [change]) != nil)
  }

  @Test(arguments: seeds)
  func `Flipped bits are refused or do no harm`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let bytes = Self.bytes(&random)
    let context = random.context(for: [])
    for _ in 0..<150 {
      var broken = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        // The first bytes say where everything lies; the rest is hit as often.
        let last = Bool.random(using: &random) ? 600 : broken.count - 1
        let place = Int.random(in: 0...last, using: &random)
        broken[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
      }
      var index = DirectoryIndex()
      guard index.replace(0, with: broken) else { continue }
      let sort = UserSort([.init(random.pick(UserColumn.allCases))])
      let query = Query(random.term())
      let result = try #require(index.evaluate(query, context, sort: sort))
      _ = result.cannotTell()
      _ = index.evaluate(Query(.words(random.pattern())), context)
      _ = index.counts(by: .text(random.pick(TextField.allCases)), context)
      _ = IndexChunk.reindexed(
        broken, changes: [IndexedChange(slot: 0, user: random.user(number: 0))])
    }
  }
}
