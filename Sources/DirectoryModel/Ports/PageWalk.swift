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
  /// How many there are in all, as the source said last of what could be true: some services give
  /// the length of a page, or nothing at all, for the total.
  private var announced: Int?
  /// Why the list may go on although its pages have ended.
  private var doubt: DisplayText?
  private var place = Place.start
  /// Where the list went on so far: a cursor that comes again would go on for ever.
  private var followed: Set<PageCursor> = []
  /// Pages in a row that had nothing new.
  private var repetitions = 0
  private var repetitionsAllowed: Int
  private var pages = 0
  private let source: String
  private let operation: DisplayText
  private let path: String

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
    self.source = source
    self.operation = operation
    self.path = path
    self.repetitionsAllowed = repetitionsAllowed
  }

  /// How many there are in all; nil where the source did not say so, or more came than it said, or
  /// it can't be told whether the list has ended.
  package var expected: Int? {
    guard let announced, announced >= seen.count else { return nil }
    return doubt != nil && announced == seen.count ? nil : announced
  }

  /// Whether nothing speaks against that all has come.
  package var isWhole: Bool { shortfall == nil }

  /// Why not all may have come; nil where nothing speaks for that.
  package var shortfall: ProviderError? {
    let missing: DisplayText? = expected.flatMap {
      seen.count < $0 ? "\(seen.count.grouped) of \($0.grouped) came" : nil
    }
    let reasons = [missing, doubt].compactMap(\.self)
    return reasons.isEmpty ? nil : error(.incomplete, reasons.joined(separator: ", "))
  }

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

  private var circle: ProviderError {
    error(.malformed(path: path), "the pages go round in a circle")
  }

  private func error(_ code: ProviderError.Code, _ detail: DisplayText) -> ProviderError {
    ProviderError(code, source: source, operation: operation, detail: detail)
  }

  /// Notes what a page has brought.
  /// - Throws: `malformed` if the list goes on without bringing anything new.
  package mutating func take(_ page: some ListPage<ID>) throws(ProviderError) {
    let before = seen.count
    let ids = page.ids
    seen.formUnion(ids)
    if let total = page.total, total >= seen.count { announced = total }
    let isNew = seen.count > before
    doubt = isNew ? nil : page.doubt ?? doubt
    // What comes once more may be all that came so far.
    if page.beginsAnew { repetitionsAllowed += pages }
    pages += 1
    repetitions = isNew || ids.isEmpty ? 0 : repetitions + 1
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
  /// Why the list may go on although this page is its last, should the page bring nothing new; nil
  /// where it has said that it is the last.
  var doubt: DisplayText? { get }
  /// Whether the list begins from its start with this page or the next, so that rows which came
  /// before are expected once more.
  var beginsAnew: Bool { get }
}

extension ListPage {
  package var doubt: DisplayText? { nil }
  package var beginsAnew: Bool { false }
}

extension UserPage: ListPage {
  package var ids: [UserID] { users.map(\.id) }
}
