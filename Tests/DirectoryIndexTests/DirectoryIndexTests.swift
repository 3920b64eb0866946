import DirectoryIndex
import DirectoryModel
import TestSupport
import Testing

@Suite("The index answers as the query language means it")
struct DirectoryIndexTests {
  @Test(arguments: seeds)
  func `Matches, order and what can't be told are those of each user`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var model = IndexModel()
    for round in 0..<4 {
      model.put(random.changes(of: model, 200, upTo: 1_100))
      let context = random.context(for: model.users)
      for _ in 0..<20 {
        let query = Query(random.term())
        let sources: Set<String>? = random.chance(0.2) ? ["tines", "docs-eu"] : nil
        let result = try #require(model.index.evaluate(query, context, sources: sources))
        #expect(
          result.answer == model.answer(query, context, sources: sources),
          "seed \(seed), round \(round), \(query.text), \(query.term)")
        #expect(result.unknownCount == result.cannotTell().count)
      }
    }
  }

  @Test(arguments: seeds)
  func `Several words come by the best hit of the worst of them`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var model = IndexModel()
    model.put(random.changes(of: model, 500, upTo: 1_100))
    let context = random.context(for: [])
    for _ in 0..<40 {
      let words = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        QueryTerm.words(random.pattern())
      }
      let query = Query(.all(of: words))
      let result = try #require(model.index.evaluate(query, context))
      #expect(result.answer == model.answer(query, context), "seed \(seed), \(query.text)")
    }
  }

  @Test func `A search that is cancelled has no result`() {
    var random = SeededGenerator(seed: 1)
    var model = IndexModel()
    model.put(random.changes(of: model, 10, upTo: 3_000))
    var asked = 0
    let result = model.index.evaluate(.all, random.context(for: [])) {
      asked += 1
      return asked == 2
    }
    #expect(result == nil)
    #expect(asked == 2)
  }

  @Test(arguments: seeds)
  func `Users are counted, by source too, without those that have gone`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var model = IndexModel()
    model.put(random.changes(of: model, 300, upTo: 2_100))
    let living = model.users.filter { $0.goneSince == nil }
    #expect(model.index.count == living.count)
    let bySource = Dictionary(grouping: living, by: \.reference.source).mapValues(\.count)
    #expect(model.index.counts.filter { $0.value > 0 } == bySource)
  }
}
