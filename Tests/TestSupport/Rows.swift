package import DirectoryModel

/// Rows from an array, for tests of what shows them.
package struct Rows: UserListing {
  package let users: [User]
  package var total: Int
  package var cannotTell = CannotTell()

  package init(_ users: [User], total: Int? = nil) {
    self.users = users
    self.total = total ?? users.count
  }

  /// Users named by these words, each of which is the user's id as well.
  package init(_ names: String, total: Int? = nil) {
    self.init(names.split(separator: " ").map { .sample(String($0)) }, total: total)
  }

  /// As many users, named by their numbers from `first` on.
  package init(count: Int, from first: Int = 0) {
    self.init((first..<first + count).map { .sample(String($0)) })
  }

  /// Those of all users who match at a time, in the order of `all` or another one.
  package init(_ all: [User], matching query: Query, at now: Timestamp, sort: UserSort? = nil) {
    let context = QueryContext(now: now)
    self.init(all.filter { query.truth(of: $0, context) == .yes }, total: all.count)
    for user in all where query.truth(of: user, context) == .unknown {
      cannotTell.add(query.term.untoldFacts(of: user, context), of: user.reference.source)
    }
    if let sort { self = Rows(self, sortedBy: sort) }
  }

  /// The users of a listing in another order.
  package init(_ listing: any UserListing, sortedBy sort: UserSort) {
    self.init(sort.rows(of: listing).map { listing.user(at: $0) }, total: listing.total)
    cannotTell = listing.cannotTell
  }

  package var count: Int { users.count }
  package func user(at row: Int) -> User { users[row] }
  package func row(of reference: UserReference) -> Int? {
    users.firstIndex { $0.reference == reference }
  }
}
