import DirectoryIndex
import DirectoryModel
import TestSupport
import Testing

@Suite("Users are counted by what they have")
struct IndexFacetTests {
  @Test(arguments: seeds)
  func `Each value has as many users as a query for exactly it finds`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var model = IndexModel()
    model.put(random.changes(of: model, 300, upTo: 1_100))
    let context = random.context(for: [])
    let fields: [TextField] = [
      .source, .provider, .role, .permission, .group, .dept, .team, .tag, .domain,
    ]
    for field in fields {
      let result = try #require(model.index.evaluate(Query(random.leaf()), context))
      let users = result.numbers.compactMap { model.entries[Int($0)]?.user }
      let counts = model.index.counts(by: .text(field), of: result, context)
      #expect(counts.values.map(\.count) == counts.values.map(\.count).sorted(by: >))
      #expect(counts.none == users.count { $0.texts(of: field).isEmpty && !$0.isUntold(field) })
      #expect(counts.unknown == users.count { $0.isUntold(field) })
      for value in counts.values {
        #expect(value.text.original.folded == value.folded)
        let having = users.count { user in
          user.texts(of: field).contains { $0.folded == value.folded }
        }
        // A permission that is another one's code is counted by the name alone.
        #expect(
          field == .permission ? value.count <= having : value.count == having,
          "seed \(seed), \(field), \(value)")
      }
      if field != .permission {
        let all = Set(users.flatMap { $0.texts(of: field).map(\.folded) })
        #expect(Set(counts.values.map(\.folded)) == all, "seed \(seed), \(field)")
      }
    }
  }

  @Test(arguments: seeds)
  func `Facts are counted by the query's own words`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var model = IndexModel()
    model.put(random.changes(of: model, 300, upTo: 1_100))
    let context = random.context(for: model.users)
    let living = model.users.filter { $0.goneSince == nil }
    for value in [MFAValue.on, .off, .enforced, .gap] {
      let counts = model.index.counts(by: .mfa, context)
      let found = counts.values.first { $0.folded == value.rawValue }?.count ?? 0
      #expect(found == living.count { QueryTerm.mfa([value]).truth(of: $0, context) == .yes })
      #expect(counts.unknown == living.count { $0.mfa.state == .unknown })
    }
    for flag in UserFlag.allCases {
      let counts = model.index.counts(by: .flag(flag), context)
      let truths = living.map { QueryTerm.flag(flag).truth(of: $0, context) }
      for (word, truth) in [("yes", Truth.yes), ("no", .no)] {
        let found = counts.values.first { $0.folded == word }?.count ?? 0
        #expect(found == truths.count { $0 == truth }, "seed \(seed), \(flag)")
      }
      #expect(counts.unknown == truths.count { $0 == .unknown }, "seed \(seed), \(flag)")
    }
    let sources = model.index.counts(by: .status, sources: ["tines"], context)
    let active = living.count { $0.reference.source == "tines" && $0.status == .active }
    #expect(sources.values.first { $0.folded == "active" }?.count ?? 0 == active)
  }

  @Test(arguments: seeds)
  func `Roles are counted as by looking at each user`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var model = IndexModel()
    model.put(random.changes(of: model, 300, upTo: 2_100))
    model.put(random.changes(of: model, 100, upTo: 2_100))
    let living = model.users.filter { $0.goneSince == nil }
    #expect(model.index.roleCounts() == RoleCount.counts(in: Rows(living)), "seed \(seed)")
    let some = living.filter { $0.reference.source == "tines" }
    #expect(model.index.roleCounts(sources: ["tines"]) == RoleCount.counts(in: Rows(some)))
  }
}
