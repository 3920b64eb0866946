import DirectoryModel
import HTTPTransport
import HTTPTypes
import TestSupport
import Testing

/// What a service can do to whoever waits for it, and for how long and how much of it.
@Suite(.timeLimit(.minutes(10)))
struct NetworkTransportLimitsTests {
  private static func configuration(
    _ baseURL: String = "", timeout: Int = 600, proxy: String? = nil
  ) -> SourceConfiguration {
    SourceConfiguration(
      source: Source(name: "a", tag: "A", provider: "tines"), baseURL: baseURL, proxy: proxy,
      timeout: timeout)
  }

  private static func transport(longestTry: Duration? = nil) throws -> NetworkTransport {
    try NetworkTransport(configuration(), maximumBodySize: 100_000, longestTry: longestTry)
  }

  /// Why a request to a URL has no answer.
  private static func error(
    _ url: String, _ transport: NetworkTransport
  ) async throws -> HTTPTransportError {
    try #require(
      await #expect(throws: HTTPTransportError.self) {
        try await transport.send(HTTPGet(url: url))
      })
  }

  @Test(
    arguments: [
      "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", "HTTP/1.1 200 OK\r\nX-A: ",
      "HTTP/1.1 200 O",
      "HTTP/1.1 500 Oops\r\n\r\n",
    ])
  func `A service that sends a byte now and then is a timeout in the end`(start: String)
    async throws
  {
    let server = try RawServer([.receive, .send(start), .drip("x", milliseconds: 20)])
    let transport = try Self.transport(longestTry: .milliseconds(300))
    #expect(try await Self.error(server.url + "/", transport) == HTTPTransportError(.timeout))
  }

  @Test(arguments: ["X-A: 1\r\n", "x"])
  func `Headers without end are too large`(piece: String) async throws {
    let piece = String(repeating: piece, count: 1_000)
    let server = try RawServer([.receive, .send("HTTP/1.1 200 OK\r\nX-B: "), .endless(piece)])
    let error = try await Self.error(server.url + "/", Self.transport())
    #expect(error.code == .tooLarge)
    #expect(await server.bytesSent() < 32 << 20)
  }

  @Test(arguments: [
    "\r\n", "Transfer-Encoding: chunked\r\n\r\n", "Content-Length: 9999999999\r\n\r\n",
  ])
  func `A body without end is too large, and no more of it is taken than the limit`(rest: String)
    async throws
  {
    let text = String(repeating: "x", count: 0x1000)
    let piece = rest.contains("chunked") ? "1000\r\n\(text)\r\n" : text
    let server = try RawServer([
      .receive, .send("HTTP/1.1 200 OK\r\n" + rest), .endless(piece),
    ])
    let error = try await Self.error(server.url + "/", Self.transport())
    #expect(error == HTTPTransportError(.tooLarge))
    // What the sockets hold is sent too, and is no memory of ours.
    #expect(await server.bytesSent() < 32 << 20)
  }

  @Test func `Of a refusal without end the status counts and the beginning is kept`() async throws {
    let piece = String(repeating: "x", count: 0x1000)
    let server = try RawServer([
      .receive, .send("HTTP/1.1 503 Oops\r\n\r\n"), .endless(piece),
    ])
    let answer = try await Self.transport().send(HTTPGet(url: server.url + "/"))
    #expect(answer.status == 503)
    #expect(answer.body.count == 100_000)
    #expect(await server.bytesSent() < 64 << 20)
  }

  @Test func `HTTP/2 is offered before HTTP/1.1 (RFC 7301)`() async throws {
    let server = try RawServer([.receiveSome])
    let transport = try NetworkTransport(Self.configuration(timeout: 20))
    _ = try await Self.error("https://127.0.0.1:\(server.port)/", transport)
    let hello = try #require(await server.request())
    #expect(hello.contains("\u{2}h2\u{8}http/1.1"))
  }

  @Test func `A handshake that gets no answer is a timeout`() async throws {
    let server = try RawServer([.stall])
    let transport = try NetworkTransport(Self.configuration(timeout: 1))
    let error = try await Self.error("https://127.0.0.1:\(server.port)/", transport)
    #expect(error == HTTPTransportError(.timeout))
  }

  @Test(
    arguments: [
      ("https", [.receive, .stall]),
      ("https", [.receive, .send("HTTP/1.1 200 OK\r\n\r\n"), .stall]),
      ("http", [.receive, .send("HTTP/1.1 200 OK\r\n\r\n"), .receive, .stall]),
    ] as [(String, [RawServer.Step])])
  func `A proxy that falls silent is a timeout, before the tunnel, in the handshake and after it`(
    scheme: String, steps: [RawServer.Step]
  ) async throws {
    let server = try RawServer(steps)
    let transport = try NetworkTransport(Self.configuration(timeout: 1, proxy: server.url))
    let error = try await Self.error("\(scheme)://nowhere.invalid/", transport)
    #expect(error == HTTPTransportError(.timeout))
  }

  private static let tunnel: [RawServer.Step] = [
    .receive, .send("HTTP/1.1 200 OK\r\n\r\n"), .receive,
    .send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
  ]

  @Test func `Without a configured proxy the environment's is asked`() async throws {
    let server = try RawServer(Self.tunnel)
    let transport = try NetworkTransport(
      Self.configuration("http://nowhere.invalid"),
      proxies: ProxySettings(environment: ["HTTPS_PROXY": server.url]))
    #expect(
      try await transport.send(HTTPGet(url: "http://nowhere.invalid/x")).body == Array("ok".utf8))
  }

  @Test func `A configured proxy counts before the environment's`() async throws {
    let server = try RawServer(Self.tunnel)
    let transport = try NetworkTransport(
      Self.configuration("http://nowhere.invalid", proxy: server.url),
      proxies: ProxySettings(environment: ["HTTPS_PROXY": "http://other.invalid:1"]))
    #expect(
      try await transport.send(HTTPGet(url: "http://nowhere.invalid/x")).body == Array("ok".utf8))
  }

  @Test func `A service on this machine is asked without any proxy`() async throws {
    let server = try RawServer([
      .receive, .send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
    ])
    let transport = try NetworkTransport(
      Self.configuration(server.url, proxy: "http://other.invalid:1"),
      proxies: ProxySettings(environment: ["HTTPS_PROXY": "http://other.invalid:1"]))
    #expect(try await transport.send(HTTPGet(url: server.url + "/")).body == Array("ok".utf8))
  }

  @Test
  func
    `A proxy of the environment that can't be used is named by its variable, not shown with a password`()
  {
    for (value, message) in [
      ("socks5://p:1", "is no http://HOST:PORT: socks5://p:1"),
      ("http://bob:pw@p", "is no http://USER:PASSWORD@HOST:PORT"),
    ] {
      do throws(ConfigurationFault) {
        _ = try NetworkTransport(
          Self.configuration("https://nowhere.invalid"),
          proxies: ProxySettings(environment: ["https_proxy": value]))
        Issue.record("\(value) was taken")
      } catch {
        #expect(error.key == "https_proxy")
        #expect(error.message.printable == message)
      }
    }
  }

  @Test
  func `A connection that the service closes as the next request goes out costs one more try`()
    async throws
  {
    let ok = RawServer.Step.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1")
    let server = try RawServer([.receive, ok, .receive], [.receive, ok])
    let clock = TestClock()
    let retrying = HTTPPipeline.make(
      [RetryMiddleware(source: "a", clock: clock.clock)], before: try Self.transport())
    for path in ["/1", "/2"] {
      #expect(try await retrying.send(HTTPGet(url: server.url + path)).status == 200)
    }
    #expect(clock.waits == [.seconds(1)])
    let lines = await server.requests().map { $0.prefix { $0 != "\r\n" } }
    #expect(lines == ["GET /1 HTTP/1.1", "GET /2 HTTP/1.1", "GET /2 HTTP/1.1"])
  }
}
