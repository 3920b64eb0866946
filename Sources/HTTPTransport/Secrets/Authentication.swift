import DirectoryModel
package import HTTPTypes

/// How a provider wants to be told who asks.
package enum AuthenticationScheme: Hashable, Sendable {
  /// `Authorization: Bearer KEY` (RFC 6750).
  case bearer
  /// `Authorization: Basic` with a credential of the form `user:password` (RFC 7617).
  case basic
  /// The bare key as the value of a header.
  case header(HTTPField.Name)

  /// The bare key as the value of a header that has no constant; `name` has to be a token
  /// (RFC 9110 section 5.6.2).
  package static func header(named name: String) -> AuthenticationScheme {
    guard let name = HTTPField.Name(name) else { preconditionFailure("no header name: \(name)") }
    return .header(name)
  }

  /// Puts a credential on a request.
  /// - Throws: `credential` where it has not the form that the scheme needs.
  func apply(_ secret: Secret, to headers: inout HTTPFields) throws(HTTPTransportError) {
    let text = secret.reveal()
    switch self {
    case .bearer: headers[.authorization] = "Bearer \(text)"
    case .basic:
      guard text.contains(":") else {
        throw HTTPTransportError(.credential, detail: "it has to be user:password")
      }
      let pair = Base64.encoded(Array(text.utf8))
      headers[.authorization] = "Basic \(String(decoding: pair, as: UTF8.self))"
    case .header(let name): headers[name] = text
    }
  }
}

/// Puts the credential on each request, and takes it out of refusals that echo it.
///
/// The credential is asked for when the first request is made, not before. Answers that are no
/// refusal are left as they are: what stands in them are data, of which a short credential could be
/// a part by chance.
package struct AuthenticationMiddleware: HTTPMiddleware {
  private let scheme: AuthenticationScheme
  private let redactor: Redactor
  private let credential: @Sendable () async throws(HTTPTransportError) -> Secret

  /// - Parameters:
  ///   - scheme: how the credential is sent.
  ///   - redactor: learns what was sent.
  ///   - credential: reads it.
  package init(
    scheme: AuthenticationScheme, redactor: Redactor = Redactor(),
    credential: @escaping @Sendable () async throws(HTTPTransportError) -> Secret
  ) {
    self.scheme = scheme
    self.redactor = redactor
    self.credential = credential
  }

  package func intercept(
    _ request: HTTPGet, next: any HTTPTransport
  ) async throws(HTTPTransportError) -> HTTPAnswer {
    let secret = try await credential()
    redactor.learn(secret, isPair: scheme == .basic)
    var request = request
    try scheme.apply(secret, to: &request.headers)
    var answer = try await next.send(request)
    guard !(200..<300).contains(answer.status) else { return answer }
    answer.body = redactor.redacted(answer.body) ?? answer.body
    for index in answer.headers.indices {
      guard let value = redactor.redacted(answer.headers[index].value) else { continue }
      answer.headers[index].value = value
    }
    return answer
  }
}
