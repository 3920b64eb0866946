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

  /// How many requests a source may be sent.
  package struct Allowance: Hashable, Sendable {
    package let perMinute: Int
    /// Requests that may go without a wait.
    package let atOnce: Int

    package init(perMinute: Int, atOnce: Int) {
      self.perMinute = perMinute
      self.atOnce = atOnce
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
  /// Whether the source was not asked since the program began: the state is what the last run left
  /// in the store.
  package var isStored = false
  /// From when on the list counts as old, so that the next start reads it again; nil where it was
  /// never read whole.
  package var dueAt: Timestamp?
  /// What was left of the budget of requests at the last report; nil without a limit.
  package var allowance: Allowance?
  /// What the present or last run has changed; nil where that is not known.
  package var changes: StoreChanges?

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

extension SourceState {
  /// Whether the list was read whole longer ago than that, in seconds, or at a time yet to come.
  package func isOlder(than age: Int, at now: Timestamp) -> Bool {
    guard let asOf else { return true }
    return now < asOf || now.seconds - asOf.seconds > Int64(age)
  }

  /// Whether the last run did not bring all that it should have.
  package var isTroubled: Bool { phase == .partial || phase == .failed }

  /// Whether the users are all there, be it as of an earlier time.
  package var isUsable: Bool { phase == .complete || isStored && asOf != nil }

  /// Whether none of the users are there.
  package var hasNothing: Bool { !isUsable && phase != .partial }
}
