package import DirectoryModel

/// A wait before a request, as a person is told of it: "rate limit, goes on 12:05:10".
package struct RequestPause: Hashable, Sendable {
  /// Why the request waits.
  package enum Reason: Hashable, Sendable {
    /// The service said how long it wants to be left alone.
    case rateLimit
    /// The configured or documented number of requests a minute is used up.
    case budget
    /// The service did not answer or was not available, and is tried again.
    case unavailable
  }

  /// The name of the source.
  package let source: String
  /// When the request goes on.
  package let until: Timestamp
  package let reason: Reason

  package init(source: String, until: Timestamp, reason: Reason) {
    self.source = source
    self.until = until
    self.reason = reason
  }

  /// The reason in words.
  package var words: DisplayText {
    switch reason {
    case .rateLimit: "rate limit"
    case .budget: "request budget"
    case .unavailable: "not available"
    }
  }
}
