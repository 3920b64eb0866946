/// All users of all sources, wherever they are kept: what the browser and the commands ask.
package protocol UserDirectory: Sendable {
  /// The configured sources and how far each has been read, in the order of the configuration.
  var sources: [SourceState] { get async }

  /// Reads the lists of the sources that need it, side by side, and makes anew what of the index
  /// can't be used; returns when all of it has ended.
  ///
  /// Cancelling the task breaks off what has not ended; what was read stays.
  /// - Parameters:
  ///   - need: which sources are read.
  ///   - report: told of each step, from any thread.
  func load(_ need: LoadNeed, report: @escaping @Sendable (DirectoryChange) -> Void) async

  /// Makes anew what of the index can't be used, or waits for that; see ``CannotTell/unindexed``.
  func finishIndex(_ report: @Sendable (DirectoryChange) -> Void) async

  /// The users that match, as they are now, in the order that was asked for: without one by how
  /// well they match, then by folded name, source and id.
  /// - Returns: nil if the task was cancelled meanwhile.
  func listing(
    matching query: Query, sortedBy sort: UserSort?
  ) async -> (any UserListing)?

  /// How many of the users that match have each value of a field, the most frequent first.
  /// - Returns: nil if the task was cancelled meanwhile.
  func counts(of field: FacetField, matching query: Query) async -> [FacetCount]?

  /// How many users have each role.
  /// - Returns: nil if the task was cancelled meanwhile.
  func roleCounts() async -> [RoleCount]?

  /// Takes these as the users that `is:marked` is about, from the next listing on.
  func mark(_ references: Set<UserReference>) async

  /// Reads one user again, in exactly one request.
  func refresh(_ reference: UserReference) async throws(ProviderError) -> User
}

extension UserDirectory {
  package func finishIndex(_ report: @Sendable (DirectoryChange) -> Void) async {}

  /// Looks at each of the users.
  package func counts(
    of field: FacetField, matching query: Query
  ) async -> [FacetCount]? {
    await listing(matching: query, sortedBy: nil).map { FacetCount.counts(of: field, in: $0) }
  }

  /// Looks at each user.
  package func roleCounts() async -> [RoleCount]? {
    await listing(matching: .all, sortedBy: nil).map(RoleCount.counts)
  }

  package func mark(_ references: Set<UserReference>) async {}
}

/// Which sources are to be read.
package enum LoadNeed: Hashable, Sendable {
  /// Those that were never read whole.
  case missing
  /// Those, and those whose last complete reading is older than the configured age.
  case old
  /// Every one; the end of a reading that is under way is waited for.
  case all
  /// Every one, and what is being read already once more after that: its reading began too early
  /// to tell what has changed since.
  case again
}

/// How much of the users is indexed, where the index is made anew.
package struct IndexProgress: Hashable, Sendable {
  /// The users that are searched already.
  package let done: Int
  /// All users.
  package let total: Int

  package init(done: Int, total: Int) {
    self.done = done
    self.total = total
  }
}

/// What has changed in a directory.
package enum DirectoryChange: Sendable {
  case source(SourceState)
  /// The index is being made anew, since another version of the program has made it; nil at the end.
  case index(IndexProgress?)
  /// Users came, changed or went: a listing made before is older than the directory.
  case users
}

/// The rows of a list, by number: an unchanging view that is cheap to copy and to pass on.
package protocol UserListing: Sendable {
  /// How many users match.
  var count: Int { get }
  /// How many users there are in all.
  var total: Int { get }
  /// Of whom it can't be told whether they match.
  var cannotTell: CannotTell { get }
  /// The user at a row.
  /// - Precondition: `row` is at least 0 and below ``count``.
  func user(at row: Int) -> User
  /// The row of a user; nil where it is not among the matches.
  func row(of reference: UserReference) -> Int?
}

extension UserListing {
  package var cannotTell: CannotTell { CannotTell() }
}

/// A listing without rows: what there is before anything was read.
package struct EmptyListing: UserListing {
  package init() {}
  package var count: Int { 0 }
  package var total: Int { 0 }
  package func user(at row: Int) -> User { preconditionFailure("row \(row) of an empty listing") }
  package func row(of reference: UserReference) -> Int? { nil }
}
