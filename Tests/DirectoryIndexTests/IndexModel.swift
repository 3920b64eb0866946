import DirectoryIndex
import DirectoryModel
import TestSupport

/// A store of users in the simplest way, beside the index that is to answer alike.
struct IndexModel {
  /// A user with what takes long to work out.
  struct Entry {
    let user: User
    let text: SearchText
    let label: [UInt8]

    init(_ user: User) {
      self.user = user
      text = SearchText(user)
      label = Array(user.label.original.folded.utf8)
    }
  }

  /// What a query is to answer.
  struct Answer: Equatable {
    var numbers: [Int] = []
    var unknown = CannotTell()
  }

  private(set) var entries: [Int: Entry] = [:]
  private(set) var index = DirectoryIndex()
  /// The numbers of all users in the standing order.
  private(set) var standing: [Int] = []
  private(set) var chunks: [Int: [UInt8]] = [:]

  var users: [User] { entries.values.map(\.user) }

  /// Puts users in the places of numbers, in store and index alike; nil takes one away.
  mutating func put(_ changes: [(number: Int, user: User?)]) {
    var byChunk: [Int: [IndexedChange]] = [:]
    for (number, user) in changes {
      entries[number] = user.map { Entry($0) }
      byChunk[number / StoredChunk.capacity, default: []].append(
        IndexedChange(slot: number % StoredChunk.capacity, user: user))
    }
    for (chunk, changes) in byChunk {
      guard let bytes = IndexChunk.reindexed(chunks[chunk], changes: changes) else { continue }
      chunks[chunk] = bytes
      index.replace(chunk, with: bytes)
    }
    standing = entries.sorted { left, right in
      if left.value.label != right.value.label {
        return left.value.label.lexicographicallyPrecedes(right.value.label)
      }
      return left.value.user.reference < right.value.user.reference
    }.map(\.key)
  }

  func answer(
    _ query: Query, _ context: QueryContext, sources: Set<String>? = nil, sort: UserSort? = nil
  ) -> Answer {
    var answer = Answer()
    var ranked: [(number: Int, rank: Int)] = []
    for number in standing {
      guard let entry = entries[number], query.includesGone || entry.user.goneSince == nil,
        sources?.contains(entry.user.reference.source) ?? true
      else { continue }
      switch query.term.truth(of: entry.user, text: entry.text, context) {
      case .yes: ranked.append((number, query.term.rank(of: entry.text)))
      case .no: break
      case .unknown:
        let source = entry.user.reference.source
        answer.unknown.add(
          query.term.untoldFacts(of: entry.user, context), of: source,
          toldLater: entry.user.shownDetail == .list ? toldLater[source] ?? [] : [])
      }
    }
    answer.numbers = sorted(ranked, sort)
    return answer
  }

  private func sorted(_ ranked: [(number: Int, rank: Int)], _ sort: UserSort?) -> [Int] {
    guard let sort, !sort.keys.isEmpty else {
      return (0...2).flatMap { rank in ranked.filter { $0.rank == rank }.map(\.number) }
    }
    let listing = Rows(ranked.compactMap { entries[$0.number]?.user })
    return sort.rows(of: listing).map { ranked[$0].number }
  }
}

extension IndexResult {
  /// The result as the model gives it.
  var answer: IndexModel.Answer {
    IndexModel.Answer(
      numbers: numbers.map { Int($0) }, unknown: cannotTell(toldLater: toldLater))
  }
}

extension RandomNumberGenerator {
  /// Changes of random places, whose users are new, changed, gone or taken away.
  mutating func changes(
    of model: IndexModel, _ count: Int, upTo last: Int
  ) -> [(number: Int, user: User?)] {
    var taken = Set<Int>()
    return (0..<count).compactMap { _ in
      let number = Int.random(in: 0...last, using: &self)
      guard taken.insert(number).inserted else { return nil }
      if chance(0.1) { return (number, nil) }
      guard var user = model.entries[number]?.user, chance(0.4) else {
        return (number, indexedUser(number))
      }
      if chance(0.5) { user.goneSince = maybe { $0.time() } } else { user.lastSeen = .unknown }
      return (number, user)
    }
  }

  /// A random user with what matters to the index alone: long names, odd times, roles in places.
  private mutating func indexedUser(_ number: Int) -> User {
    var user = user(number: number)
    if chance(0.3) {
      let tail = pick(["", " of the same long name", " of the same long names", "er"])
      user.displayName = DisplayText("Somebody whose name is long\(tail)")
    }
    if chance(0.05) {
      user.createdAt = Timestamp(seconds: pick([-62_135_596_800, 253_402_300_799, .max, .min]))
    }
    if chance(0.3) {
      let scope = [Role.Bound("team", label()), Role.Bound("level", label())]
      user.roles.append(Role(name: label(), kind: .team, scope: scope))
    }
    return user
  }
}

/// What the sources of random users tell, but not in list rows.
private let toldLater: [String: Set<QueryFact>] = [
  "tines": [.roles, .teams, .mfa], "docs-eu": [.roles, .email, .seen],
]

/// Seeds that stay and one that is new each run.
let seeds = SeededGenerator.seeds
