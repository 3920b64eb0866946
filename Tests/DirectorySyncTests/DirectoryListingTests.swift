import DirectoryModel
import DirectorySync
import TestSupport
import Testing

struct DirectoryListingTests {
  private static let seeds: [UInt64] = [1, 2, 3, .random(in: .min ... .max)]

  /// Users of three sources whose names, e-mails and ids are made of few letters.
  private static func users(using generator: inout SeededGenerator) -> [User] {
    let words = ["ann", "Ánn", "bob", "BOB", "", "Anna", "cé", "ce\u{301}", "王"]
    return (0..<Int.random(in: 0...200, using: &generator)).map { number in
      let source = ["a", "b", "c"][Int.random(in: 0..<3, using: &generator)]
      let name = words[Int.random(in: words.indices, using: &generator)]
      let email = words[Int.random(in: words.indices, using: &generator)]
      return User.named(
        name, id: String(number % 90), source: source, email: email.isEmpty ? nil : email + "@x.y")
    }
  }

  private static func directory(of users: [User]) async throws -> Directory {
    let directory = try Directory(
      ["a", "b", "c"].map { name in
        let own = users.filter { $0.reference.source == name }
        return ScriptedProvider(name, [Array(own.prefix(40)), Array(own.dropFirst(40))])
      })
    await directory.load()
    return directory
  }

  /// The users that match, best hits first, found and sorted in the plainest way.
  private static func expected(of users: [User], query: Query) -> [UserReference] {
    let context = QueryContext(now: .atRun)
    var last: [UserReference: User] = [:]
    for user in users { last[user.reference] = user }
    return last.values.filter { query.truth(of: $0, context) == .yes }.sorted {
      let ranks = (query.rank(of: $0), query.rank(of: $1))
      if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
      let left = $0.label.original.folded
      let right = $1.label.original.folded
      return left == right ? $0.reference < $1.reference : left < right
    }.map(\.reference)
  }

  @Test(arguments: seeds)
  func `A listing is what looking at each user would find, in the same order`(seed: UInt64)
    async throws
  {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<10 {
      let users = Self.users(using: &generator)
      let directory = try await Self.directory(of: users)
      for text in ["", "ann", "b", "x.y", "1", "ann 2", "ce", "王", "nobody"] {
        let query = try Query(parsing: text)
        let listing = try #require(await directory.listing(matching: query, sortedBy: nil))
        let expected = Self.expected(of: users, query: query)
        #expect((0..<listing.count).map { listing.user(at: $0).reference } == expected, "\(text)")
        #expect(listing.total == Self.expected(of: users, query: .all).count)
      }
    }
  }

  @Test(arguments: seeds)
  func `A user's row is where it stands, and nil where it does not match`(seed: UInt64) async throws
  {
    var generator = SeededGenerator(seed: seed)
    let users = Self.users(using: &generator)
    let directory = try await Self.directory(of: users)
    for text in ["", "ann", "b", "1", "nobody"] {
      let query = try Query(parsing: text)
      let listing = try #require(await directory.listing(matching: query, sortedBy: nil))
      let references = (0..<listing.count).map { listing.user(at: $0).reference }
      for user in users {
        #expect(listing.row(of: user.reference) == references.firstIndex(of: user.reference))
      }
    }
  }

  @Test(arguments: ["", "ann"])
  func `A user that nobody knows has no row`(text: String) async throws {
    let directory = try await Self.directory(of: [.named("Ann", id: "1")])
    let listing = try #require(
      await directory.listing(matching: Query(parsing: text), sortedBy: nil))
    #expect(listing.row(of: UserReference(source: "a", id: UserID("2"))) == nil)
    #expect(listing.row(of: UserReference(source: "b", id: UserID("1"))) == nil)
  }
}
