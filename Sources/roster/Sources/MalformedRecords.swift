import DirectoryModel
import DirectoryText

/// How many records are malformed, and a line for each problem of the first of them.
struct MalformedRecords {
  /// How many records are told of.
  private static let told = 20

  private(set) var count = 0
  private var problems: [DisplayText] = []

  /// Those among the users.
  init(among users: some Sequence<User>) {
    for user in users { add(user.reference, user.problems) }
  }

  /// Those among the users of answers, each once.
  init(among answers: [LookupAnswer]) {
    var known: Set<UserReference> = []
    for user in answers.lazy.flatMap(\.users) where !user.problems.isEmpty {
      if known.insert(user.reference).inserted { add(user.reference, user.problems) }
    }
  }

  /// What is said of them.
  var lines: [DisplayText] {
    count > Self.told ? problems + ["and \(count - Self.told) more malformed records"] : problems
  }

  private mutating func add(_ reference: UserReference, _ problems: [DisplayText]) {
    guard !problems.isEmpty else { return }
    count += 1
    if count <= Self.told { self.problems += problems.map { "\(reference.text): \($0)" } }
  }
}
