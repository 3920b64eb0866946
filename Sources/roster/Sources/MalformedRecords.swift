import DirectoryModel
import DirectoryText

/// How many of some records are malformed, and a line for each problem of the first of them.
struct MalformedRecords {
  /// How many records are told of.
  private static let told = 20

  private(set) var count = 0
  /// Whether there is a record that says whose it is.
  private var hasID = false
  private var problems: [DisplayText] = []

  /// None.
  init() {}

  /// Those among the users.
  init(among users: some Sequence<User>) {
    for user in users { add(user.reference, user.problems) }
  }

  /// Those among the users of answers, each once.
  init(among answers: [LookupAnswer]) {
    var known: Set<UserReference> = []
    for user in answers.lazy.flatMap(\.users) where known.insert(user.reference).inserted {
      add(user.reference, user.problems)
    }
  }

  /// Whether all that came are malformed, and none says whose it is.
  var areUnusable: Bool { count > 0 && !hasID }

  /// What is said of them.
  var lines: [DisplayText] {
    count > Self.told ? problems + ["and \(count - Self.told) more malformed records"] : problems
  }

  private mutating func add(_ reference: UserReference, _ problems: [DisplayText]) {
    if !problems.contains(User.noID) { hasID = true }
    guard !problems.isEmpty else { return }
    count += 1
    if count <= Self.told { self.problems += problems.map { "\(reference.text): \($0)" } }
  }
}
