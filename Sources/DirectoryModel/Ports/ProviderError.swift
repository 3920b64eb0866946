/// Why a source did not answer as asked; carries nothing that is secret.
package struct ProviderError: Error, Hashable, Sendable {
  /// What went wrong, in terms that roster acts on.
  package enum Code: Hashable, Sendable {
    /// The credential is not accepted (401).
    case unauthorized
    /// The credential does not suffice for this (403).
    case forbidden
    /// The source has no such user.
    case notFound
    /// The configuration names a client or project that the source does not have.
    case misconfigured
    /// The credential can't be read; nothing was asked.
    case credential
    /// Too many requests; `retryAfter` in seconds where the source said so.
    case rateLimited(retryAfter: Int?)
    /// The source failed or refused the request, with this status.
    case server(status: Int)
    /// Nothing came in the time that the configuration allows.
    case timeout
    /// No connection came about or it broke.
    case offline
    /// The connection is not trusted.
    case tls
    /// The answer is not what the provider documents; `path` says where in it.
    case malformed(path: String)
    /// The service no longer knows where its list was to go on.
    case expired
    /// The list has ended, and it can't be told whether that is all.
    case incomplete
    /// The answer is larger than roster takes into memory.
    case tooLarge
    /// What the source told could not be kept.
    case storage
    /// Nothing was asked, since `--offline` forbids it.
    case notAsked
    /// The user stopped it.
    case cancelled
  }

  package var code: Code
  /// The name of the source.
  package var source: String
  /// What was asked: a method and a path template, never an id or a query.
  package var operation: DisplayText
  /// The source's own number for the request, for its support.
  package var requestID: DisplayText?
  /// What the source or the system said of it.
  package var detail: DisplayText?
  /// When the source is willing to be asked again, where it said so.
  package var retryAt: Timestamp?

  package init(
    _ code: Code, source: String, operation: DisplayText, requestID: DisplayText? = nil,
    detail: DisplayText? = nil, retryAt: Timestamp? = nil
  ) {
    self.code = code
    self.source = source
    self.operation = operation
    self.requestID = requestID
    self.detail = detail
    self.retryAt = retryAt
  }

  /// One line: the source, what happened, what was asked, what the source said, what to do.
  package var message: DisplayText {
    var text: DisplayText = "\(source): \(summary), \(operation)"
    if let detail, !detail.isEmpty { text = "\(text): \(detail.withoutFullStop)" }
    if let requestID { text = "\(text) [request \(requestID)]" }
    if let hint { text = "\(text); \(hint)" }
    return text
  }

  /// What happened, in a few words.
  package var summary: DisplayText {
    switch code {
    case .unauthorized: "not authorised (401)"
    case .forbidden: "not allowed (403)"
    case .notFound: "no such user"
    case .misconfigured: "the configuration does not fit"
    case .credential: "no credential"
    case .rateLimited(let seconds):
      if let retryAt {
        "rate limit reached, try again at \(retryAt.timeOfDay)"
      } else if let seconds {
        "rate limit reached, try again in \(seconds) s"
      } else {
        "rate limit reached"
      }
    case .server(let status): "answered with status \(status)"
    case .timeout: "no answer in time"
    case .offline: "can't be reached"
    case .tls: "connection not trusted"
    case .malformed(let path): "unusable answer\(path.isEmpty ? "" : " at " + path)"
    case .expired: "the place in the list has expired"
    case .incomplete: "the list may not be whole"
    case .tooLarge: "answer too large"
    case .storage: "can't be kept"
    case .notAsked: "not asked"
    case .cancelled: "stopped"
    }
  }

  /// What a person can do about it.
  package var hint: DisplayText? {
    switch code {
    case .unauthorized: "check the credential in the configuration"
    case .forbidden: "the credential needs more rights"
    case .misconfigured: "check client_id, project_id and url in the configuration"
    case .timeout, .offline: "check url, network and proxy"
    case .tls: "check the date, url and ca_file"
    case .server: retryAt.map { "try again at \($0.timeOfDay)" }
    case .expired: "read the list again, with a larger page_size if it is long"
    case .credential, .notFound, .rateLimited, .malformed, .incomplete, .tooLarge: nil
    case .storage, .notAsked, .cancelled: nil
    }
  }
}

extension DisplayText {
  /// The text without a full stop at its end, for the middle of a sentence.
  fileprivate var withoutFullStop: DisplayText {
    printable.hasSuffix(".") ? DisplayText(String(printable.dropLast())) : self
  }
}

extension Timestamp {
  /// The time of day, which still holds when the text is read later: `12:05:10 UTC`.
  fileprivate var timeOfDay: DisplayText { "\(String(rfc3339.dropFirst(11).prefix(8))) UTC" }
}
