/// Gives the status 429 (RFC 6585 section 4) to refusals that mean it and come with another one, so
/// that all that a request passes before it takes them for what they are.
package struct RateLimitMiddleware: HTTPMiddleware {
  private let isRateLimit: @Sendable (HTTPAnswer) -> Bool

  /// - Parameter isRateLimit: whether an answer that is no success says "too many requests".
  package init(isRateLimit: @escaping @Sendable (HTTPAnswer) -> Bool) {
    self.isRateLimit = isRateLimit
  }

  package func intercept(
    _ request: HTTPGet, next: any HTTPTransport
  ) async throws(HTTPTransportError) -> HTTPAnswer {
    var answer = try await next.send(request)
    if !(200..<300).contains(answer.status), isRateLimit(answer) { answer.status = 429 }
    return answer
  }
}
