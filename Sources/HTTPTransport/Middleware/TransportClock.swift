package import DirectoryModel

/// Time and chance as the transport sees them, given from outside so that no test has to wait.
package struct TransportClock: Sendable {
  /// The time of day, for what is said to people and for dates in answers.
  package let now: @Sendable () -> Timestamp
  /// The time since some fixed moment, which nobody sets back.
  package let elapsed: @Sendable () -> Duration
  /// Waits; throws as soon as the task is cancelled.
  package let sleep: @Sendable (Duration) async throws -> Void
  /// A number from 0 up to 1, another one each time.
  package let chance: @Sendable () -> Double

  package init(
    now: @escaping @Sendable () -> Timestamp, elapsed: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void,
    chance: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.elapsed = elapsed
    self.sleep = sleep
    self.chance = chance
  }

  /// The system's clock; only the time of day comes from the caller.
  package static func system(now: @escaping @Sendable () -> Timestamp) -> TransportClock {
    let start = ContinuousClock.now
    return TransportClock(
      now: now, elapsed: { ContinuousClock.now - start },
      sleep: { try await Task.sleep(for: $0) }, chance: { Double.random(in: 0..<1) })
  }

  /// The time of day after a wait, in whole seconds and never too early.
  func time(after wait: Duration) -> Timestamp {
    let now = now()
    let rest = Duration.nanoseconds(Int64(now.nanoseconds)) + wait
    return Timestamp(seconds: now.seconds + rest.secondsRoundedUp)
  }

  /// Waits, and tells of cancellation in the transport's words.
  func wait(_ duration: Duration) async throws(HTTPTransportError) {
    do { try await sleep(duration) } catch { throw HTTPTransportError(.cancelled) }
    if Task.isCancelled { throw HTTPTransportError(.cancelled) }
  }
}

extension Duration {
  /// Whole seconds, a begun one counting as a whole one; a millisecond does not begin one.
  var secondsRoundedUp: Int64 {
    let (seconds, attoseconds) = components
    return attoseconds > 1_000_000_000_000_000 ? seconds + 1 : seconds
  }
}
