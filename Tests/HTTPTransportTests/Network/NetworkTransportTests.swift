import DirectoryModel
import Foundation
import HTTPTransport
import HTTPTypes
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct NetworkTransportTests {
  private static func transport(
    timeout: Int = 20, proxy: String? = nil, limit: Int = 1_000
  ) throws -> NetworkTransport {
    let configuration = SourceConfiguration(
      source: Source(name: "a", tag: "A", provider: "tines"), baseURL: "", proxy: proxy,
      timeout: timeout)
    return try NetworkTransport(configuration, maximumBodySize: limit)
  }

  private static func ok(_ body: String, _ headers: String = "") -> RawServer.Step {
    .send("HTTP/1.1 200 OK\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }

  @Test func `An answer is its status, headers and body`() async throws {
    let server = try RawServer([
      .receive,
      .send("HTTP/1.1 418 I'm a teapot\r\nX-A: 1\r\nX-A: 2\r\nContent-Length: 2\r\n\r\nhi"),
    ])
    let answer = try await Self.transport().send(HTTPGet(url: server.url + "/"))
    let name = try #require(HTTPField.Name("x-a"))
    #expect(answer.status == 418)
    #expect(answer.headers[values: name] == ["1", "2"])
    #expect(answer.bodyText == "hi")
  }

  @Test func `A request is a GET of exactly the URL, with the headers that it was given`()
    async throws
  {
    let server = try RawServer([.receive, Self.ok("")])
    let url = server.url + "/users/%2E%2E/a%2Fb?page=%C3%A9&x=1"
    _ = try await Self.transport().send(HTTPGet(url: url, headers: [.accept: "application/json"]))
    let head = try #require(await server.request())
    #expect(head.hasPrefix("GET /users/%2E%2E/a%2Fb?page=%C3%A9&x=1 HTTP/1.1\r\n"))
    #expect(head.lowercased().contains("\r\naccept: application/json\r\n"))
    #expect(head.lowercased().contains("\r\nhost: 127.0.0.1:\(server.port)\r\n"))
  }

  @Test func `A second request goes over the same connection`() async throws {
    let server = try RawServer([.receive, Self.ok("1"), .receive, Self.ok("2")])
    let transport = try Self.transport()
    let first = try await transport.send(HTTPGet(url: server.url + "/1"))
    let second = try await transport.send(HTTPGet(url: server.url + "/2"))
    #expect([first.bodyText, second.bodyText] == ["1", "2"])
  }

  @Test func `A request after the service closed opens a new connection`() async throws {
    let server = try RawServer(
      [.receive, Self.ok("1", "Connection: close\r\n")], [.receive, Self.ok("2")])
    let transport = try Self.transport()
    let first = try await transport.send(HTTPGet(url: server.url + "/1"))
    let second = try await transport.send(HTTPGet(url: server.url + "/2"))
    #expect([first.bodyText, second.bodyText] == ["1", "2"])
  }

  @Test(
    arguments: [
      "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", "\r\nabcde",
      "Content-Length: 5\r\n\r\nabcde",
      "Content-Encoding: gzip\r\nContent-Length: 25\r\n\r\n",
    ])
  func `A body comes whole, however it is framed`(rest: String) async throws {
    let isZipped = rest.contains("gzip")
    let zipped = isZipped ? Data(base64Encoded: Self.zippedABCDE).map(Array.init) : []
    let server = try RawServer([
      .receive, .send("HTTP/1.1 200 OK\r\n" + rest), .send(try #require(zipped)),
    ])
    let answer = try await Self.transport().send(HTTPGet(url: server.url + "/"))
    #expect(answer.bodyText == "abcde")
  }

  @Test func `Compressed answers are asked for`() async throws {
    let server = try RawServer([.receive, Self.ok("")])
    _ = try await Self.transport().send(HTTPGet(url: server.url + "/"))
    let head = try #require(await server.request())
    #expect(head.lowercased().contains("\r\naccept-encoding: "))
    #expect(head.contains("gzip"))
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `A redirect is an answer and is not followed`(status: Int) async throws {
    let other = try RawServer([.receive, Self.ok("elsewhere")])
    let server = try RawServer([
      .receive,
      .send("HTTP/1.1 \(status) Moved\r\nLocation: \(other.url)/\r\nContent-Length: 0\r\n\r\n"),
    ])
    let answer = try await Self.transport().send(HTTPGet(url: server.url + "/"))
    #expect(answer.status == status)
    #expect(answer.headers[.location] == other.url + "/")
  }

  @Test func `A body of exactly the limit is taken`() async throws {
    let server = try RawServer([.receive, Self.ok(String(repeating: "x", count: 1_000))])
    #expect(try await Self.transport().send(HTTPGet(url: server.url + "/")).body.count == 1_000)
  }

  @Test func `A proxy is asked for a tunnel to the host of the URL, which it looks up`()
    async throws
  {
    let server = try RawServer([
      .receive, .send("HTTP/1.1 200 OK\r\n\r\n"), .receive, Self.ok("by proxy"),
    ])
    let transport = try Self.transport(proxy: server.url)
    let answer = try await transport.send(HTTPGet(url: "http://nowhere.invalid/x"))
    #expect(answer.bodyText == "by proxy")
    let heads = await server.requests()
    #expect(heads.first?.hasPrefix("CONNECT nowhere.invalid:80 HTTP/1.1\r\n") == true)
    #expect(heads.last?.hasPrefix("GET /x HTTP/1.1\r\n") == true)
  }

  @Test(arguments: [403, 502])
  func `A proxy that gives no tunnel makes the service offline`(status: Int) async throws {
    let server = try RawServer([
      .receive, .send("HTTP/1.1 \(status) No\r\nContent-Length: 0\r\n\r\n"), .stall,
    ])
    let transport = try Self.transport(proxy: server.url)
    let error = await #expect(throws: HTTPTransportError.self) {
      try await transport.send(HTTPGet(url: "https://nowhere.invalid/x"))
    }
    #expect(error?.code == .offline)
    #expect(error?.detail?.isEmpty == false)
  }

  @Test func `A request that is cancelled before the answer ends at once`() async throws {
    let server = try RawServer([.receive, .stall])
    let transport = try Self.transport(timeout: 600)
    let url = server.url + "/"
    let task = Task { try await transport.send(HTTPGet(url: url)) }
    _ = await server.request()
    task.cancel()
    await #expect(throws: HTTPTransportError(.cancelled)) { try await task.value }
  }

  @Test func `A request that is cancelled within the body ends at once`() async throws {
    let server = try RawServer([
      .receive, .send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"), .stall,
    ])
    let transport = try Self.transport(timeout: 600)
    let url = server.url + "/"
    let task = Task { try await transport.send(HTTPGet(url: url)) }
    _ = await server.request()
    task.cancel()
    await #expect(throws: HTTPTransportError(.cancelled)) { try await task.value }
  }

  @Test func `A task that was cancelled before sends nothing`() async throws {
    let server = try RawServer([.receive, Self.ok("")])
    let transport = try Self.transport(timeout: 600)
    let url = server.url + "/"
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await transport.send(HTTPGet(url: url))
    }
    await #expect(throws: HTTPTransportError(.cancelled)) { try await task.value }
  }

  /// `abcde` under gzip.
  static let zippedABCDE = "H4sIAAAAAAACA0tMSk5JBQBl2IeFBQAAAA=="
}
