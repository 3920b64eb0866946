import DirectoryModel
import HTTPTransport
import Synchronization

@testable import Providers

/// Answers the requests for what a service tells beside its users, as the documentation shows it or
/// as a test says, and passes all others on.
///
/// So a test of lists and gets need not know what else a provider reads.
final class SupplementTransport: HTTPTransport {
  private let base: String
  private let answers: [String: HTTPAnswer]
  private let untaken: [String: HTTPAnswer]
  private let next: any HTTPTransport
  private let state = Mutex<[HTTPGet]>([])

  /// Answers by path and query after the base URL of the source; requests for those that are not
  /// taken don't count.
  init(
    base: String, answers: [String: HTTPAnswer], untaken: [String: String] = [:],
    next: any HTTPTransport
  ) {
    self.base = base
    self.answers = answers
    self.untaken = untaken.mapValues { HTTPAnswer(status: 200, body: Array($0.utf8)) }
    self.next = next
  }

  convenience init(_ example: ProviderExample, next: any HTTPTransport) {
    self.init(
      base: example.configuration.baseURL,
      answers: example.supplements.mapValues { HTTPAnswer(status: 200, body: Array($0.utf8)) },
      untaken: example.untaken, next: next)
  }

  /// The requests that were answered here, in order.
  var requests: [HTTPGet] { state.withLock { $0 } }

  /// The same without the base URL, sorted.
  var targets: [String] { requests.map { String($0.url.dropFirst(base.count)) }.sorted() }

  func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
    let target = String(request.url.dropFirst(base.count))
    if let answer = untaken[target] { return answer }
    guard let answer = answers[target] else {
      return try await next.send(request)
    }
    state.withLock { $0.append(request) }
    return answer
  }
}
