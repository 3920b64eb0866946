package import DirectoryModel

/// The users that were marked, and the range that is being marked at present.
package struct Marks: Sendable {
  /// The most users that one key marks.
  static let maximum = 20_000

  /// Marked for good.
  package private(set) var users: Set<UserReference> = []
  /// The marked users whom the list does not have; nil until they were counted.
  package private(set) var absent: AbsentMarks? = AbsentMarks()
  /// Counts what was asked of them, so that a late answer is known as one.
  private var generation = 0
  private var isAsked = false
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
    if isEmpty { expire() }
  }

  /// Marks those of a list that are not, and unmarks those that are.
  mutating func invert(in list: some Sequence<UserReference>) {
    users.formSymmetricDifference(list)
    if isEmpty { expire() }
  }

  mutating func removeAll() {
    users = []
    cancelRange()
    expire()
  }

  /// Notes that the list is another one, which may lack some of them.
  mutating func expire() {
    absent = isEmpty ? AbsentMarks() : nil
    isAsked = false
  }

  /// The number by which the answer is known to how many are absent; nil where nothing is to be
  /// asked.
  mutating func ask() -> Int? {
    guard absent == nil, !isAsked else { return nil }
    isAsked = true
    generation += 1
    return generation
  }

  mutating func take(_ absent: AbsentMarks, generation: Int) {
    if generation == self.generation, isAsked { self.absent = absent }
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
    let isRangeLost = !range.isSubset(of: users)
    anchor = nil
    range = []
    // Some of the range may have been absent.
    if isRangeLost { expire() }
  }
}

/// How many of the marked users a list does not have, and why.
package struct AbsentMarks: Hashable, Sendable {
  /// Those that its filter leaves out.
  package var hidden = 0
  /// Those that no source lists any longer.
  package var gone = 0

  package init(hidden: Int = 0, gone: Int = 0) {
    self.hidden = hidden
    self.gone = gone
  }

  var isNone: Bool { hidden == 0 && gone == 0 }

  /// What is to be said of them after a number of marked ones; nothing where there are none.
  var words: DisplayText {
    let hidden: DisplayText = hidden == 0 ? "" : ", \(self.hidden.grouped) hidden by the filter"
    return gone == 0 ? hidden : "\(hidden), \(gone.grouped) gone"
  }
}
