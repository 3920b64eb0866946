package import HTTPTypes

/// How a provider wants to be told who asks.
package enum AuthenticationScheme: Hashable, Sendable {
  /// `Authorization: Bearer KEY` (RFC 6750).
  case bearer
  /// The bare key as the value of a header.
  case header(HTTPField.Name)

  /// The bare key as the value of a header that has no constant; `name` has to be a token
  /// (RFC 9110 section 5.6.2).
  package static func header(named name: String) -> AuthenticationScheme {
    guard let name = HTTPField.Name(name) else { preconditionFailure("no header name: \(name)") }
    return .header(name)
  }

  func apply(_ secret: Secret, to headers: inout HTTPFields) {
    switch self {
    case .bearer: headers[.authorization] = "Bearer \(secret.reveal())"
    case .header(let name): headers[name] = secret.reveal()
    }
  }
}

/// Puts the credential on each request, and takes it out of errors that echo it.
///
/// The credential is asked for when the first request is made, not before.
package struct AuthenticationMiddleware: HTTPMiddleware {
  private let scheme: AuthenticationScheme
  private let credential: @Sendable () async throws(HTTPTransportError) -> Secret

  package init(
    scheme: AuthenticationScheme,
    credential: @escaping @Sendable () async throws(HTTPTransportError) -> Secret
  ) {
    self.scheme = scheme
    self.credential = credential
  }

  package func intercept(
    _ request: HTTPGet, next: any HTTPTransport
  ) async throws(HTTPTransportError) -> HTTPAnswer {
    let secret = try await credential()
    var request = request
    scheme.apply(secret, to: &request.headers)
    var answer = try await next.send(request)
    if !(200..<300).contains(answer.status) {
      answer.body = Self.redacted(answer.body, secret: secret)
      answer.headers = Self.redacted(answer.headers, secret: secret)
    }
    return answer
  }

  private static func redacted(_ body: [UInt8], secret: Secret) -> [UInt8] {
    let key = Array(secret.reveal().utf8)
    guard !key.isEmpty, body.count >= key.count else { return body }
    return body.replacing(key, with: Array("<secret>".utf8))
  }

  private static func redacted(_ headers: HTTPFields, secret: Secret) -> HTTPFields {
    let key = secret.reveal()
    guard !key.isEmpty else { return headers }
    var redacted = headers
    for index in redacted.indices where redacted[index].value.contains(key) {
      redacted[index].value = redacted[index].value.replacing(key, with: "<secret>")
    }
    return redacted
  }
}
