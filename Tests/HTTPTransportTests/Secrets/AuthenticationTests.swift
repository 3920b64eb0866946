import DirectoryModel
import HTTPTransport
import HTTPTypes
import Synchronization
import Testing

struct AuthenticationTests {
  private static let request = HTTPGet(url: "https://example.com/", headers: [.accept: "a/b"])

  private static func send(
    _ scheme: AuthenticationScheme, secret: String = "k3y", over transport: ScriptedTransport
  ) async throws -> HTTPAnswer {
    let authentication = AuthenticationMiddleware(scheme: scheme) { Secret(secret) }
    return try await authentication.intercept(request, next: transport)
  }

  @Test func `A bearer key is sent in one Authorization header, beside the others`() async throws {
    let transport = ScriptedTransport(.success(.text(200)))
    _ = try await Self.send(.bearer, over: transport)
    #expect(
      transport.requests.map(\.headers) == [[.accept: "a/b", .authorization: "Bearer k3y"]])
  }

  @Test func `A bare key is sent in the header that the provider names, and in no other`()
    async throws
  {
    let name = try #require(HTTPField.Name("x-api-key"))
    let transport = ScriptedTransport(.success(.text(200)))
    _ = try await Self.send(.header(name), over: transport)
    #expect(transport.requests.map(\.headers) == [[.accept: "a/b", name: "k3y"]])
  }

  @Test func `A user and a password are sent as one in base64 (RFC 7617 section 2)`() async throws {
    let transport = ScriptedTransport(.success(.text(200)))
    _ = try await Self.send(.basic, secret: "Aladdin:open sesame", over: transport)
    #expect(
      transport.requests.map { $0.headers[.authorization] }
        == ["Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="])
  }

  @Test func `A credential without a colon is no user and password, and nothing is sent`() async {
    let transport = ScriptedTransport(.success(.text(200)))
    await #expect(throws: HTTPTransportError(.credential, detail: "it has to be user:password")) {
      try await Self.send(.basic, secret: "open sesame", over: transport)
    }
    #expect(transport.requests.isEmpty)
  }

  @Test(
    arguments: [
      "Aladdin:open sesame", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Aladdin", "open sesame",
      "b3BlbiBzZXNhbWU=", "open%20sesame", "open+sesame", "Aladdin%3Aopen%20sesame",
    ])
  func `A refusal that echoes a user and a password comes back without them, whole and in parts`(
    text: String
  ) async throws {
    let transport = ScriptedTransport(.success(.text(401, text)))
    let answer = try await Self.send(.basic, secret: "Aladdin:open sesame", over: transport)
    #expect(answer.bodyText.hasSuffix("<secret>"))
    #expect(["<secret>", "Basic <secret>"].contains(answer.bodyText))
  }

  @Test func `A header without a constant is called by its name`() throws {
    let name = try #require(HTTPField.Name("x-api-key"))
    #expect(AuthenticationScheme.header(named: "X-API-Key") == .header(name))
  }

  @Test func `The credential is asked for once a request, and not before the first`() async throws {
    let count = Mutex(0)
    let authentication = AuthenticationMiddleware(scheme: .bearer) {
      count.withLock {
        $0 += 1
        return Secret("key \($0)")
      }
    }
    #expect(count.withLock { $0 } == 0)
    let transport = ScriptedTransport(.success(.text(200)), .success(.text(500)))
    _ = try await authentication.intercept(Self.request, next: transport)
    _ = try await authentication.intercept(Self.request, next: transport)
    #expect(
      transport.requests.map { $0.headers[.authorization] } == ["Bearer key 1", "Bearer key 2"])
  }

  @Test func `Nothing is sent when the credential can't be read`() async {
    let transport = ScriptedTransport(.success(.text(200)))
    let error = HTTPTransportError(.credential, detail: "no such file")
    let authentication = AuthenticationMiddleware(scheme: .bearer) {
      () throws(HTTPTransportError) in throw error
    }
    await #expect(throws: error) {
      try await authentication.intercept(Self.request, next: transport)
    }
    #expect(transport.requests.isEmpty)
  }

  @Test(
    arguments: [
      ("k3y", "<secret>"), ("bad key: k3y!", "bad key: <secret>!"),
      ("k3yk3y k3", "<secret><secret> k3"), ("kk3y", "k<secret>"), ("", ""), ("k3", "k3"),
    ])
  func `An error body that echoes the key comes back without it`(body: String, redacted: String)
    async throws
  {
    let transport = ScriptedTransport(.success(.text(401, body)))
    #expect(try await Self.send(.bearer, over: transport).bodyText == redacted)
  }

  @Test func `Headers of an error that echo the key come back without it`() async throws {
    let transport = ScriptedTransport(
      .success(.text(401, "", [.server: "s", .wwwAuthenticate: "Bearer token=k3y"])))
    let answer = try await Self.send(.bearer, over: transport)
    #expect(answer.headers == [.server: "s", .wwwAuthenticate: "Bearer token=<secret>"])
  }

  @Test func `An empty key replaces nothing`() async throws {
    let transport = ScriptedTransport(.success(.text(401, "abc")))
    #expect(try await Self.send(.bearer, secret: "", over: transport).bodyText == "abc")
  }

  @Test(arguments: [200, 299])
  func `A successful answer is left as it is`(status: Int) async throws {
    let transport = ScriptedTransport(.success(.text(status, "k3y", [.server: "k3y"])))
    let answer = try await Self.send(.bearer, over: transport)
    #expect(answer.bodyText == "k3y")
    #expect(answer.headers == [.server: "k3y"])
  }

  @Test func `An error of the transport passes unchanged`() async {
    let error = HTTPTransportError(.offline, detail: "connection refused")
    let transport = ScriptedTransport(.failure(error))
    await #expect(throws: error) { try await Self.send(.bearer, over: transport) }
  }
}
