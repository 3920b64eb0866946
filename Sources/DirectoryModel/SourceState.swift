/// How far a source's list has been read.
package struct SourceState: Hashable, Sendable {
  package enum Phase: Hashable, Sendable {
    /// Not asked yet.
    case waiting
    case loading
    /// Read to its end.
    case complete
    /// Broken off, or ended before all that the source announced: what was read is there.
    case partial
    /// Nothing was read.
    case failed
  }

  /// A wait before the next request.
  package struct Pause: Hashable, Sendable {
    package let until: Timestamp
    /// Such as `rate limit`.
    package let reason: DisplayText

    package init(until: Timestamp, reason: DisplayText) {
      self.until = until
      self.reason = reason
    }
  }

  package var source: Source
  package var phase: Phase
  /// Users read in the present or last run.
  package var got: Int
  /// How many users the source says that it has.
  package var expected: Int?
  /// When the last complete run ended.
  package var asOf: Timestamp?
  /// Why the last run broke off.
  package var error: ProviderError?
  /// Until when nothing is asked, and why, as long as that is so.
  package var pause: Pause?
  /// What the source said beside the users, each once.
  package var notices: [DisplayText]

  package init(
    source: Source, phase: Phase = .waiting, got: Int = 0, expected: Int? = nil,
    asOf: Timestamp? = nil, error: ProviderError? = nil, notices: [DisplayText] = []
  ) {
    self.source = source
    self.phase = phase
    self.got = got
    self.expected = expected
    self.asOf = asOf
    self.error = error
    self.notices = notices
  }
}
