import DirectoryModel
import HTTPTransport

/// Reads the lists of a SCIM service page by page, in the way that the service announces.
struct SCIMPager: Sendable {
  private let context: ProviderContext
  private let asked: SCIMServiceConfiguration.Asked

  /// A page of a list: resources as bytes.
  struct Page: ListPage {
    let rows: [ArraySlice<UInt8>]
    let place: SCIMPlace
    let next: PageCursor?
    let total: Int?
    let notices: [DisplayText]

    var ids: [String] { rows.map(SCIMPlace.label) }
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
    let total = answer.total
    // Resources may be absent where there are none (RFC 7644 section 3.4.2).
    let isEmpty = !answer.hasResources && (total == 0 || place.isPast(total))
    let rows = isEmpty ? [] : try answer.resources()
    return Page(
      rows: rows, place: place,
      next: try next(after: rows, in: answer, at: place)?.cursor, total: total,
      notices: notices)
  }

  /// All rows of a list.
  /// - Throws: `malformed` where fewer came than the server announced.
  func rows(of list: Endpoint) async throws(ProviderError) -> [ArraySlice<UInt8>] {
    var rows: [ArraySlice<UInt8>] = []
    var walk = PageWalk<String>(source: context.source.name, operation: list.operation)
    while let page = try await walk.next({ (cursor) throws(ProviderError) in
      try await page(of: list, after: cursor)
    }) {
      rows += page.rows
    }
    guard walk.isWhole else {
      throw context.client.error(
        .malformed(path: "Resources"), for: list.request(),
        detail: "\(walk.seen.count) of \(walk.expected ?? 0) came")
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
    throw answer.envelope.error(code, error.detail)
  }

  private func place(
    _ cursor: PageCursor?, _ configuration: SCIMServiceConfiguration
  ) -> SCIMPlace {
    SCIMPlace(cursor, first: configuration.hasCursors ? .cursor("") : .index(1, total: nil))
  }

  /// The place of the next page; nil at the end.
  private func next(
    after rows: [ArraySlice<UInt8>], in answer: SCIMListResponse, at place: SCIMPlace
  ) throws(ProviderError) -> SCIMPlace? {
    if let cursor = try answer.envelope.cursor("nextCursor") {
      if let next = place.next(cursor) { return next }
      throw answer.envelope.malformed("nextCursor", "the list goes round in a circle")
    }
    guard place.isIndex, !rows.isEmpty else { return nil }
    if let next = place.next(after: rows, total: answer.total) { return next }
    // A server may answer with its last page when it is asked for one behind it.
    guard place.isPast(answer.total) else {
      throw answer.envelope.malformed(
        "Resources", "the page before came once more for the next startIndex")
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
