import DirectoryIndex
import DirectoryModel
import TestSupport
import Testing

@Suite("A search goes on from what an earlier one found")
struct IndexNarrowingTests {
  @Test(arguments: seeds)
  func `A query that narrows an earlier one down answers as from scratch`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var model = IndexModel()
    model.put(random.changes(of: model, 400, upTo: 1_100))
    for _ in 0..<60 {
      var context = random.context(for: model.users)
      let query = Query(random.term(depth: 1))
      let sources: Set<String>? = random.chance(0.3) ? ["tines", "docs-eu"] : nil
      let result = try #require(model.index.evaluate(query, context, sources: sources))
      if random.chance(0.2) { model.put(random.changes(of: model, 5, upTo: 1_100)) }
      if random.chance(0.3) { context = random.context(for: model.users) }
      let next = Query(random.next(query.term))
      let nextSources: Set<String>? = random.chance(0.3) ? ["tines"] : sources
      let narrowed = model.index.evaluate(
        next, context, sources: nextSources, narrowing: result)
      let fresh = model.index.evaluate(next, context, sources: nextSources)
      #expect(
        narrowed?.answer == fresh?.answer, "seed \(seed), \(query.text), then \(next.text)")
    }
  }

  @Test(arguments: seeds)
  func `Words with anchors that grow or lose one answer as from scratch`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var model = IndexModel()
    model.put(random.changes(of: model, 300, upTo: 1_100))
    let context = random.context(for: [])
    for _ in 0..<200 {
      let word = random.pick(["b", "bo", "bob", "an", "ann", "x", "a", ".com", "e.com"])
      let longer = random.pick(["", "b", "a", "m"]) + word + random.pick(["", "b", "n", "m"])
      let fields: [TextField?] = [nil, .name, .email, .id, .role, .domain]
      let field = random.pick(fields)
      let first = Query(random.anchored(word, in: field))
      let next = Query(random.anchored(longer, in: field))
      let result = try #require(model.index.evaluate(first, context))
      #expect(
        model.index.evaluate(next, context, narrowing: result)?.answer
          == model.index.evaluate(next, context)?.answer,
        "seed \(seed), \(first.text), then \(next.text)")
    }
  }

  @Test(arguments: ["is:marked", "is:dormant", "-seen:9d+", "age:>1d", "is:marked | bob"])
  func `What depends on the time or on marks is asked again when they change`(text: String) throws {
    var random = SeededGenerator(seed: 1)
    var model = IndexModel()
    model.put(random.changes(of: model, 200, upTo: 400))
    var context = random.context(for: model.users)
    let query = try Query(parsing: text)
    let result = try #require(model.index.evaluate(query, context))
    context = random.context(for: model.users)
    context.now = Timestamp(seconds: context.now.seconds - 30 * 86_400)
    context.dormantAfter = 2
    let narrowed = model.index.evaluate(query, context, narrowing: result)
    #expect(narrowed?.answer == model.answer(query, context))
    #expect(narrowed?.numbers != result.numbers)
  }
}

extension RandomNumberGenerator {
  /// A term that often only narrows another one down.
  fileprivate mutating func next(_ term: QueryTerm) -> QueryTerm {
    if case .words(var pattern) = term, chance(0.7) {
      if chance(0.5) { pattern.folded += pick(["o", "n", "b", ".com", " "]) }
      if chance(0.2) { pattern.isAtStart = true }
      if chance(0.2) { pattern.isAtEnd = true }
      return chance(0.5) ? .words(pattern) : .all(of: [.words(pattern), leaf()])
    }
    switch Int.random(in: 0..<4, using: &self) {
    case 0: return self.term(depth: 1)
    case 1: return .one(of: [term, .all(of: [term, leaf()])])
    default: return .all(of: [term, leaf()])
    }
  }

  /// A word or a field's text, at an end of it or not.
  fileprivate mutating func anchored(_ word: String, in field: TextField?) -> QueryTerm {
    let pattern = TextPattern(folded: word, isAtStart: chance(0.4), isAtEnd: chance(0.4))
    return field.map { .text($0, [.pattern(pattern)]) } ?? .words(pattern)
  }
}
