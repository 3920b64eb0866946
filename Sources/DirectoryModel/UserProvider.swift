/// A source that can be asked for its users.
package protocol UserProvider: Sendable {
  var source: Source { get }

  /// One page of the list: the first without a cursor, then the one after the cursor of the page
  /// before.
  func page(after cursor: PageCursor?) async throws(ProviderError) -> UserPage

  /// One user with all that the source tells, in exactly one request.
  /// - Throws: a ``ProviderError`` with the code `notFound` if the source has no such user.
  func user(id: UserID) async throws(ProviderError) -> User
}

/// Where a list goes on, in the provider's terms.
package struct PageCursor: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }
}

/// A part of a source's list.
package struct UserPage: Hashable, Sendable {
  package var users: [User]
  /// Where the list goes on; nil at its end.
  package var next: PageCursor?
  /// How many users the source says that there are in all.
  package var total: Int?
  /// What the source said beside the users, such as a warning; messages of the source, not about
  /// one user, and often the same on every page.
  package var notices: [DisplayText]

  package init(
    users: [User], next: PageCursor?, total: Int? = nil, notices: [DisplayText] = []
  ) {
    self.users = users
    self.next = next
    self.total = total
    self.notices = notices
  }
}
