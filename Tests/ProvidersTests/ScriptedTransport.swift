import DirectoryModel
import HTTPTransport
import Synchronization
import Testing

/// A transport that gives the answers it was set up with, in their order, and nothing else.
///
/// A request beyond the last answer fails the test and comes back as a broken connection.
final class ScriptedTransport: HTTPTransport {
  private let state: Mutex<(answers: [HTTPAnswer], requests: [HTTPGet])>

  init(_ answers: [HTTPAnswer]) {
    state = Mutex((answers, []))
  }

  /// Answers with status 200, a body each.
  convenience init(bodies: [String]) {
    self.init(bodies.map { HTTPAnswer(status: 200, body: Array($0.utf8)) })
  }

  /// What was asked, in order.
  var requests: [HTTPGet] { state.withLock { $0.requests } }

  /// How many answers nobody asked for.
  var unused: Int { state.withLock { $0.answers.count } }

  func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
    let answer = state.withLock { state in
      state.requests.append(request)
      return state.answers.isEmpty ? nil : state.answers.removeFirst()
    }
    guard let answer else {
      Issue.record("no answer was set up for \(request.url)")
      throw HTTPTransportError(.offline)
    }
    return answer
  }
}
