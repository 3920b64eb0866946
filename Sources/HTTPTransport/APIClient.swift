package import DirectoryModel
import HTTPTypes

/// Sends the requests of one source and turns whatever goes wrong into a ``ProviderError``.
package struct APIClient: Sendable {
  private let source: String
  private let baseURL: String
  private let transport: any HTTPTransport
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
  ///   - transport: carries the requests.
  ///   - refusal: reads the provider's error bodies.
  package init(
    source: String, baseURL: String, transport: any HTTPTransport,
    refusal: @escaping @Sendable (HTTPAnswer) -> Refusal
  ) {
    self.source = source
    self.baseURL = baseURL
    self.transport = transport
    self.refusal = refusal
  }

  /// The body of a successful answer.
  package func body(of request: APIRequest) async throws(ProviderError) -> [UInt8] {
    let operation = request.endpoint.operation
    let answer: HTTPAnswer
    do throws(HTTPTransportError) {
      answer = try await transport.send(
        HTTPGet(url: baseURL + request.target, headers: [.accept: "application/json"]))
    } catch {
      throw ProviderError(
        error.providerCode, source: source, operation: operation, detail: error.detail)
    }
    guard (200..<300).contains(answer.status) else {
      let refusal = refusal(answer)
      throw ProviderError(
        refusal.code ?? answer.refusalCode, source: source, operation: operation,
        requestID: answer.requestID, detail: refusal.detail)
    }
    return answer.body
  }

  /// An error about the content of an answer that was no refusal.
  package func error(
    _ code: ProviderError.Code, for request: APIRequest, detail: DisplayText? = nil
  ) -> ProviderError {
    ProviderError(code, source: source, operation: request.endpoint.operation, detail: detail)
  }
}

extension HTTPTransportError {
  fileprivate var providerCode: ProviderError.Code {
    switch code {
    case .timeout: .timeout
    case .offline: .offline
    case .tls: .tls
    case .tooLarge: .tooLarge
    case .cancelled: .cancelled
    case .credential: .credential
    case .malformed: .malformed(path: "")
    }
  }
}

extension HTTPAnswer {
  fileprivate var refusalCode: ProviderError.Code {
    switch status {
    case 401: .unauthorized
    case 403: .forbidden
    case 404: .notFound
    case 429: .rateLimited(retryAfter: headers[.retryAfter].flatMap { UInt32($0) }.map { Int($0) })
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
