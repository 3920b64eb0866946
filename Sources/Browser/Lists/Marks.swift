package import DirectoryModel

/// The users that were marked, and the range that is being marked at present.
package struct Marks: Sendable {
  /// The most users that one key marks.
  static let maximum = 20_000

  /// Marked for good.
  package private(set) var users: Set<UserReference> = []
  /// Where the range begins that is being marked; it ends at the selected user.
  package private(set) var anchor: UserReference?
  /// The users of that range.
  private var range: Set<UserReference> = []
  /// The marked users that the directory was told of.
  private var told: Set<UserReference> = []

  package init() {}

  package var isEmpty: Bool { users.isEmpty && range.isEmpty }
  package var count: Int { all.count }
  /// All that are marked, with the range as far as it has come.
  package var all: Set<UserReference> { range.isEmpty ? users : users.union(range) }

  /// Whether the directory knows which users are marked.
  var areTold: Bool { told == all }

  /// The marked users, of which the directory is told.
  mutating func tell() -> Set<UserReference> {
    told = all
    return told
  }

  package func contains(_ user: UserReference) -> Bool {
    users.contains(user) || range.contains(user)
  }

  mutating func toggle(_ user: UserReference) {
    if users.remove(user) == nil { users.insert(user) }
  }

  /// Marks those of a list that are not, and unmarks those that are.
  mutating func invert(in list: some Sequence<UserReference>) {
    users.formSymmetricDifference(list)
  }

  mutating func removeAll() {
    users = []
    cancelRange()
  }

  mutating func beginRange(at user: UserReference) {
    anchor = user
    range = [user]
  }

  mutating func setRange(_ range: some Sequence<UserReference>) { self.range = Set(range) }

  /// Keeps what the range has marked.
  mutating func endRange() {
    users = all
    cancelRange()
  }

  mutating func cancelRange() {
    anchor = nil
    range = []
  }
}
