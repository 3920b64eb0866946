import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// How a SCIM list is paged through, beyond what every provider has in common.
@Suite struct SCIMListTests {
  private let base = "https://example.com/v2"

  /// The pages of a list that is read to its end or to an error, against these answers.
  private func read(
    _ transport: ScriptedTransport, announced: String = "{}", size: Int? = nil
  ) async throws -> [UserPage] {
    let provider = try scim(announced, on: transport) { $0.pageSize = size }
    var pages = [try await provider.wholePage(after: nil)]
    while let next = pages[pages.count - 1].next, pages.count < 50 {
      pages.append(try await provider.wholePage(after: next))
    }
    return pages
  }

  private func ids(_ pages: [UserPage]) -> [String] { pages.flatMap(\.users).map(\.id.text) }

  private func targets(_ transport: ScriptedTransport) -> [String] {
    transport.requests.map { String($0.url.dropFirst(base.count)) }
  }

  @Test func `the next page starts after the rows that came, and an empty one is the end`()
    async throws
  {
    let transport = ScriptedTransport(bodies: [
      page(["a", "b"], total: 3), page(["c"], total: 3), page([], total: 3),
    ])
    let pages = try await read(transport, size: 50)
    #expect(ids(pages) == ["a", "b", "c"])
    #expect(pages.map(\.total) == [3, 3, 3])
    #expect(
      targets(transport) == [
        "/Users?startIndex=1&count=50", "/Users?startIndex=3&count=50",
        "/Users?startIndex=4&count=50",
      ])
  }

  @Test func `a total that is only the length of a page does not end the list`() async throws {
    let transport = ScriptedTransport(bodies: [
      page(["a", "b"], total: 2), page(["c"], total: 1), page([], total: 0),
    ])
    #expect(ids(try await read(transport)) == ["a", "b", "c"])
  }

  @Test func `a list that ends early or overlaps keeps the announced total to be compared with`()
    async throws
  {
    let short = try await read(
      ScriptedTransport(bodies: [
        page(["a", "b"], total: 5), page([], total: 5), page(["a", "b"], total: 5),
      ]))
    #expect(Set(ids(short)) == ["a", "b"] && short.last?.total == 5)
    let overlapping = try await read(
      ScriptedTransport(bodies: [
        page(["a", "b"], total: 4), page(["b", "c"], total: 4), page([], total: 4),
      ]))
    #expect(Set(ids(overlapping)).count == 3 && overlapping.last?.total == 4)
  }

  @Test(arguments: [400, 404])
  func `a refusal of an index behind the announced total is the end`(status: Int) async throws {
    let transport = ScriptedTransport([
      .ok(page(["a", "b"], total: 2)), HTTPAnswer(status: status), .ok(page(["b"], total: 2)),
    ])
    #expect(ids(try await read(transport)) == ["a", "b"])
  }

  @Test(arguments: [(400, 3), (401, 2), (500, 2)])
  func `any other refusal is an error`(status: Int, total: Int) async throws {
    let transport = ScriptedTransport([
      .ok(page(["a", "b"], total: total)), HTTPAnswer(status: status),
    ])
    await #expect(throws: ProviderError.self) { try await read(transport) }
  }

  @Test func `Resources may be absent where there is nobody, and nowhere else`() async throws {
    let none = #"{"totalResults":0}"#
    #expect(ids(try await read(ScriptedTransport(bodies: [none]))) == [])
    let pages = try await read(
      ScriptedTransport(bodies: [page(["a"], total: 1), #"{"totalResults":1}"#]))
    #expect(ids(pages) == ["a"])
    for body in [#"{"totalResults":1}"#, "{}", #"{"totalResults":1,"Resources":null}"#] {
      let error = await #expect(throws: ProviderError.self) {
        try await read(ScriptedTransport(bodies: [body]))
      }
      #expect(error?.code == .malformed(path: "Resources"), "\(body)")
    }
  }

  @Test func `announced cursors are followed until there is none, with all else the same`()
    async throws
  {
    let transport = ScriptedTransport(bodies: [
      page(["a"], next: "A-1._~"), page([], next: "B2"), page(["b"]),
    ])
    let pages = try await read(transport, announced: #"{"pagination":{"cursor":true}}"#)
    #expect(ids(pages) == ["a", "b"])
    #expect(pages.map(\.total) == [nil, nil, nil])
    #expect(
      targets(transport) == [
        "/Users?cursor=&count=100", "/Users?cursor=A-1._~&count=100", "/Users?cursor=B2&count=100",
      ])
  }

  @Test func `a cursor that nobody announced is followed, and goes back byte for byte`()
    async throws
  {
    let transport = ScriptedTransport(bodies: [
      page(["a"], total: 2, next: " 1 é/&"), page(["b"], total: 2, next: ""),
    ])
    #expect(ids(try await read(transport)) == ["a", "b"])
    #expect(
      targets(transport)
        == ["/Users?startIndex=1&count=100", "/Users?cursor=%201%20%C3%A9%2F%26&count=100"])
  }

  @Test(arguments: 1...9)
  func `cursors that go round in a circle are an error, however long the way is`(
    length: Int
  ) async throws {
    let bodies = (0..<40).map { page(["u\($0)"], next: "c\($0 % length)") }
    let transport = ScriptedTransport(bodies: bodies)
    let error = await #expect(throws: ProviderError.self) {
      try await read(transport, announced: #"{"pagination":{"cursor":true}}"#)
    }
    #expect(error?.code == .malformed(path: "nextCursor"))
    #expect(error?.message.original.contains("c0") == false, "cursors are not shown")
    #expect(transport.requests.count < 4 * length + 4)
  }

  @Test(arguments: ["7", "[]", "true"])
  func `a cursor that is none is an error, not the end`(cursor: String) async throws {
    let error = await #expect(throws: ProviderError.self) {
      try await read(ScriptedTransport(bodies: [#"{"Resources":[],"nextCursor":\#(cursor)}"#]))
    }
    #expect(error?.code == .malformed(path: "nextCursor"))
  }

  @Test(
    arguments: [
      ("{}", nil, 100), ("{}", 7, 7), (#"{"filter":{"maxResults":200}}"#, nil, 200),
      (#"{"filter":{"maxResults":1000000}}"#, nil, 500),
      (#"{"filter":{"maxResults":200},"pagination":{"maxPageSize":40}}"#, nil, 40),
      (#"{"pagination":{"maxPageSize":40}}"#, 1000, 40), (#"{"filter":{"maxResults":0}}"#, 9, 9),
      (#"{"FILTER":{"MAXRESULTS":30}}"#, nil, 30), ("{}", 1000, 1000),
    ] as [(String, Int?, Int)])
  func `a page is as large as is configured and the server announces`(
    announced: String, configured: Int?, asked: Int
  ) async throws {
    let transport = ScriptedTransport(bodies: [page(["a"]), page([], total: 1)])
    _ = try await read(transport, announced: announced, size: configured)
    #expect(
      targets(transport) == [
        "/Users?startIndex=1&count=\(configured ?? 100)", "/Users?startIndex=2&count=\(asked)",
      ])
  }

  @Test func `what the server announces is asked for once a run and not at all for a get`()
    async throws
  {
    let contract = try ContractCase.named("scim")
    let list = ScriptedTransport(bodies: [page(["a"], total: 1), page([], total: 1), user("a")])
    let transport = SupplementTransport(contract.example, next: list)
    let provider = contract.bareProvider(on: transport)
    let first = try await provider.wholePage(after: nil)
    _ = try await provider.wholePage(after: first.next)
    _ = try await provider.user(id: UserID("a"))
    #expect(transport.targets == ["/Groups?startIndex=1&count=200", "/ServiceProviderConfig"])
  }

  @Test(arguments: [HTTPTransportError.Code.timeout, .offline, .tls, .cancelled, .credential])
  func `where nobody answers the list is not waited for as well, and all is asked again later`(
    code: HTTPTransportError.Code
  ) async throws {
    let transport = CountingTransport(code: code)
    let provider = try ContractCase.named("scim").bareProvider(on: transport)
    for count in 1...2 {
      await #expect(throws: ProviderError.self) { try await provider.wholePage(after: nil) }
      // The first page and, beside it, the announcement, unless the first was the faster to fail.
      #expect((count...2 * count).contains(await transport.count))
    }
  }

  @Test func `an error in place of a list is one, whatever the status says`() async throws {
    let urn = "urn:ietf:params:scim:api:messages:2.0:Error"
    for (status, code) in [
      (#""401""#, ProviderError.Code.unauthorized), ("403", .forbidden),
      ("\"404\"", .misconfigured), ("503", .server(status: 503)),
    ] {
      let body = #"{"schemas":["\#(urn)"],"detail":"No.","status":\#(status)}"#
      let error = await #expect(throws: ProviderError.self) {
        try await read(ScriptedTransport(bodies: [body]))
      }
      #expect(error?.code == code && error?.detail == "No.")
    }
    let body = #"{"schemas":["\#(urn)"],"detail":"No.","status":"404"}"#
    let provider = try scim(on: ScriptedTransport(bodies: [body]))
    let error = await #expect(throws: ProviderError.self) {
      try await provider.user(id: UserID("a"))
    }
    #expect(error?.code == .notFound)
  }

  @Test func `a list that is not there is a mistake of the configuration`() async throws {
    let error = await #expect(throws: ProviderError.self) {
      try await read(ScriptedTransport([HTTPAnswer(status: 404)]))
    }
    #expect(error?.code == .misconfigured)
  }

  @Test func `the case of names in a list does not count`() async throws {
    let transport = ScriptedTransport(bodies: [
      #"{"TOTALRESULTS":1,"resources":[{"ID":"a","USERNAME":"x"}],"NextCursor":"n"}"#,
      page([], total: 1),
    ])
    let pages = try await read(transport)
    #expect(pages.first?.total == 1 && ids(pages) == ["a"])
    #expect(pages.first?.users.first?.username == "x")
    #expect(transport.requests.count == 2)
  }
}

/// A transport on which nothing goes through, and that counts.
private actor CountingTransport: HTTPTransport {
  let code: HTTPTransportError.Code
  private(set) var count = 0

  init(code: HTTPTransportError.Code) { self.code = code }

  func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
    count += 1
    throw HTTPTransportError(code)
  }
}
