/// A source that can be asked for its users.
package protocol UserProvider: Sendable {
  var source: Source { get }

  /// What records as of a list row (``User/shownDetail``) may leave open, and a get tells or
  /// ``completed(_:)``.
  var toldLater: Set<QueryFact> { get }

  /// One page of the list: the first without a cursor, then the one after the cursor of the page
  /// before. It comes without waiting for what stands in other lists, and is then preliminary.
  func page(after cursor: PageCursor?) async throws(ProviderError) -> UserPage

  /// A preliminary page with what the source tells of its users beside the list, such as the names
  /// of roles. That is read once a run; what of it can't be read is a notice of the page.
  func completed(_ page: UserPage) async -> UserPage

  /// One user with all that the source tells, in exactly one request.
  /// - Throws: a ``ProviderError`` with the code `notFound` if the source has no such user.
  func user(id: UserID) async throws(ProviderError) -> User

  /// Whether the source answers and takes the credential, in exactly one request.
  func check() async throws(ProviderError)

  /// The users that the source itself finds by an e-mail address or a name, or nil if its API can't
  /// search.
  func lookUp(_ reference: String) async throws(ProviderError) -> UserLookUp?
}

extension UserProvider {
  package var toldLater: Set<QueryFact> { [] }

  /// Asks for the first page of the list.
  package func check() async throws(ProviderError) { _ = try await page(after: nil) }

  package func completed(_ page: UserPage) async -> UserPage { page }

  /// A page of the list with all that the source tells of its users.
  package func wholePage(after cursor: PageCursor?) async throws(ProviderError) -> UserPage {
    let page = try await page(after: cursor)
    return page.isPreliminary ? await completed(page) : page
  }

  package func lookUp(_ reference: String) async throws(ProviderError) -> UserLookUp? { nil }
}

/// What a source found by itself.
package struct UserLookUp: Hashable, Sendable {
  package var users: [User]
  /// What the source was asked, in words: `users whose e-mail is a@b.c`.
  package var asked: DisplayText

  package init(users: [User], asked: DisplayText) {
    self.users = users
    self.asked = asked
  }
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
  /// All pages after this one, where the source says at once which there are; they may be fetched
  /// in any order, and the last of them says in `next` if there are more by then.
  package var following: [PageCursor]
  /// How many users the source says that there are in all.
  package var total: Int?
  /// What the source said beside the users, such as a warning; messages of the source, not about
  /// one user, and often the same on every page.
  package var notices: [DisplayText]
  /// Whether the source tells more of these users beside its list: see
  /// ``UserProvider/completed(_:)``.
  package var isPreliminary = false
  package var doubt: DisplayText?
  package var beginsAnew = false

  package init(
    users: [User], next: PageCursor?, following: [PageCursor] = [], total: Int? = nil,
    notices: [DisplayText] = []
  ) {
    self.users = users
    self.next = next
    self.following = following
    self.total = total
    self.notices = notices
  }
}
