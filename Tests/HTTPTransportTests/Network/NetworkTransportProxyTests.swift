import DirectoryModel
import HTTPTransport
import TestSupport
import Testing

/// Proxies that want to know who asks.
@Suite(.timeLimit(.minutes(10))) struct NetworkTransportProxyTests {
  private static func transport(
    proxy: String? = nil, environment: [String: String] = [:]
  ) throws -> NetworkTransport {
    let configuration = SourceConfiguration(
      source: Source(name: "a", tag: "A", provider: "tines"), baseURL: "https://nowhere.invalid",
      proxy: proxy, timeout: 20)
    return try NetworkTransport(
      configuration, proxies: ProxySettings(environment: environment))
  }

  private static let tunnel: [RawServer.Step] = [
    .receive, .send("HTTP/1.1 200 OK\r\n\r\n"), .receive,
    .send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
  ]
  private static let refusal: [RawServer.Step] = [
    .receive,
    .send(
      "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
        + "Content-Length: 6\r\n\r\ns3cr3t"), .stall,
  ]

  @Test(
    arguments: [
      ("bob:s3cr3t", "Ym9iOnMzY3IzdA=="), ("bob", "Ym9iOg=="), (":s3cr3t", "OnMzY3IzdA=="),
      ("b%40b:s%3a%2F%C3%A9", "YkBiOnM6L8Op"), ("bob:100%", "Ym9iOjEwMCU="),
      ("bob:a@b:c/d", "Ym9iOmFAYjpjL2Q="), ("bob:%zz%4", "Ym9iOiV6eiU0"),
    ])
  func `The user and the password go to the proxy alone, whatever is in them`(
    login: String, credentials: String
  ) async throws {
    for isConfigured in [true, false] {
      let server = try RawServer(Self.tunnel)
      let proxy = "http://\(login)@127.0.0.1:\(server.port)"
      let transport =
        isConfigured
        ? try Self.transport(proxy: proxy)
        : try Self.transport(environment: ["https_proxy": proxy])
      let answer = try await transport.send(HTTPGet(url: "http://nowhere.invalid/x"))
      #expect(answer.bodyText == "ok")
      let heads = await server.requests().map { $0.lowercased() }
      let header = "proxy-authorization: basic \(credentials.lowercased())\r\n"
      #expect(heads.first?.hasPrefix("connect nowhere.invalid:80 ") == true)
      #expect(heads.first?.contains(header) == true)
      #expect(heads.last?.hasPrefix("get /x ") == true)
      #expect(heads.last?.contains("proxy-authorization") == false)
    }
  }

  @Test(
    arguments: [
      (
        "", "proxy",
        "the proxy asks for a user and password (407): write http://USER:PASSWORD@HOST:PORT in proxy"
      ),
      ("bob:s3cr3t@", "proxy", "the proxy does not take the user and password in proxy (407)"),
      (
        "bob:s3cr3t@", "HTTPS_PROXY",
        "the proxy does not take the user and password in HTTPS_PROXY (407)"
      ),
    ])
  func `A proxy that refuses is asked once, and the words say what to do`(
    login: String, key: String, words: String
  ) async throws {
    let server = try RawServer(Self.refusal)
    let proxy = "http://\(login)127.0.0.1:\(server.port)"
    let transport =
      key == "proxy"
      ? try Self.transport(proxy: proxy) : try Self.transport(environment: [key: proxy])
    let clock = TestClock()
    let retrying = HTTPPipeline.make(
      [RetryMiddleware(source: "a", clock: clock.clock)], before: transport)
    let error = await #expect(throws: HTTPTransportError.self) {
      try await retrying.send(HTTPGet(url: "https://nowhere.invalid/x"))
    }
    #expect(error == HTTPTransportError(.proxyRefused, detail: DisplayText(words)))
    #expect(clock.waits.isEmpty)
  }

  @Test(
    .enabled(if: TLSServer.tool != nil, "needs the openssl tool"),
    arguments: [
      ("20200101000000Z", "20200301000000Z", "its certificate expired on 2020-03-01"),
      ("20200101000000Z", "20800101000000Z", nil),
    ] as [(String, String, String?)])
  func `By a proxy with a password TLS is spoken with the service, and its certificate examined`(
    start: String, end: String, words: String?
  ) async throws {
    let certificate = try TLSServer.Certificate(for: "DNS:localhost", from: start, to: end)
    let service = try TLSServer(certificate)
    let steps: [RawServer.Step] = [
      .receive, .send("HTTP/1.1 200 OK\r\n\r\n"), .relay(port: service.port),
    ]
    let server = try RawServer(scripts: Array(repeating: steps, count: words == nil ? 1 : 2))
    let configuration = SourceConfiguration(
      source: Source(name: "a", tag: "A", provider: "tines"), baseURL: "https://nowhere.invalid",
      caFile: certificate.file, proxy: "http://bob:s3cr3t@127.0.0.1:\(server.port)", timeout: 20)
    do {
      let transport = try NetworkTransport(configuration)
      let answer = try await transport.send(HTTPGet(url: "https://localhost:\(service.port)/"))
      #expect(words == nil && answer.status == 200)
    } catch let error as HTTPTransportError {
      #expect(error == HTTPTransportError(.tls, detail: words.map { DisplayText($0) }))
    }
    let heads = await server.requests()
    #expect(!heads.isEmpty)
    for head in heads {
      #expect(head.hasPrefix("CONNECT localhost:\(service.port) HTTP/1.1\r\n"))
      #expect(
        head.lowercased().contains("proxy-authorization: basic ym9iOnmzy3izda==".lowercased()))
    }
  }

  @Test func `A proxy shows where the way leads, and not who goes it`() throws {
    let configuration = SourceConfiguration(
      source: Source(name: "a", tag: "A", provider: "tines"), baseURL: "https://nowhere.invalid",
      proxy: "http://bob:s3cr3t@[2001:db8::1]:3128")
    let route = try #require(try ProxyRoute(configuration, .none))
    #expect(route.words.printable == "[2001:db8::1]:3128 with a user and password, by proxy")
    var dumped = ""
    dump(route, to: &dumped)
    #expect(!dumped.contains("s3cr3t") && !"\(route)".contains("s3cr3t"))
  }
}
