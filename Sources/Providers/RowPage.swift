import DirectoryModel
import HTTPTransport

/// A page of a list beside the users: rows as bytes.
struct RowPage: ListPage {
  let rows: [ArraySlice<UInt8>]
  let next: PageCursor?
  var total: Int?

  var ids: [ArraySlice<UInt8>] { rows }
}

extension ProviderContext {
  /// All rows of a list beside the users, one request a page.
  ///
  /// The path says where in an answer the list goes on, and so many pages in a row may have only rows
  /// that came before.
  func rows(
    of endpoint: Endpoint, path: String, repetitionsAllowed: Int = 3,
    _ read: (PageCursor?) async throws(ProviderError) -> RowPage
  ) async throws(ProviderError) -> [ArraySlice<UInt8>] {
    var walk = PageWalk<ArraySlice<UInt8>>(
      source: source.name, operation: endpoint.operation, path: path,
      repetitionsAllowed: repetitionsAllowed)
    var rows: [ArraySlice<UInt8>] = []
    while let page = try await walk.next(read) { rows += page.rows }
    return rows
  }

  /// A walk over the pages of a list of users.
  func walk(_ endpoint: Endpoint) -> PageWalk<UserID> {
    PageWalk(source: source.name, operation: endpoint.operation)
  }
}
