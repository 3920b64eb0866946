/// All users of all sources, wherever they are kept: what the browser and the commands ask.
package protocol UserDirectory: Sendable {
  /// The configured sources and how far each has been read, in the order of the configuration.
  var sources: [SourceState] { get async }

  /// Reads the lists of all sources side by side and returns when each has ended.
  ///
  /// Cancelling the task breaks off what has not ended; what was read stays.
  /// - Parameter report: told of each step, from any thread.
  func load(report: @escaping @Sendable (DirectoryChange) -> Void) async

  /// The users that match, as they are now, by folded name, then source and id.
  /// - Returns: nil if the task was cancelled meanwhile.
  func listing(matching query: Query) async -> (any UserListing)?

  /// Reads one user again, in exactly one request.
  func refresh(_ reference: UserReference) async throws(ProviderError) -> User
}

/// What has changed in a directory.
package enum DirectoryChange: Sendable {
  case source(SourceState)
  /// Users came, changed or went: a listing made before is older than the directory.
  case users
}

/// The rows of a list, by number: an unchanging view that is cheap to copy and to pass on.
package protocol UserListing: Sendable {
  /// How many users match.
  var count: Int { get }
  /// How many users there are in all.
  var total: Int { get }
  /// The user at a row.
  /// - Precondition: `row` is at least 0 and below ``count``.
  func user(at row: Int) -> User
  /// The row of a user; nil where it is not among the matches.
  func row(of reference: UserReference) -> Int?
}

/// A listing without rows: what there is before anything was read.
package struct EmptyListing: UserListing {
  package init() {}
  package var count: Int { 0 }
  package var total: Int { 0 }
  package func user(at row: Int) -> User { preconditionFailure("row \(row) of an empty listing") }
  package func row(of reference: UserReference) -> Int? { nil }
}
