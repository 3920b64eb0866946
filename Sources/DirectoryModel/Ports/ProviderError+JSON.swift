extension ProviderError {
  /// The error as it is kept with the run that it ended; ``init(_:)`` reads it.
  package var json: JSON {
    [
      "code": .string(code.word),
      "retry_after": JSON(code.retryAfter),
      "status": JSON(code.status),
      "path": JSON(code.path),
      "source": .string(source),
      "operation": JSON(operation),
      "request_id": JSON(requestID),
      "detail": JSON(detail),
      "retry_at": JSON(retryAt),
    ]
  }

  /// Reads what ``json`` writes; nil where there is no code that this version knows.
  package init?(_ record: Record) {
    guard let word = record.string("code"),
      let code = Code(
        word: word, retryAfter: record.integer("retry_after"), status: record.integer("status"),
        path: record.string("path"))
    else { return nil }
    self.init(
      code, source: record.string("source") ?? "", operation: record.text("operation") ?? .empty,
      requestID: record.text("request_id"), detail: record.text("detail"),
      retryAt: record.timestamp("retry_at"))
  }
}

extension ProviderError.Code {
  /// The codes without a value of their own, by the word that is kept.
  private static let simple: [(word: String, code: Self)] = [
    ("unauthorized", .unauthorized), ("forbidden", .forbidden), ("not_found", .notFound),
    ("misconfigured", .misconfigured), ("credential", .credential), ("timeout", .timeout),
    ("offline", .offline), ("tls", .tls), ("expired", .expired), ("incomplete", .incomplete),
    ("too_large", .tooLarge), ("storage", .storage),
    ("not_asked", .notAsked), ("cancelled", .cancelled),
  ]

  fileprivate init?(word: String, retryAfter: Int?, status: Int?, path: String?) {
    switch word {
    case "rate_limited": self = .rateLimited(retryAfter: retryAfter)
    case "server": self = .server(status: status ?? 0)
    case "malformed": self = .malformed(path: path ?? "")
    default:
      guard let code = Self.simple.first(where: { $0.word == word })?.code else { return nil }
      self = code
    }
  }

  fileprivate var word: String {
    switch self {
    case .unauthorized: "unauthorized"
    case .forbidden: "forbidden"
    case .notFound: "not_found"
    case .misconfigured: "misconfigured"
    case .credential: "credential"
    case .rateLimited: "rate_limited"
    case .server: "server"
    case .timeout: "timeout"
    case .offline: "offline"
    case .tls: "tls"
    case .malformed: "malformed"
    case .expired: "expired"
    case .incomplete: "incomplete"
    case .tooLarge: "too_large"
    case .storage: "storage"
    case .notAsked: "not_asked"
    case .cancelled: "cancelled"
    }
  }

  fileprivate var retryAfter: Int? {
    if case .rateLimited(let seconds) = self { seconds } else { nil }
  }

  fileprivate var status: Int? { if case .server(let status) = self { status } else { nil } }

  fileprivate var path: String? { if case .malformed(let path) = self { path } else { nil } }
}
