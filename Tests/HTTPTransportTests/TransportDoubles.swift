import DirectoryModel
import HTTPTransport
import HTTPTypes
import Synchronization

/// A transport that answers as a test says, keeps what it was asked, and fails without a script.
final class ScriptedTransport: HTTPTransport {
  private let answers: Mutex<[Result<HTTPAnswer, HTTPTransportError>]>
  private let received = Mutex<[HTTPGet]>([])

  init(_ answers: [Result<HTTPAnswer, HTTPTransportError>]) {
    self.answers = Mutex(answers)
  }

  convenience init(_ answers: Result<HTTPAnswer, HTTPTransportError>...) { self.init(answers) }

  /// What was sent, in order.
  var requests: [HTTPGet] { received.withLock { $0 } }

  func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
    received.withLock { $0.append(request) }
    let answer = answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    guard let answer else { throw HTTPTransportError(.malformed, detail: "not in the script") }
    return try answer.get()
  }
}

extension HTTPAnswer {
  /// An answer with a text as its body.
  static func text(_ status: Int, _ body: String = "", _ headers: HTTPFields = [:]) -> HTTPAnswer {
    HTTPAnswer(status: status, headers: headers, body: Array(body.utf8))
  }

  var bodyText: String { String(decoding: body, as: UTF8.self) }
}
