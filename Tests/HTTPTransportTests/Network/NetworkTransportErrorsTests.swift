import DirectoryModel
import Foundation
import Glibc
import HTTPTransport
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct NetworkTransportErrorsTests {
  private static func transport(timeout: Int = 600) throws -> NetworkTransport {
    let configuration = SourceConfiguration(
      source: Source(name: "a", tag: "A", provider: "tines"), baseURL: "", timeout: timeout)
    return try NetworkTransport(configuration, maximumBodySize: 1_000)
  }

  /// Why a request to a URL has no answer.
  private static func error(_ url: String, timeout: Int = 600) async throws -> HTTPTransportError {
    let transport = try transport(timeout: timeout)
    return try #require(
      await #expect(throws: HTTPTransportError.self) {
        try await transport.send(HTTPGet(url: url))
      })
  }

  @Test func `A port on which nobody listens refuses the connection, without a second try`()
    async throws
  {
    let socket = try RawServer.boundSocket()
    defer { close(socket) }
    let error = try await Self.error("http://127.0.0.1:\(try RawServer.port(of: socket))/")
    #expect(error == HTTPTransportError(.offline, detail: "connection refused"))
  }

  @Test func `A host name that nobody has can't be resolved`() async throws {
    let error = try await Self.error("http://roster.invalid/")
    #expect(
      error
        == HTTPTransportError(.offline, detail: "the host name roster.invalid can't be resolved"))
  }

  @Test func `A service that does not take the connection is a timeout`() async throws {
    let listener = try RawServer.boundSocket()
    defer { close(listener) }
    #expect(listen(listener, 0) == 0)
    let port = try RawServer.port(of: listener)
    let fillers = try Self.fillQueue(port: port)
    defer { for filler in fillers { close(filler) } }
    let error = try await Self.error("http://127.0.0.1:\(port)/", timeout: 1)
    #expect(error.code == .timeout)
  }

  /// Connections that nobody accepts, so that the next one has to wait.
  private static func fillQueue(port: Int) throws -> [Int32] {
    try (0..<4).map { _ in
      let filler = try RawServer.boundSocket()
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = UInt16(port).bigEndian
      address.sin_addr.s_addr = inet_addr("127.0.0.1")
      _ = fcntl(filler, F_SETFL, O_NONBLOCK)
      _ = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(filler, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      return filler
    }
  }

  @Test(
    arguments: [
      "", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
    ])
  func `A service that falls silent is a timeout`(start: String) async throws {
    let server = try RawServer([.receive, .send(start), .stall])
    #expect(try await Self.error(server.url + "/", timeout: 1).code == .timeout)
  }

  @Test(arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"])
  func `A connection that is reset says so`(start: String) async throws {
    let server = try RawServer([.receive, .send(start), .reset])
    let error = try await Self.error(server.url + "/")
    #expect(error.code == .offline)
  }

  @Test func `A connection that is closed without an answer says so`() async throws {
    let server = try RawServer([.receive])
    #expect(
      try await Self.error(server.url + "/")
        == HTTPTransportError(.offline, detail: "connection closed"))
  }

  @Test(
    arguments: [
      "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
      "HTTP/1.1 200 OK\r\nContent-Le",
    ])
  func
    `An answer that ends before it is whole is a connection that broke, which is worth another try`(
      start: String
    ) async throws
  {
    let server = try RawServer([.receive, .send(start)])
    #expect(try await Self.error(server.url + "/").code == .offline)
  }

  @Test(
    arguments: [
      "SSH-2.0-OpenSSH_9.2\r\n\r\n", "\u{0}\u{1}\u{2}\u{3}\r\n\r\n", "<html></html>\r\n\r\n",
      "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
    ])
  func `What is no HTTP is malformed`(bytes: String) async throws {
    let server = try RawServer([.receive, .send(bytes), .stall])
    #expect(try await Self.error(server.url + "/").code == .malformed)
  }

  @Test(
    arguments: [
      "Content-Length: 1001\r\n\r\n", "\r\n", "Transfer-Encoding: chunked\r\n\r\n3e9\r\n",
    ])
  func `A body over the limit is too large, whether it says so or not`(headers: String) async throws
  {
    let body = String(repeating: "x", count: 1_001)
    let server = try RawServer([.receive, .send("HTTP/1.1 200 OK\r\n" + headers + body), .stall])
    #expect(try await Self.error(server.url + "/") == HTTPTransportError(.tooLarge))
  }

  @Test func `A small answer that unpacks to more than the limit is too large`() async throws {
    let bytes = try #require(Data(base64Encoded: Self.zippedZeros).map(Array.init))
    let server = try RawServer([
      .receive,
      .send(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bytes.count)\r\n\r\n"),
      .send(bytes), .stall,
    ])
    #expect(try await Self.error(server.url + "/") == HTTPTransportError(.tooLarge))
  }

  @Test func `What says that it is packed and is not is malformed`() async throws {
    let server = try RawServer([
      .receive,
      .send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nabcde"), .stall,
    ])
    #expect(try await Self.error(server.url + "/").code == .malformed)
  }

  @Test func `A port that does not speak TLS is not trusted`() async throws {
    let server = try RawServer([.send("HTTP/1.1 400 Bad Request\r\n\r\n"), .stall])
    let error = try await Self.error("https://127.0.0.1:\(server.port)/")
    #expect(error.code == .tls)
  }

  /// 20,000 zeros under gzip.
  private static let zippedZeros =
    "H4sIAAAAAAACA+3BMQEAAADCoErrn84aHkABAAAAAAAAAAAAAAAAAAAAAAAA8GC9DxuMIE4AAA=="
}
