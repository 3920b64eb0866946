package import DirectoryModel

/// What a log may say of a request: never a header, a query, an id or a body.
package struct RequestRecord: Hashable, Sendable {
  /// What a request came to.
  package enum Result: Hashable, Sendable {
    case status(Int)
    /// No answer: in one word, why.
    case failure(HTTPTransportError.Code)
  }

  /// The name of the source.
  package let source: String
  /// When the request went out.
  package let time: Timestamp
  /// The path as it is declared, `/api/v1/admin/users/{id}`; the method is always GET.
  package let path: String
  package let result: Result
  /// From the request to the last byte of the answer.
  package let duration: Duration
  /// 1 for the first time, 2 for the first repetition …
  package let attempt: Int

  package init(
    source: String, time: Timestamp, path: String, result: Result, duration: Duration,
    attempt: Int
  ) {
    self.source = source
    self.time = time
    self.path = path
    self.result = result
    self.duration = duration
    self.attempt = attempt
  }

  /// Whether the service did what it was asked.
  package var isSuccess: Bool {
    if case .status(200..<300) = result { true } else { false }
  }

  /// One line, without its end: `2026-11-22T12:05:10Z tines GET /teams 429 0.214 s try 2`.
  package var text: DisplayText {
    let word: DisplayText =
      switch result {
      case .status(let status): "\(status)"
      case .failure(let code): code.word
      }
    let milliseconds = max(0, duration / .milliseconds(1))
    let thousandths = String(Int(milliseconds.rounded()) % 1000)
    let fraction = String(repeating: "0", count: 3 - thousandths.count) + thousandths
    let seconds = Int(milliseconds.rounded()) / 1000
    let place: DisplayText = "\(time.rfc3339) \(source) GET \(path)"
    return "\(place) \(word) \(seconds).\(fraction) s try \(attempt)"
  }
}

extension HTTPTransportError.Code {
  /// The kind of failure in one word.
  fileprivate var word: DisplayText {
    switch self {
    case .timeout: "timeout"
    case .offline: "offline"
    case .proxyRefused: "proxy"
    case .tls: "tls"
    case .tooLarge: "too-large"
    case .cancelled: "cancelled"
    case .credential: "credential"
    case .malformed: "malformed"
    case .rateLimited: "rate-limited"
    }
  }
}
