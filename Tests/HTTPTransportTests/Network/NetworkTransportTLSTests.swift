import DirectoryModel
import HTTPTransport
import TestSupport
import Testing

/// Which certificates are believed.
@Suite(.enabled(if: TLSServer.tool != nil, "needs the openssl tool"), .timeLimit(.minutes(10)))
struct NetworkTransportTLSTests {
  private static func send(
    to server: TLSServer, host: String = "127.0.0.1", trusting file: String?
  ) async throws -> HTTPAnswer {
    let configuration = SourceConfiguration(
      source: Source(name: "a", tag: "A", provider: "tines"), baseURL: "", caFile: file)
    let transport = try NetworkTransport(configuration)
    return try await transport.send(HTTPGet(url: "https://\(host):\(server.port)/"))
  }

  @Test func `A service is believed whose certificate ca_file vouches for`() async throws {
    let certificate = try TLSServer.Certificate(for: "DNS:localhost,IP:127.0.0.1")
    let server = try TLSServer(certificate)
    for host in ["127.0.0.1", "localhost"] {
      let answer = try await Self.send(to: server, host: host, trusting: certificate.file)
      #expect(answer.status == 200)
      #expect(answer.bodyText.contains("TLSv1.3"))
    }
  }

  @Test func `A service that nobody vouches for is not believed, with or without ca_file`()
    async throws
  {
    let server = try TLSServer(try TLSServer.Certificate(for: "IP:127.0.0.1"))
    let other = try TLSServer.Certificate(for: "IP:127.0.0.1")
    for file in [nil, other.file] {
      let error = await #expect(throws: HTTPTransportError.self) {
        try await Self.send(to: server, trusting: file)
      }
      #expect(error?.code == .tls)
      #expect(
        error?.detail?.printable == "its certificate is by no authority that is trusted here")
    }
  }

  @Test(
    arguments: [
      ("20200101000000Z", "20200301000000Z", "its certificate expired on 2020-03-01"),
      ("20700101000000Z", "20800101000000Z", "its certificate is not valid before 2070-01-01"),
    ])
  func `A certificate out of its time is not believed, and the words say so`(
    start: String, end: String, words: String
  ) async throws {
    let names = "DNS:localhost,IP:127.0.0.1"
    let certificate = try TLSServer.Certificate(for: names, from: start, to: end)
    let server = try TLSServer(certificate)
    for host in ["127.0.0.1", "localhost"] {
      let error = await #expect(throws: HTTPTransportError.self) {
        try await Self.send(to: server, host: host, trusting: certificate.file)
      }
      #expect(error == HTTPTransportError(.tls, detail: DisplayText(words)))
    }
  }

  @Test func `A certificate for somebody else is not believed`() async throws {
    let certificate = try TLSServer.Certificate(for: "DNS:other.example,IP:127.0.0.2")
    let server = try TLSServer(certificate)
    for host in ["127.0.0.1", "localhost"] {
      let error = await #expect(throws: HTTPTransportError.self) {
        try await Self.send(to: server, host: host, trusting: certificate.file)
      }
      let words: DisplayText = "its certificate is for another host"
      #expect(error == HTTPTransportError(.tls, detail: words))
    }
  }
}
