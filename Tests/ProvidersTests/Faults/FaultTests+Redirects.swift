import DirectoryModel
import HTTPTransport
import Synchronization
import Testing

@testable import Providers

/// A service that has every declared path with the other slash, and redirects there.
private final class OtherSlash: HTTPTransport {
  private let next: any HTTPTransport
  private let state = Mutex<(asked: Set<String>, redirected: [String])>(([], []))

  init(next: any HTTPTransport) { self.next = next }

  /// The declared paths that were asked for.
  var asked: Set<String> { state.withLock { $0.asked } }
  /// Those of the requests that were redirected, in order.
  var redirected: [String] { state.withLock { $0.redirected } }

  func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
    let query = request.url.firstIndex(of: "?") ?? request.url.endIndex
    let path = request.url[..<query]
    let other = path.hasSuffix("/") ? String(path.dropLast()) : path + "/"
    let url = other + request.url[query...]
    state.withLock { _ = $0.asked.insert(request.path) }
    guard path.hasSuffix("/") != request.path.hasSuffix("/") else {
      state.withLock { $0.redirected.append(request.path) }
      var answer = HTTPAnswer(status: 301)
      answer.headers[named: "Location"] = url
      return answer
    }
    return try await next.send(HTTPGet(url: url, path: request.path, headers: request.headers))
  }
}

/// What a service costs that has its paths with another slash at the end.
extension FaultTests {
  @Test(arguments: ContractCase.registered)
  func `a service that redirects is asked once more a path, however many pages there are`(
    contract: ContractCase
  ) async throws {
    let pages = try contract.pages(ofUsers: [[1, 2], [3, 4], [5, 6], [7, 8]])
    let transport = FaultTransport { contract.answer(contract.page(for: $0, among: pages)) }
    var slash: OtherSlash?
    let provider = contract.provider(
      on: transport, clock: FaultClock(),
      wrap: { next in
        let other = OtherSlash(next: next)
        slash = other
        return other
      })
    let reading = await FaultReading(provider)
    #expect(reading.error == nil)
    #expect(reading.ids == (1...8).map { "90\($0)" })
    let service = try #require(slash)
    #expect(transport.requests.count >= 4)
    #expect(service.redirected.sorted() == service.asked.sorted())
  }

  @Test(arguments: ContractCase.registered)
  func `a service that redirects is asked once more for all users one by one`(
    contract: ContractCase
  ) async throws {
    let body = contract.example.envelope(contract.example.answered)
    let transport = FaultTransport { _ in HTTPAnswer(status: 200, body: Array(body.utf8)) }
    var slash: OtherSlash?
    let provider = contract.provider(
      on: transport, clock: FaultClock(),
      wrap: { next in
        let other = OtherSlash(next: next)
        slash = other
        return other
      })
    for _ in 1...3 { _ = try await provider.user(id: contract.id) }
    let service = try #require(slash)
    #expect(service.redirected.sorted() == service.asked.sorted())
  }
}
