import DirectoryModel
import HTTPTransport

/// Reads the lists of a SCIM service page by page, in the way that the service announces.
struct SCIMPager: Sendable {
  private let context: ProviderContext
  private let asked: SCIMServiceConfiguration.Asked

  /// A page of a list: resources as bytes.
  struct Page: ListPage {
    var rows: [ArraySlice<UInt8>] = []
    let place: SCIMPlace
    /// The place of the next page; nil at the end.
    var nextPlace: SCIMPlace?
    var total: Int?
    var notices: [DisplayText]
    var doubt: DisplayText?
    var beginsAnew = false

    var ids: [String] { rows.map(SCIMPlace.label) }
    var next: PageCursor? { nextPlace?.cursor }
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
  /// with an empty page: servers cap their pages, and some give the length of a page for the total.
  /// A cursor in an answer to an index is followed, since it says that the server has no other way
  /// (RFC 9865 section 2.3). Some have no other way and say so nowhere: where index paging brings
  /// nobody new though there is no end, a cursor is tried once.
  func page(
    of list: Endpoint, after cursor: PageCursor?
  ) async throws(ProviderError) -> Page {
    let early = cursor == nil ? try await earlyAnswer(of: list) : nil
    let (configuration, notices) = try await serviceConfiguration()
    let place = SCIMPlace(cursor, first: Self.start(configuration))
    var page = Page(place: place, notices: notices, beginsAnew: place.isTrial)
    let answer: SCIMListResponse
    do throws(ProviderError) {
      if let early {
        answer = early
      } else {
        answer = try await response(to: request(for: place, of: list, configuration))
      }
    } catch {
      try await page.end(with: error) { (index) throws(ProviderError) in
        try await isHonoured(index, of: list, configuration)
      }
      return page
    }
    page.total = answer.total
    // Resources may be absent where there are none (RFC 7644 section 3.4.2).
    let isEmpty = !answer.hasResources && (page.total == 0 || place.isPast(page.total))
    page.rows = isEmpty ? [] : try answer.resources()
    try page.goOn(after: answer, size: pageSize(configuration))
    return page
  }

  /// All rows of a list.
  func rows(of list: Endpoint) async throws(ProviderError) -> ListRows {
    var rows: [ArraySlice<UInt8>] = []
    var walk = PageWalk<String>(source: context.source.name, operation: list.operation)
    while let page = try await walk.next({ (cursor) throws(ProviderError) in
      try await page(of: list, after: cursor)
    }) {
      rows += page.rows
    }
    return ListRows(rows, shortfall: walk.shortfall)
  }

  /// What limits the length of a page; with cursors it has to stay the same from page to page
  /// (RFC 9865 section 2).
  func count(_ configuration: SCIMServiceConfiguration) -> (name: String, value: String) {
    ("count", String(pageSize(configuration)))
  }

  private func pageSize(_ configuration: SCIMServiceConfiguration) -> Int {
    configuration.pageSize(configured: context.configuration.pageSize)
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

  private func request(
    for place: SCIMPlace, of list: Endpoint, _ configuration: SCIMServiceConfiguration
  ) -> APIRequest {
    list.request(query: [place.parameter, count(configuration)])
  }

  private static func start(_ configuration: SCIMServiceConfiguration) -> SCIMPlace.Position {
    configuration.hasCursors ? .cursor("", isSecondTry: false) : .index(1, after: nil)
  }
}

extension SCIMPager {
  /// The first page, asked for beside what the server can do, so that nobody waits for one after
  /// the other; nil where that is known already, or where the server turns out to page otherwise
  /// than it did in the run before or, in the first one, than by index.
  private func earlyAnswer(
    of list: Endpoint
  ) async throws(ProviderError) -> SCIMListResponse? {
    guard await asked.known == nil else { return nil }
    let guess = (try? await asked.previous?.value.get()) ?? SCIMServiceConfiguration()
    let request = request(
      for: SCIMPlace(nil, first: Self.start(guess)), of: list, guess)
    async let asking = asked.reading()
    let answer = await result(of: request)
    if case .failure(let error) = answer, !error.isRefusal { throw error }
    _ = await asking
    let configuration = try await serviceConfiguration().configuration
    guard configuration.pages(like: guess, configured: context.configuration.pageSize) else {
      return nil
    }
    do throws(ProviderError) {
      return try answer.get()
    } catch {
      // It may have been for the size, of which more is known now.
      guard case .server = error.code, pageSize(configuration) != pageSize(guess) else {
        throw error
      }
      return nil
    }
  }

  private func result(of request: APIRequest) async -> Result<SCIMListResponse, ProviderError> {
    do throws(ProviderError) {
      return .success(try await response(to: request))
    } catch {
      return .failure(error)
    }
  }

  /// Whether the server looks at `startIndex`: asked for the last row that came, it answers with
  /// that row alone.
  private func isHonoured(
    _ index: Int, of list: Endpoint, _ configuration: SCIMServiceConfiguration
  ) async throws(ProviderError) -> Bool {
    let request = list.request(query: [("startIndex", String(index)), count(configuration)])
    do throws(ProviderError) {
      return try await response(to: request).resources().count == 1
    } catch {
      guard error.isRefusal else { throw error }
      return false
    }
  }
}

extension SCIMPager.Page {
  private static let noEnd: DisplayText = """
    the next startIndex brings nobody new and is no end, and a cursor brings nobody else
    """

  /// Says where the list goes on after an answer, if anywhere, the page being that long at most.
  fileprivate mutating func goOn(
    after answer: SCIMListResponse, size: Int
  ) throws(ProviderError) {
    if let cursor = try answer.envelope.cursor("nextCursor") {
      nextPlace = place.next(cursor)
      if nextPlace != nil { return }
      throw answer.envelope.malformed("nextCursor", "the list goes round in a circle")
    }
    switch place.position {
    case .cursor: return
    case .trial(let mark, let isInDoubt):
      doubt = isInDoubt ? Self.noEnd : nil
      if SCIMPlace.mark(of: rows) == mark { rows = [] }
    case .index(let start, let before) where rows.isEmpty:
      guard let before, !before.proves(endBefore: start) else { return }
      // The end as the standard has it, unless the page before was full or more are announced.
      let isSuspicious = before.rows >= size || [before.total, total].contains { $0 ?? 0 >= start }
      if isSuspicious { nextPlace = place.trial(after: nil, isInDoubt: false) }
    case .index(let start, _):
      nextPlace = place.next(after: rows, total: total)
      if nextPlace != nil { return }
      let length = SCIMPlace.Length(rows: rows.count, total: total)
      let again = rows
      rows = []
      // A server may answer with its last page when it is asked for one behind it.
      if length.proves(endBefore: start) { return }
      nextPlace = place.trial(after: again, isInDoubt: true)
    }
  }

  /// Takes an error for the end of the list, or for a reason to go on otherwise, where it is one.
  fileprivate mutating func end(
    with error: ProviderError, isHonoured: (Int) async throws(ProviderError) -> Bool
  ) async throws(ProviderError) {
    switch place.position {
    case .cursor(let cursor, isSecondTry: false) where !cursor.isEmpty && error.code == .expired:
      nextPlace = place.restarted(at: .cursor("", isSecondTry: true))
      beginsAnew = true
      notices.append("its cursor expired while the list was read, which was begun anew")
    case .trial(_, let isInDoubt) where error.isAnswer:
      doubt = isInDoubt ? Self.noEnd : nil
    // Some servers refuse an index behind the last row in place of answering with no rows.
    case .index(let start, let before?) where error.isRefusal && place.isPast(before.total):
      if before.proves(endBefore: start) || start <= 2 { return }
      if try await isHonoured(start - 1) { return }
      nextPlace = place.trial(after: nil, isInDoubt: true)
    default: throw error
    }
  }
}

extension ProviderError {
  /// Whether the service answered who asks, be it with something that is of no use: some don't cope
  /// with a parameter that they don't know.
  fileprivate var isAnswer: Bool {
    switch code {
    case .server, .malformed: true
    default: isRefusal
    }
  }

  /// Whether the service understood who asks and does not want to answer this.
  var isRefusal: Bool {
    switch code {
    case .misconfigured, .notFound, .expired: true
    case .server(let status): (400..<500).contains(status)
    default: false
    }
  }
}
