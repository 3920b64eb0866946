import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// The first page of a SCIM list, asked for beside what the server can do.
@Suite struct SCIMFirstPageTests {
  private static let cursors = #"{"pagination":{"cursor":true,"maxPageSize":50}}"#

  private func provider(_ server: Server, size: Int? = nil) throws -> any UserProvider {
    try ContractCase.named("scim").bareProvider(on: server) { $0.pageSize = size }
  }

  @Test(.timeLimit(.minutes(1)))
  func `it does not wait for the announcement, and is taken where paging is by index`()
    async throws
  {
    let server = Server(
      #"{"filter":{"maxResults":200}}"#,
      [
        "/Users?startIndex=1&count=100": page(["a"], total: 2),
        "/Users?startIndex=2&count=200": page(["b"], total: 2),
      ])
    let provider = try provider(server)
    let first = try await provider.page(after: nil)
    #expect(first.users.map(\.id.text) == ["a"])
    #expect(try await provider.page(after: first.next).users.map(\.id.text) == ["b"])
    #expect(await server.targets.count == 3, "nothing is asked for twice")
  }

  @Test(.timeLimit(.minutes(1)))
  func `where there are cursors it is not taken, and the next run begins with one`() async throws {
    let server = Server(
      Self.cursors,
      [
        "/Users?startIndex=1&count=100": page(["x"], total: 1),
        "/Users?cursor=&count=50": page(["a"]),
      ])
    let provider = try provider(server)
    #expect(try await provider.page(after: nil).users.map(\.id.text) == ["a"])
    let asked = await server.targets
    #expect(
      Set(asked) == [
        "/ServiceProviderConfig", "/Users?startIndex=1&count=100", "/Users?cursor=&count=50",
      ])
    #expect(try await provider.page(after: nil).users.map(\.id.text) == ["a"])
    #expect(
      Set(await server.targets.dropFirst(asked.count)) == [
        "/ServiceProviderConfig", "/Users?cursor=&count=50",
      ])
  }

  @Test(.timeLimit(.minutes(1)))
  func `one that was refused is asked for in the size that is announced`() async throws {
    let server = Server(
      #"{"filter":{"maxResults":20}}"#, ["/Users?startIndex=1&count=20": page(["a"], total: 1)])
    #expect(try await provider(server).page(after: nil).users.map(\.id.text) == ["a"])
    #expect(await server.targets.contains("/Users?startIndex=1&count=100"))
    let error = await #expect(throws: ProviderError.self) {
      try await provider(server, size: 7).page(after: nil)
    }
    #expect(error?.code == .server(status: 400), "in that size it was asked for")
  }
}

/// A server that says what it can do when it has been asked for users, and refuses what it does not
/// have.
private actor Server: HTTPTransport {
  private let announced: String
  private let pages: [String: String]
  private(set) var targets: [String] = []
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ announced: String, _ pages: [String: String]) {
    self.announced = announced
    self.pages = pages
  }

  func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
    let target = request.url.replacing("https://example.com/v2", with: "")
    targets.append(target)
    if target == "/ServiceProviderConfig" {
      if !targets.contains(where: { $0.hasPrefix("/Users") }) {
        await withCheckedContinuation { waiting.append($0) }
      }
      return .ok(announced)
    }
    for continuation in waiting { continuation.resume() }
    waiting = []
    return pages[target].map { .ok($0) } ?? HTTPAnswer(status: 400)
  }
}
