package import DirectoryModel
import HTTPTypes

/// Sends the requests of one source and turns whatever goes wrong into a ``ProviderError``.
package struct APIClient: Sendable {
  private let source: String
  private let baseURL: String
  private let mediaTypes: String
  private let transport: any HTTPTransport
  private let redactor: Redactor
  private let now: @Sendable () -> Timestamp
  private let refusal: @Sendable (HTTPAnswer) -> Refusal

  /// What a provider reads out of an answer that is no success.
  package struct Refusal: Sendable {
    /// A meaning that the status alone does not tell; nil leaves it to the status.
    package var code: ProviderError.Code?
    /// What the service said, in its words.
    package var detail: DisplayText?

    package init(code: ProviderError.Code? = nil, detail: DisplayText? = nil) {
      self.code = code
      self.detail = detail
    }
  }

  /// - Parameters:
  ///   - source: the source's name, for errors.
  ///   - baseURL: what stands before each endpoint's path, without a trailing slash.
  ///   - mediaTypes: what answers may be, as the `Accept` header says it.
  ///   - transport: carries the requests.
  ///   - redactor: knows the credentials that must not be in an error.
  ///   - now: the time from which waits are counted that a service asks for.
  ///   - refusal: reads the provider's error bodies.
  package init(
    source: String, baseURL: String, mediaTypes: String = "application/json",
    transport: any HTTPTransport, redactor: Redactor, now: @escaping @Sendable () -> Timestamp,
    refusal: @escaping @Sendable (HTTPAnswer) -> Refusal
  ) {
    self.source = source
    self.baseURL = baseURL
    self.mediaTypes = mediaTypes
    self.transport = transport
    self.redactor = redactor
    self.now = now
    self.refusal = refusal
  }

  /// The body of a successful answer.
  package func body(of request: APIRequest) async throws(ProviderError) -> [UInt8] {
    let answer: HTTPAnswer
    do throws(HTTPTransportError) {
      answer = try await transport.send(
        HTTPGet(
          url: baseURL + request.target, path: request.endpoint.path,
          headers: [.accept: mediaTypes]))
    } catch {
      var failure = self.error(error.providerCode, for: request, detail: error.detail)
      if case .rateLimited(let seconds) = error.code { failure.retryAt = time(in: seconds) }
      throw failure
    }
    guard (200..<300).contains(answer.status) else { throw refused(answer, request) }
    return answer.body
  }

  /// An error about the content of an answer that was no refusal.
  ///
  /// No credential is in it, whatever the detail repeats of the answer.
  package func error(
    _ code: ProviderError.Code, for request: APIRequest, detail: DisplayText? = nil
  ) -> ProviderError {
    ProviderError(
      code, source: source, operation: request.endpoint.operation,
      detail: detail.map(redacted))
  }

  /// A text of the service without the credential, for what is shown beside errors.
  package func redacted(_ text: DisplayText) -> DisplayText { redactor.redacted(text) }

  /// Makes sure that a URL which an answer names as the next page leads to the configured service.
  ///
  /// To be asked before anything of the URL is used. A reference without a host of its own passes.
  /// - Parameters:
  ///   - url: the URL or reference as it stands in the answer.
  ///   - path: where in the answer it stands, `meta.next_page`.
  ///   - request: the request that was answered.
  /// - Throws: `malformed` that says where it leads, and only to which host.
  package func requireOwnOrigin(
    _ url: String, at path: String, for request: APIRequest
  ) throws(ProviderError) {
    let target = HTTPOrigin.resolved(url, against: baseURL + request.target)
    let origin = target.flatMap { HTTPOrigin($0) }
    guard origin == nil || origin != HTTPOrigin(baseURL) else { return }
    let place: DisplayText = origin.map { "\($0.description)" } ?? "no address"
    throw error(
      .malformed(path: path), for: request,
      detail: "the next page leads to \(place), which is not the configured address")
  }

  /// The error for an answer that is no success.
  private func refused(_ answer: HTTPAnswer, _ request: APIRequest) -> ProviderError {
    let seconds = answer.secondsToWait(now: now())
    let refusal = self.refusal(answer)
    var error = self.error(
      refusal.code ?? answer.refusalCode(seconds: seconds), for: request,
      detail: redirection(answer, request) ?? refusal.detail)
    error.requestID = answer.requestID.map(redacted)
    if answer.isPassing, let seconds, seconds > 0 { error.retryAt = time(in: seconds) }
    return error
  }

  /// Where a redirect leads that was not followed: the origin alone, the rest may hold anything.
  private func redirection(_ answer: HTTPAnswer, _ request: APIRequest) -> DisplayText? {
    guard answer.isRedirect else { return nil }
    guard let location = answer.headers[.location],
      let target = HTTPOrigin.resolved(location, against: baseURL + request.target),
      let origin = HTTPOrigin(target)
    else { return "it redirects to no address" }
    return origin == HTTPOrigin(baseURL)
      ? "it redirects to another path" : "it redirects to \(origin.description), not followed"
  }

  private func time(in seconds: Int) -> Timestamp {
    Timestamp(seconds: now().seconds + Int64(seconds))
  }
}

extension HTTPTransportError {
  fileprivate var providerCode: ProviderError.Code {
    switch code {
    case .timeout: .timeout
    case .offline, .proxyRefused: .offline
    case .tls: .tls
    case .tooLarge: .tooLarge
    case .cancelled: .cancelled
    case .credential: .credential
    case .malformed: .malformed(path: "")
    case .rateLimited(let seconds): .rateLimited(retryAfter: seconds)
    }
  }
}

extension HTTPAnswer {
  fileprivate func refusalCode(seconds: Int?) -> ProviderError.Code {
    switch status {
    case 401: .unauthorized
    case 403: .forbidden
    case 404: .notFound
    case 429: .rateLimited(retryAfter: seconds)
    default: .server(status: status)
    }
  }

  /// The number under which the service logged the request, where it says so.
  fileprivate var requestID: DisplayText? {
    for name in ["X-Request-Id", "X-Correlation-Id"] {
      if let field = HTTPField.Name(name), let value = headers[field], !value.isEmpty {
        return DisplayText(value)
      }
    }
    return nil
  }
}
