import DirectoryModel
import HTTPTransport
import TestSupport
import Testing

@testable import Providers

/// What can go wrong below HTTP, over real sockets.
extension FaultTests {
  /// Something that a server does to a connection.
  struct SocketFault: Sendable, CustomTestStringConvertible {
    let name: String
    let steps: [RawServer.Step]
    let codes: [ProviderError.Code]
    /// How many connections it happens to.
    let tries: Int

    var testDescription: String { name }

    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
    private static let piece = String(repeating: "[", count: 0x4000)

    /// The table.
    static let all: [SocketFault] = [
      SocketFault(name: "stall", steps: [.receive, .stall], codes: [.timeout], tries: 1),
      SocketFault(
        name: "stall in the body",
        steps: [.receive, .send(head + "Content-Length: 99\r\n\r\n{\""), .stall], codes: [.timeout],
        tries: 1),
      SocketFault(
        name: "drip",
        steps: [.receive, .send(head + "\r\n"), .drip(" ", milliseconds: 20)], codes: [.timeout],
        tries: 1),
      SocketFault(
        name: "drip in the headers",
        steps: [.receive, .send("HTTP/1.1 200 OK\r\nX-A: "), .drip("a", milliseconds: 20)],
        codes: [.timeout], tries: 1),
      SocketFault(
        name: "reset in mid-body",
        steps: [.receive, .send(head + "Content-Length: 99\r\n\r\n{\""), .reset],
        codes: [.offline], tries: 4),
      SocketFault(
        name: "closed without an answer", steps: [.receive], codes: [.offline], tries: 4),
      SocketFault(
        name: "truncated", steps: [.receive, .send(head + "Content-Length: 99\r\n\r\n{\"")],
        codes: [.offline], tries: 4),
      SocketFault(
        name: "no HTTP", steps: [.receive, .send("SSH-2.0-OpenSSH_9.2\r\n\r\n"), .stall],
        codes: [.malformed(path: "")], tries: 1),
      SocketFault(
        name: "endless", steps: [.receive, .send(head + "\r\n"), .endless(piece)],
        codes: [.tooLarge], tries: 1),
      SocketFault(
        name: "endless headers",
        steps: [.receive, .send("HTTP/1.1 200 OK\r\n"), .endless("X-A: 1\r\n")],
        codes: [.tooLarge], tries: 1),
    ]
  }

  @Test(arguments: ContractCase.registered, SocketFault.all)
  func `a broken connection has its code, and no more is taken than the limit`(
    contract: ContractCase, fault: SocketFault
  ) async throws {
    for call in ContractCase.calls {
      let server = try RawServer(scripts: Array(repeating: fault.steps, count: fault.tries))
      var configuration = contract.example.configuration
      configuration.baseURL = server.url
      configuration.timeout = fault.codes == [.timeout] ? 1 : 30
      let transport = try NetworkTransport(
        configuration, maximumBodySize: 1 << 20,
        longestTry: fault.name.hasPrefix("drip") ? .milliseconds(300) : nil)
      let provider = contract.provider(on: transport, clock: FaultClock(), baseURL: server.url)
      let error = try #require(
        await #expect(throws: ProviderError.self) { try await call.make(provider, contract.id) })
      #expect(fault.codes.contains(error.code), "\(call.name): \(error.message.printable)")
      if fault.name.hasPrefix("endless") { #expect(await server.bytesSent() < 32 << 20) }
    }
  }

  @Test(
    .enabled(if: TLSServer.tool != nil, "needs the openssl tool"),
    arguments: ContractCase.registered)
  func `a certificate that has expired is told as such, and the service asked once`(
    contract: ContractCase
  ) async throws {
    let certificate = try TLSServer.Certificate(
      for: "DNS:localhost", from: "20200101000000Z", to: "20200301000000Z")
    let server = try TLSServer(certificate)
    var configuration = contract.example.configuration
    configuration.baseURL = "https://localhost:\(server.port)"
    configuration.caFile = certificate.file
    let provider = contract.provider(
      on: try NetworkTransport(configuration), clock: FaultClock(), baseURL: configuration.baseURL)
    for call in ContractCase.calls {
      let error = await #expect(throws: ProviderError.self) {
        try await call.make(provider, contract.id)
      }
      #expect(error?.code == .tls)
      #expect(error?.detail?.printable == "its certificate expired on 2020-03-01")
    }
  }
}
