import DirectoryModel
import HTTPTransport

/// A page of a list beside the users: rows as bytes.
struct RowPage: ListPage {
  let rows: [ArraySlice<UInt8>]
  let next: PageCursor?
  var total: Int?

  var ids: [ArraySlice<UInt8>] { rows }
}

/// A list beside the users, read to its end: its rows as bytes.
struct ListRows {
  let rows: [ArraySlice<UInt8>]
  /// Why these may not be all; nil where nothing speaks for that.
  let shortfall: ProviderError?

  init(_ rows: [ArraySlice<UInt8>], shortfall: ProviderError? = nil) {
    self.rows = rows
    self.shortfall = shortfall
  }
}

extension ProviderContext {
  /// The rows of a list beside the users, one request a page.
  ///
  /// The path says where in an answer the list goes on, and so many pages in a row may have only rows
  /// that came before.
  func rows(
    of endpoint: Endpoint, path: String, repetitionsAllowed: Int = 3,
    _ read: (PageCursor?) async throws(ProviderError) -> RowPage
  ) async throws(ProviderError) -> ListRows {
    var walk = PageWalk<ArraySlice<UInt8>>(
      source: source.name, operation: endpoint.operation, path: path,
      repetitionsAllowed: repetitionsAllowed)
    var rows: [ArraySlice<UInt8>] = []
    while let page = try await walk.next(read) { rows += page.rows }
    return ListRows(rows, shortfall: walk.shortfall)
  }

  /// A walk over the pages of a list of users.
  func walk(_ endpoint: Endpoint) -> PageWalk<UserID> {
    PageWalk(source: source.name, operation: endpoint.operation)
  }
}
