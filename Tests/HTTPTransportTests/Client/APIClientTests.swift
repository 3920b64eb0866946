import DirectoryModel
import HTTPTransport
import HTTPTypes
import Testing

struct APIClientTests {
  private static let endpoint = Endpoint("/users/{id}", query: ["page"])
  private static let request = endpoint.request(["id": "s3cr3t"], query: [("page", "2")])

  private static func client(
    _ transport: ScriptedTransport,
    refusal: @escaping @Sendable (HTTPAnswer) -> APIClient.Refusal = { _ in .init() }
  ) -> APIClient {
    APIClient(
      source: "tines", baseURL: "https://example.com/v1", transport: transport,
      redactor: redactor, now: { Timestamp(seconds: 1_000_000) }, refusal: refusal)
  }

  /// Knows a credential.
  private static let redactor: Redactor = {
    let redactor = Redactor()
    redactor.learn(Secret("k3y-secret"))
    return redactor
  }()

  /// What the client makes of an answer that is no success.
  private static func error(
    of answer: Result<HTTPAnswer, HTTPTransportError>,
    refusal: @escaping @Sendable (HTTPAnswer) -> APIClient.Refusal = { _ in .init() }
  ) async throws -> ProviderError {
    let client = client(ScriptedTransport(answer), refusal: refusal)
    return try #require(
      await #expect(throws: ProviderError.self) { try await client.body(of: request) })
  }

  @Test func `A request goes to the endpoint under the base URL and asks for JSON`() async throws {
    let transport = ScriptedTransport(.success(.text(200)))
    _ = try await Self.client(transport).body(of: Self.request)
    #expect(transport.requests.map(\.url) == ["https://example.com/v1/users/s3cr3t?page=2"])
    #expect(transport.requests.map(\.path) == ["/users/{id}"])
    #expect(transport.requests.map(\.headers) == [[.accept: "application/json"]])
  }

  @Test(arguments: [200, 201, 206, 299])
  func `A success is its body`(status: Int) async throws {
    let transport = ScriptedTransport(.success(.text(status, "{}")))
    let client = Self.client(transport) { _ in .init(code: .forbidden) }
    #expect(try await client.body(of: Self.request) == Array("{}".utf8))
  }

  @Test(
    arguments: [
      (401, .unauthorized), (403, .forbidden), (404, .notFound),
      (429, .rateLimited(retryAfter: nil)), (100, .server(status: 100)),
      (199, .server(status: 199)), (300, .server(status: 300)), (302, .server(status: 302)),
      (304, .server(status: 304)), (400, .server(status: 400)), (402, .server(status: 402)),
      (408, .server(status: 408)), (410, .server(status: 410)), (500, .server(status: 500)),
      (502, .server(status: 502)), (503, .server(status: 503)), (599, .server(status: 599)),
    ] as [(Int, ProviderError.Code)])
  func `A status that is no success has its code`(status: Int, code: ProviderError.Code)
    async throws
  {
    #expect(try await Self.error(of: .success(.text(status))).code == code)
  }

  @Test func `How long to wait is in the error, as seconds and as a time that stays true`()
    async throws
  {
    let error = try await Self.error(of: .success(.text(429, "", [.retryAfter: "30"])))
    #expect(error.code == .rateLimited(retryAfter: 30))
    #expect(error.retryAt == Timestamp(seconds: 1_000_030))
    #expect(error.message.printable.contains("rate limit reached, try again at 13:47:10 UTC"))
  }

  @Test func `A service that is not available may say until when`() async throws {
    let error = try await Self.error(of: .success(.text(503, "", [.retryAfter: "30"])))
    #expect(error.code == .server(status: 503))
    #expect(error.message.printable.hasSuffix("; try again at 13:47:10 UTC"))
  }

  @Test(arguments: [400, 401, 404, 500])
  func `A wait that goes with another refusal is none`(status: Int) async throws {
    let error = try await Self.error(of: .success(.text(status, "", [.retryAfter: "30"])))
    #expect(error.retryAt == nil)
  }

  @Test func `A request that was not its turn says for how long`() async throws {
    let failure = HTTPTransportError(.rateLimited(retryAfter: 41), detail: "used up")
    let error = try await Self.error(of: .failure(failure))
    #expect(error.code == .rateLimited(retryAfter: 41))
    #expect(error.retryAt == Timestamp(seconds: 1_000_041))
    #expect(error.detail?.printable == "used up")
  }

  @Test(
    arguments: [
      (
        "https://evil.example:8443/x?key=1",
        "it redirects to https://evil.example:8443, not followed"
      ),
      ("//evil.example/x", "it redirects to https://evil.example, not followed"),
      ("http://example.com/v1", "it redirects to http://example.com, not followed"),
      ("/login?next=s3cr3t", "it redirects to another path"), ("", "it redirects to another path"),
      ("javascript:alert(1)", "it redirects to no address"),
      ("https://bob:pw@evil.example/", "it redirects to no address"),
    ])
  func `A redirect that was not followed says where it wanted to go, and no more than the origin`(
    location: String, detail: String
  ) async throws {
    let error = try await Self.error(of: .success(.text(302, "moved", [.location: location]))) {
      .init(detail: DisplayText($0.bodyText))
    }
    #expect(error.code == .server(status: 302))
    #expect(error.detail?.printable == detail)
  }

  @Test(
    arguments: [
      ("https://example.com/v1/users?page=2", nil), ("https://EXAMPLE.com:443/x", nil),
      ("/users?page=2", nil), ("?page=2", nil), ("users", nil),
      ("https://example.com.evil.example/", "https://example.com.evil.example"),
      ("http://example.com/v1/users", "http://example.com"),
      ("https://example.com:8443/", "https://example.com:8443"),
      ("//evil.example/users", "https://evil.example"),
      ("https://example.com@evil.example/", "no address"),
      ("https://example.com\\@evil.example/", "no address"), ("ftp://example.com/", "no address"),
    ] as [(String, String?)])
  func `A next page is the service's own if it has its origin`(url: String, place: String?) {
    let client = Self.client(ScriptedTransport())
    let expected = place.map {
      ProviderError(
        .malformed(path: "meta.next_page"), source: "tines", operation: "GET /users/{id}",
        detail: "the next page leads to \($0), which is not the configured address")
    }
    do throws(ProviderError) {
      try client.requireOwnOrigin(url, at: "meta.next_page", for: Self.request)
      #expect(expected == nil)
    } catch {
      #expect(error == expected)
    }
  }

  @Test func `No credential is in an error, even one about an answer that was a success`()
    async throws
  {
    let error = Self.client(ScriptedTransport())
      .error(.server(status: 200), for: Self.request, detail: "bad key k3y-secret or k3y%2Dsecret")
    #expect(error.detail?.original == "bad key <secret> or <secret>")
    var headers = HTTPFields()
    headers[named: "X-Request-Id"] = "k3y-secret"
    let refused = try await Self.error(of: .success(.text(500, "", headers)))
    #expect(refused.requestID?.original == "<secret>")
    let failed = try await Self.error(
      of: .failure(HTTPTransportError(.offline, detail: "k3y-secret")))
    #expect(failed.detail?.original == "<secret>")
  }

  @Test func `An error names source and operation, never a value of the request`() async throws {
    let error = try await Self.error(of: .success(.text(500)))
    #expect(error.source == "tines")
    #expect(error.operation.printable == "GET /users/{id}")
    #expect(!error.message.printable.contains("s3cr3t"))
  }

  @Test(
    arguments: [
      (["X-Request-Id": "r-1"], "r-1"), (["X-Correlation-Id": "c-1"], "c-1"),
      (["X-Correlation-Id": "c-1", "x-request-id": "r-1"], "r-1"),
      (["X-Request-Id": "", "X-Correlation-Id": "c-1"], "c-1"), ([:], nil),
    ] as [([String: String], String?)])
  func `The number of the request is taken from the headers that carry one`(
    headers: [String: String], number: String?
  ) async throws {
    var fields = HTTPFields()
    for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
    let error = try await Self.error(of: .success(.text(500, "", fields)))
    #expect(error.requestID?.printable == number)
  }

  @Test func `What the provider reads out of the answer becomes the detail`() async throws {
    let error = try await Self.error(of: .success(.text(403, "no access"))) {
      .init(detail: DisplayText("said: \($0.bodyText)"))
    }
    #expect(error.code == .forbidden)
    #expect(error.detail?.printable == "said: no access")
  }

  @Test func `A meaning that the provider knows better than the status counts`() async throws {
    let error = try await Self.error(of: .success(.text(400))) {
      .init(code: $0.status == 400 ? .notFound : nil)
    }
    #expect(error.code == .notFound)
  }

  @Test(
    arguments: [
      (.timeout, .timeout), (.offline, .offline), (.tls, .tls), (.tooLarge, .tooLarge),
      (.cancelled, .cancelled), (.credential, .credential), (.malformed, .malformed(path: "")),
    ] as [(HTTPTransportError.Code, ProviderError.Code)])
  func `An error of the transport keeps its kind and detail`(
    code: HTTPTransportError.Code, expected: ProviderError.Code
  ) async throws {
    let error = try await Self.error(of: .failure(HTTPTransportError(code, detail: "why")))
    #expect(
      error
        == ProviderError(
          expected, source: "tines", operation: "GET /users/{id}", detail: "why"))
  }

  @Test func `An error about a content names the request as well`() {
    let error = Self.client(ScriptedTransport())
      .error(.malformed(path: "users"), for: Self.request, detail: "it is missing")
    #expect(
      error
        == ProviderError(
          .malformed(path: "users"), source: "tines", operation: "GET /users/{id}",
          detail: "it is missing"))
  }
}
