import DirectoryModel
import TestSupport
import Testing

struct QueryPropertyTests {
  @Test(arguments: SeededGenerator.seeds)
  func `A term that is written and read is the same term`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      let term = generator.term()
      let text = term.canonicalText
      do {
        let read = try Query(parsing: text)
        #expect(read.term == term, "seed \(seed): \(text)")
        #expect(read.canonicalText == text, "seed \(seed)")
      } catch {
        Issue.record("seed \(seed): \(text): \(error)")
      }
    }
  }

  @Test(arguments: SeededGenerator.seeds)
  func `Any text is a query or has an error in one of its columns`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let text = generator.queryText()
      do {
        let query = try Query(parsing: text)
        _ = query.echo
        let read = try? Query(parsing: query.canonicalText)
        #expect(read?.term == query.term, "seed \(seed): \(text.debugDescription)")
      } catch {
        let isInside = (1...text.count + 1).contains(error.column)
        #expect(isInside, "seed \(seed): \(text.debugDescription): \(error)")
        #expect(!error.message.isEmpty)
      }
    }
  }

  @Test(arguments: SeededGenerator.seeds)
  func `Completion takes any text and cursor`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let text = generator.queryText()
      let cursor = Int.random(in: 0...text.count, using: &generator)
      let completion = QueryCompletion(text, cursor: cursor) { _ in ["Team Admin"] }
      #expect(completion.range.lowerBound <= cursor, "seed \(seed): \(text.debugDescription)")
      #expect(completion.range.upperBound <= text.count, "seed \(seed): \(text.debugDescription)")
    }
  }

  @Test(arguments: SeededGenerator.seeds)
  func `Terms keep Kleene's laws`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let users = generator.users(20)
    let context = generator.context(for: users)
    for _ in 0..<100 {
      let (first, second) = (generator.term(depth: 2), generator.term(depth: 2))
      let message = "seed \(seed): \(first.canonicalText) / \(second.canonicalText)"
      for user in users {
        let (left, right) = (first.truth(of: user, context), second.truth(of: user, context))
        let both = QueryTerm.all(of: [first, second]).truth(of: user, context)
        let one = QueryTerm.one(of: [first, second]).truth(of: user, context)
        #expect(both == (left && right), "\(message)")
        #expect(one == (left || right), "\(message)")
        #expect(QueryTerm.not(first).truth(of: user, context) == !left, "\(message)")
        let negated = QueryTerm.all(of: [.not(first), .not(second)]).truth(of: user, context)
        #expect(QueryTerm.not(.one(of: [first, second])).truth(of: user, context) == negated)
      }
    }
  }

  @Test(arguments: SeededGenerator.seeds)
  func `What can't be told has a reason, and only that`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let users = generator.users(20)
    let context = generator.context(for: users)
    for _ in 0..<100 {
      let term = generator.term()
      for user in users {
        let isOpen = term.truth(of: user, context) == .unknown
        #expect(
          term.untoldFacts(of: user, context).isEmpty == !isOpen,
          "seed \(seed): \(term.canonicalText)")
      }
    }
  }

  @Test(arguments: SeededGenerator.seeds)
  func `More alternatives never turn a yes into anything else`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let users = generator.users(20)
    let context = generator.context(for: users)
    for field in TextField.allCases {
      for user in users {
        let (first, second) = (generator.pattern(), generator.pattern())
        let each = [first, second].map {
          QueryTerm.text(field, [.pattern($0)]).truth(of: user, context)
        }
        let both = QueryTerm.text(field, [.pattern(first), .pattern(second)])
        #expect(both.truth(of: user, context) == (each[0] || each[1]), "seed \(seed)")
      }
    }
  }

  @Test(arguments: SeededGenerator.seeds)
  func `A hit has a rank, and what has a rank is a hit`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for user in generator.users(100) {
      let text = SearchText(user)
      let pattern = generator.pattern()
      #expect(text.contains(pattern) == (text.rank(of: pattern) != nil), "seed \(seed)")
    }
  }
}

extension SeededGenerator {
  /// Text that is often nearly a query.
  fileprivate mutating func queryText() -> String {
    if chance(0.2) { return text(upTo: 20) }
    var pieces = some(upTo: 8) { generator in
      generator.pick([
        "bob", "-", "!", "^", "$", "\"", "\\", "(", ")", "|", " ", ",", ":", "=", "mfa:", "on",
        "role:", "none", "seen:", "90d+", "7d-", "..", "2026-02", ">", "<", "is:", "admin",
        "systems:", "2", "any(", "all(", "conflict:", "any", "\n", "\r\n", "\u{301}", "é", "age:",
        generator.text(upTo: 3), generator.namePiece(),
      ])
    }
    if chance(0.5) { pieces.append(term(depth: 1).canonicalText) }
    pieces.shuffle(using: &self)
    return pieces.joined()
  }
}
