import DirectoryModel
import HTTPTransport

/// Reads the lists of a SCIM service page by page, in the way that the service announces.
struct SCIMPager: Sendable {
  private let context: ProviderContext
  private let asked: SCIMServiceConfiguration.Asked

  /// A page of a list: resources as bytes.
  struct Page: Sendable {
    let rows: [ArraySlice<UInt8>]
    let place: SCIMPlace
    /// Nil at the end of the list.
    let next: SCIMPlace?
    let total: Int?
    let notices: [DisplayText]
  }

  init(_ context: ProviderContext) {
    self.context = context
    asked = Supplement { await SCIMServiceConfiguration.reading(context) }
  }

  /// Begins a new run: the service may have changed.
  func forget() async { await asked.forget() }

  /// What the server can do, asked once a run, and notices where it did not want to say.
  func serviceConfiguration() async throws(ProviderError) -> (
    configuration: SCIMServiceConfiguration, notices: [DisplayText]
  ) {
    let reading = await asked.reading()
    if case .failure = reading.value { await asked.forget() }
    return (try reading.value.get(), reading.notices)
  }

  /// A page by cursor where the server announces them, else by index.
  ///
  /// With cursors the list ends where the answer has none (RFC 9865 section 2). By index it ends
  /// with an empty page and by nothing else: servers cap their pages, and some give the length of a
  /// page for the total. A cursor in an answer to an index is followed, since it says that the
  /// server has no other way (RFC 9865 section 2.3).
  func page(
    of list: Endpoint, after cursor: PageCursor?
  ) async throws(ProviderError) -> Page {
    let client = context.client
    let (configuration, notices) = try await serviceConfiguration()
    let place = place(cursor, configuration)
    let request = list.request(query: [place.parameter, count(configuration)])
    let answer: SCIMListResponse
    do throws(ProviderError) {
      answer = try await response(to: request)
    } catch {
      // Some servers refuse an index behind the last row in place of answering with no rows.
      guard place.isPastTotal, error.isRefusal else { throw error }
      return Page(rows: [], place: place, next: nil, total: nil, notices: notices)
    }
    let total = client.total("totalResults", in: answer.members)
    // Resources may be absent where there are none (RFC 7644 section 3.4.2).
    let isEmpty = !answer.hasResources && (total == 0 || place.isPast(total))
    let rows = isEmpty ? [] : try client.elements("Resources", in: answer.members, of: request)
    return Page(
      rows: rows, place: place,
      next: try next(after: rows, total: total, in: answer, at: place, of: request), total: total,
      notices: notices)
  }

  /// All rows of a list.
  /// - Throws: `malformed` where fewer came than the server announced.
  func rows(of list: Endpoint) async throws(ProviderError) -> [ArraySlice<UInt8>] {
    var rows: [ArraySlice<UInt8>] = []
    var total: Int?
    var cursor: PageCursor?
    repeat {
      let page = try await page(of: list, after: cursor)
      rows += page.rows
      total = page.total ?? total
      cursor = page.next?.cursor
    } while cursor != nil
    let different = Set(rows.map(SCIMPlace.label)).count
    guard different >= total ?? 0 else {
      throw context.client.error(
        .malformed(path: "Resources"), for: list.request(),
        detail: "\(different) of \(total ?? 0) came")
    }
    return rows
  }

  /// What limits the length of a page; it has to stay the same from page to page (RFC 9865
  /// section 2).
  func count(_ configuration: SCIMServiceConfiguration) -> (name: String, value: String) {
    ("count", String(configuration.pageSize(configured: context.configuration.pageSize)))
  }

  /// The answer to a request for a list.
  /// - Throws: `misconfigured` where there is no such list; also what a body says that is an error
  ///   in spite of the status.
  func response(to request: APIRequest) async throws(ProviderError) -> SCIMListResponse {
    let answer = SCIMListResponse(try await context.client.listEnvelope(of: request))
    guard let error = answer.error else { return answer }
    let code = error.code == .notFound ? .misconfigured : error.code
    throw context.client.error(code, for: request, detail: error.detail)
  }

  private func place(
    _ cursor: PageCursor?, _ configuration: SCIMServiceConfiguration
  ) -> SCIMPlace {
    let first: SCIMPlace.Position =
      configuration.hasCursors
      ? .cursor("", checkpoint: "") : .index(1, total: nil, lastPage: "")
    return cursor.flatMap { SCIMPlace($0) } ?? SCIMPlace(first: first)
  }

  /// The place of the next page; nil at the end.
  private func next(
    after rows: [ArraySlice<UInt8>], total: Int?, in answer: SCIMListResponse, at place: SCIMPlace,
    of request: APIRequest
  ) throws(ProviderError) -> SCIMPlace? {
    let client = context.client
    switch try client.value("nextCursor", in: answer.members, of: request) {
    case nil, .string(""): break
    case .string(let text):
      if let next = place.next(text) { return next }
      throw client.error(
        .malformed(path: "nextCursor"), for: request, detail: "the list goes round in a circle")
    case .some(let other):
      throw client.error(
        .malformed(path: "nextCursor"), for: request, detail: "it is no string but \(other.kind)")
    }
    guard place.isIndex, !rows.isEmpty else { return nil }
    guard place.isRepeated(by: rows) else { return place.next(after: rows, total: total) }
    guard place.isPast(total) else {
      throw client.error(
        .malformed(path: "Resources"), for: request,
        detail: "the page before came once more for the next startIndex")
    }
    return nil
  }
}

extension ProviderError {
  /// Whether the service understood who asks and does not want to answer this.
  var isRefusal: Bool {
    switch code {
    case .misconfigured, .notFound: true
    case .server(let status): (400..<500).contains(status)
    default: false
    }
  }
}
