package import DirectoryModel

/// Why there is no answer at all.
package struct HTTPTransportError: Error, Hashable, Sendable {
  package enum Code: Hashable, Sendable {
    case timeout, offline, tls, tooLarge, cancelled
    /// The credential could not be read; nothing was sent.
    case credential
    /// The proxy wants to know who asks (407). To ask again could lock an account there.
    case proxyRefused
    /// What came is not HTTP.
    case malformed
    /// It was not the request's turn and would not have been for so many seconds; nothing was sent.
    case rateLimited(retryAfter: Int)
  }

  package let code: Code
  /// What the system said; never holds a credential.
  package let detail: DisplayText?

  package init(_ code: Code, detail: DisplayText? = nil) {
    self.code = code
    self.detail = detail
  }
}
