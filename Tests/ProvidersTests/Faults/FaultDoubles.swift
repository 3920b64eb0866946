import DirectoryModel
import HTTPTransport
import Synchronization

@testable import Providers

/// A clock whose waits end at once, and which remembers them.
final class FaultClock: Sendable {
  private let state = Mutex<[Duration]>([])

  /// The waits so far.
  var waits: [Duration] { state.withLock { $0 } }

  /// The clock as the transport takes it.
  var clock: TransportClock {
    let elapsed: @Sendable () -> Duration = { [self] in waits.reduce(.zero, +) }
    return TransportClock(
      now: { Timestamp(seconds: ContractCase.now.seconds + elapsed().components.seconds) },
      elapsed: elapsed, sleep: { [self] wait in state.withLock { $0.append(wait) } },
      chance: { 0.5 })
  }
}

/// A transport that answers every request in the same way, and remembers what it was asked.
final class FaultTransport: HTTPTransport {
  private let answer: @Sendable (HTTPGet) throws(HTTPTransportError) -> HTTPAnswer
  private let state = Mutex<[HTTPGet]>([])

  init(_ answer: @escaping @Sendable (HTTPGet) throws(HTTPTransportError) -> HTTPAnswer) {
    self.answer = answer
  }

  /// What was asked, in order.
  var requests: [HTTPGet] { state.withLock { $0 } }

  func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
    state.withLock { $0.append(request) }
    return try answer(request)
  }
}

extension ContractCase {
  /// Every example of every provider that the program has.
  static let registered = of(ProviderRegistry.all)

  /// The provider as the program makes it: with tries, budget and log.
  ///
  /// What the documentation answers beside the transport can be wrapped in something before both.
  func provider(
    on transport: any HTTPTransport, clock: FaultClock, baseURL: String? = nil,
    record: @escaping @Sendable (RequestRecord) -> Void = { _ in },
    wrap: (any HTTPTransport) -> any HTTPTransport = { $0 }
  ) -> any UserProvider {
    var configuration = example.configuration
    if let baseURL { configuration.baseURL = baseURL }
    let supplements = SupplementTransport(
      base: configuration.baseURL,
      answers: example.supplements.mapValues { HTTPAnswer(status: 200, body: Array($0.utf8)) },
      untaken: example.untaken, next: transport)
    return service.provider(
      configuration,
      credential: { () throws(HTTPTransportError) -> Secret in Secret(ProviderExample.credential) },
      transport: wrap(supplements),
      policy: service.policy(for: configuration, clock: clock.clock, record: record),
      now: { Self.now })
  }

  /// The record of a user with another id.
  func record(_ number: Int) throws -> String {
    let record = try JSON(parsing: Array(example.listed.utf8))
    guard let path = record.idPath(example.id) else { return example.listed }
    return record.replacing(path, with: .number("90\(number)")).text()
  }

  /// The pages of a list of users by number, with the empty one where nothing else ends the list.
  func pages(ofUsers numbers: [[Int]]) throws -> [ProviderExample.Page] {
    var pages = pages(try numbers.map { try $0.map { try record($0) } })
    if example.endsWithEmptyPage {
      let count = numbers.joined().count
      pages.append(
        .init(number: pages.count + 1, offset: count, records: [], isLast: true, total: count))
    }
    return pages
  }

  /// The page that a request asks for; nil beyond the end.
  func page(
    for request: HTTPGet, among pages: [ProviderExample.Page]
  ) -> ProviderExample.Page? {
    let items = request.url.split(separator: "?").dropFirst().joined().split(separator: "&")
    let marked = pages.first { page in
      example.query(page).map { items.contains(Substring($0)) } ?? false
    }
    let isNumbered = items.contains { $0.hasPrefix("page=") }
    return marked ?? (isNumbered ? nil : pages.first { example.query($0) == nil })
  }

  /// The answer with a page, or what a service has beyond its end: an empty one.
  func answer(_ page: ProviderExample.Page?, number: Int = 9, total: Int = 0) -> HTTPAnswer {
    let page =
      page ?? .init(number: number, offset: 0, records: [], isLast: true, total: total)
    return HTTPAnswer(status: 200, body: Array(example.page(page).utf8))
  }
}

/// A list read to its end, or as far as it went: as whoever collects the users of a source does.
struct FaultReading {
  private(set) var users: [User] = []
  private(set) var error: ProviderError?
  /// Whether the list went on for longer than any list of a test.
  private(set) var isEndless = false
  /// Whether it calls itself whole.
  private(set) var isWhole = false
  /// How many users it says that there are.
  private(set) var expected: Int?

  /// Their ids, each once, sorted.
  var ids: [String] { Set(users.map(\.id.text)).sorted() }

  init(_ provider: any UserProvider) async {
    var walk = PageWalk<UserID>(source: provider.source.name, operation: "list of users")
    var count = 0
    var cursors: [PageCursor?] = [nil]
    do throws(ProviderError) {
      while !cursors.isEmpty {
        let cursor = cursors.removeFirst()
        if let cursor { try walk.follow(cursor) }
        count += 1
        guard count <= 40 else {
          isEndless = true
          return
        }
        let page = try await provider.wholePage(after: cursor)
        try walk.take(page)
        users += page.users
        cursors += page.following.map(Optional.some)
        if cursors.isEmpty, let next = page.next { cursors = [next] }
      }
      isWhole = walk.isWhole
      expected = walk.expected
    } catch {
      self.error = error
    }
  }
}
