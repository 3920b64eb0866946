import DirectoryModel

/// How the requests of one source behave beside what they ask for.
///
/// There is one for each source of a process; whatever talks to the source shares it, and with it
/// the budget.
package struct RequestPolicy: Sendable {
  package let clock: TransportClock
  package let budget: RateBudget
  /// Told of every wait of more than a second, from any thread.
  package let reportPause: @Sendable (RequestPause) -> Void
  /// Told of every request that went out, from any thread.
  package let record: @Sendable (RequestRecord) -> Void

  package init(
    clock: TransportClock, budget: RateBudget,
    reportPause: @escaping @Sendable (RequestPause) -> Void = { _ in },
    record: @escaping @Sendable (RequestRecord) -> Void = { _ in }
  ) {
    self.clock = clock
    self.budget = budget
    self.reportPause = reportPause
    self.record = record
  }
}
