import DirectoryModel
import HTTPTransport
import Synchronization

/// The time that each source last dated an answer by.
final class SourceClocks: Sendable {
  private let times = Mutex<[String: Timestamp]>([:])

  func time(of source: String) -> Timestamp? { times.withLock { $0[source] } }

  /// A transport that notes the date of every answer to a source.
  func watching(_ transport: any HTTPTransport, source: String) -> any HTTPTransport {
    Watch(clocks: self, transport: transport, source: source)
  }

  fileprivate func note(_ time: Timestamp, of source: String) {
    times.withLock { $0[source] = time }
  }

  private struct Watch: HTTPTransport {
    let clocks: SourceClocks
    let transport: any HTTPTransport
    let source: String

    func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
      let answer = try await transport.send(request)
      if let text = answer.headers[named: "Date"], let time = Timestamp(httpDate: text) {
        clocks.note(time, of: source)
      }
      return answer
    }
  }
}
