import DirectoryIndex
import DirectoryModel
import TestSupport
import Testing

@Suite("The index keeps its users in order")
struct IndexOrderTests {
  @Test(arguments: seeds)
  func `A choice of columns sorts as it does for plain users`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var model = IndexModel()
    for round in 0..<2 {
      model.put(random.changes(of: model, 120, upTo: 1_100))
      let context = random.context(for: [])
      for column in UserColumn.allCases {
        let first = UserSort.Key(column, isDescending: Bool.random(using: &random))
        let second = UserSort.Key(random.pick(UserColumn.allCases), isDescending: true)
        let sort = UserSort(random.chance(0.5) ? [first] : [first, second])
        let query = random.chance(0.5) ? Query.all : Query(random.leaf())
        let result = try #require(model.index.evaluate(query, context, sort: sort))
        #expect(
          result.answer == model.answer(query, context, sort: sort),
          "seed \(seed), round \(round), \(query.text), \(sort)")
      }
    }
  }

  @Test(arguments: seeds)
  func `The order is kept up as it would be made anew`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var model = IndexModel()
    let context = random.context(for: [])
    let sort = UserSort([.init(.seen, isDescending: true)])
    for round in 0..<12 {
      // Of 9 chunks few change at a time, so that most of the order stays.
      let first = 1_024 * Int.random(in: 0..<9, using: &random)
      let last = min(first + random.pick([3, 1_023, 2_500]), 9_215)
      model.put(random.changes(of: model, 60, upTo: last).filter { $0.number >= first })
      model.put(random.changes(of: model, 30, upTo: 9_215))
      let result = try #require(model.index.evaluate(.all, context))
      #expect(result.answer == model.answer(.all, context), "seed \(seed), round \(round)")
      let sorted = try #require(model.index.evaluate(.all, context, sort: sort))
      #expect(
        sorted.answer == model.answer(.all, context, sort: sort), "seed \(seed), round \(round)")
    }
  }

  @Test func `A user of the same name at another source stands elsewhere`() throws {
    func user(_ source: String, _ id: Int) -> User {
      var user = User(
        reference: UserReference(source: source, id: UserID("\(id)")), provider: "scim",
        fetchedAt: Timestamp(seconds: 0))
      user.displayName = "Jo"
      return user
    }
    var model = IndexModel()
    let context = QueryContext(now: Timestamp(seconds: 0))
    model.put((0..<9).map { ($0, user("b", $0)) } + [(9, user("a", 9))])
    let before = try #require(model.index.evaluate(.all, context))
    #expect(before.numbers == [9, 0, 1, 2, 3, 4, 5, 6, 7, 8])
    model.put([(9, user("c", 9))])
    let after = try #require(model.index.evaluate(.all, context))
    #expect(after.numbers == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  }

  @Test func `Times within one second sort by their fractions`() throws {
    var random = SeededGenerator(seed: 1)
    var model = IndexModel()
    model.put(
      [5, 3, 9, 0].enumerated().map { number, nanoseconds in
        var user = random.user(number: number)
        user.goneSince = nil
        user.createdAt = Timestamp(seconds: 7, nanoseconds: Int32(nanoseconds), digits: 9)
        return (number, user)
      })
    let sort = UserSort([.init(.created)])
    let result = try #require(model.index.evaluate(.all, random.context(for: []), sort: sort))
    #expect(result.numbers == [3, 1, 0, 2])
  }

  @Test func `A copy of the index stays as it was`() throws {
    var random = SeededGenerator(seed: 1)
    var model = IndexModel()
    let context = random.context(for: [])
    model.put(random.changes(of: model, 100, upTo: 1_500))
    let before = model
    model.put(random.changes(of: model, 100, upTo: 4_000))
    let now = try #require(model.index.evaluate(.all, context))
    let then = try #require(before.index.evaluate(.all, context))
    #expect(now.answer == model.answer(.all, context))
    #expect(then.answer == before.answer(.all, context))
  }

}
