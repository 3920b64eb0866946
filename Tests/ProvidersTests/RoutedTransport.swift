import DirectoryModel
import HTTPTransport
import Synchronization
import Testing

@testable import Providers

/// A transport that answers by path and query, in any order and as often as it is asked.
///
/// A request that it was not set up for fails the test and comes back as a broken connection.
final class RoutedTransport: HTTPTransport {
  private let base: String
  private let answers: [String: HTTPAnswer]
  private let recorded = Mutex<[HTTPGet]>([])

  /// Answers by path and query after the base URL of the case's source.
  init(_ contract: ContractCase, answers: [String: HTTPAnswer]) {
    base = contract.example.configuration.baseURL
    self.answers = answers
  }

  /// Answers with status 200, a body each.
  convenience init(_ contract: ContractCase, _ bodies: [String: String]) {
    self.init(contract, answers: bodies.mapValues { HTTPAnswer(status: 200, body: Array($0.utf8)) })
  }

  /// What was asked, in order, without the base URL.
  var targets: [String] {
    recorded.withLock { requests in requests.map { String($0.url.dropFirst(base.count)) } }
  }

  func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
    recorded.withLock { $0.append(request) }
    guard let answer = answers[String(request.url.dropFirst(base.count))] else {
      Issue.record("no answer was set up for \(request.url)")
      throw HTTPTransportError(.offline)
    }
    return answer
  }
}

extension HTTPAnswer {
  /// An answer with a text for its body.
  static func text(_ body: String, status: Int = 200) -> HTTPAnswer {
    HTTPAnswer(status: status, body: Array(body.utf8))
  }
}
