/// A walk over the pages of a list: where it has been, what it has brought, and whether that is all.
///
/// Whoever reads more than one page of anything goes along a walk, since only who remembers the way
/// notices that a service leads round in a circle. Pages come one after the other by ``next(_:)``;
/// who fetches some side by side tells of each by ``follow(_:)`` and ``take(_:)``.
package struct PageWalk<ID: Hashable & Sendable>: Sendable {
  private enum Place {
    case start, end
    case before(PageCursor)
  }

  /// What came, each once.
  package private(set) var seen: Set<ID> = []
  /// How many there are in all, as the source said last.
  package private(set) var expected: Int?
  private var place = Place.start
  /// Where the list went on so far: a cursor that comes again would go on for ever.
  private var followed: Set<PageCursor> = []
  /// Pages in a row that had nothing new.
  private var repetitions = 0
  private let repetitionsAllowed: Int
  private let circle: ProviderError

  /// A walk that has not begun.
  /// - Parameters:
  ///   - source: the name of the source, for errors.
  ///   - operation: what is asked, for errors.
  ///   - path: where an answer says how the list goes on.
  ///   - repetitionsAllowed: how many pages in a row may bring nothing new: a list that grows at its
  ///     front repeats a page, and one that goes on repeating never ends.
  package init(
    source: String, operation: DisplayText, path: String = "", repetitionsAllowed: Int = 3
  ) {
    self.repetitionsAllowed = repetitionsAllowed
    circle = ProviderError(
      .malformed(path: path), source: source, operation: operation,
      detail: "the pages go round in a circle")
  }

  /// Whether all has come that the source announced.
  package var isWhole: Bool { expected.map { seen.count >= $0 } ?? true }

  /// The next page, the first one to begin with; nil at the end of the list.
  package mutating func next<Page: ListPage>(
    _ read: (PageCursor?) async throws(ProviderError) -> Page
  ) async throws(ProviderError) -> Page? where Page.ID == ID {
    let page: Page
    switch place {
    case .start: page = try await read(nil)
    case .before(let cursor):
      try follow(cursor)
      page = try await read(cursor)
    case .end: return nil
    }
    try take(page)
    place = page.next.map(Place.before) ?? .end
    return page
  }

  /// Notes where the list is followed.
  /// - Throws: `malformed` if it was before.
  package mutating func follow(_ cursor: PageCursor) throws(ProviderError) {
    guard followed.insert(cursor).inserted else { throw circle }
  }

  /// Notes what a page has brought.
  /// - Throws: `malformed` if the list goes on without bringing anything new.
  package mutating func take(_ page: some ListPage<ID>) throws(ProviderError) {
    let before = seen.count
    let ids = page.ids
    seen.formUnion(ids)
    expected = page.total ?? expected
    repetitions = seen.count > before || ids.isEmpty ? 0 : repetitions + 1
    guard repetitions <= repetitionsAllowed else { throw circle }
  }

  /// Notes what was learnt beside the list: it is there, whatever the list says.
  package mutating func note(_ id: ID) { seen.insert(id) }
}

/// A part of any list that comes in pages.
package protocol ListPage<ID> {
  associatedtype ID: Hashable & Sendable

  /// What tells the rows from each other.
  var ids: [ID] { get }
  /// Where the list goes on; nil at its end.
  var next: PageCursor? { get }
  /// How many rows the source says that there are in all.
  var total: Int? { get }
}

extension UserPage: ListPage {
  package var ids: [UserID] { users.map(\.id) }
}
