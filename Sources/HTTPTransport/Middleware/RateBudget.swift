package import DirectoryModel

/// How many requests one source gets: shared by all that talks to it in the process.
///
/// In no minute go out more requests than the limit; a tenth of them may go at once, the others at
/// even distances (the generic cell rate algorithm of ITU-T I.371). Requests go in the order in
/// which they came. When the service asks to be left alone, all of them wait.
package actor RateBudget {
  /// How long an interactive request waits for its turn before it gives up.
  package static let maximumWait = RetryMiddleware.maximumDuration

  private let source: String
  private let requestsPerMinute: Int
  private let clock: TransportClock
  private let reportPause: @Sendable (RequestPause) -> Void
  /// The distance between two requests once those that may go at once are gone; zero without limit.
  private let interval: Duration
  /// How far requests may run ahead of even distances.
  private let lead: Duration

  /// When the next request would go at even distances.
  private var nextTime = Duration.zero
  /// Until when the service wants to be left alone.
  private var heldUntil = Duration.zero
  /// Whether a request is taking its turn; the others queue up behind it.
  private var isBusy = false
  private var queue: [Waiter] = []
  private var lastNumber = 0
  private var reportedUntil: Timestamp?

  /// - Parameters:
  ///   - source: the name of the source.
  ///   - requestsPerMinute: the limit; nil or 0 for none.
  ///   - clock: measures the minute.
  ///   - reportPause: told of every wait of more than a second.
  package init(
    source: String, requestsPerMinute: Int?, clock: TransportClock,
    reportPause: @escaping @Sendable (RequestPause) -> Void = { _ in }
  ) {
    self.source = source
    self.clock = clock
    self.reportPause = reportPause
    self.requestsPerMinute = requestsPerMinute ?? 0
    guard let limit = requestsPerMinute, limit > 0 else {
      interval = .zero
      lead = .zero
      return
    }
    let burst = max(1, limit / 10)
    // Rounded up, lest the last of a minute come a moment early.
    interval = .seconds(60) / (limit - burst + 1) + .nanoseconds(1)
    lead = interval * (burst - 1)
  }

  /// How many requests wait for their turn.
  package var waiting: Int { queue.count + (isBusy ? 1 : 0) }

  /// What is left at present; nil without a limit.
  package var allowance: SourceState.Allowance? {
    guard interval > .zero else { return nil }
    let ahead = max(.zero, nextTime - clock.elapsed())
    let free = lead + interval - ahead
    let atOnce = isHeld || free < interval ? 0 : Int(free / interval) - waiting
    return SourceState.Allowance(perMinute: requestsPerMinute, atOnce: max(0, atOnce))
  }

  /// Waits until a request may go.
  /// - Throws: `rateLimited` if that would take an interactive request too long, `cancelled`.
  package func acquire() async throws(HTTPTransportError) {
    if Task.isCancelled { throw HTTPTransportError(.cancelled) }
    let patience = RequestPatience.current
    let deadline = patience == .interactive ? clock.elapsed() + Self.maximumWait : nil
    try check(delay(behind: waiting), deadline: deadline)
    if isBusy {
      try await turn(deadline: deadline)
    } else {
      isBusy = true
    }
    defer { passOn() }
    while true {
      if Task.isCancelled { throw HTTPTransportError(.cancelled) }
      let delay = delay(behind: 0)
      guard delay > .zero else { break }
      try check(delay, deadline: deadline)
      try await clock.wait(delay)
    }
    nextTime = max(nextTime, clock.elapsed()) + interval
  }

  /// Keeps all requests back, since the service asked for it.
  func hold(seconds: Int) {
    heldUntil = max(heldUntil, clock.elapsed() + .seconds(seconds))
    let expired = queue.filter { $0.deadline.map { $0 < heldUntil } ?? false }
    queue.removeAll { waiter in expired.contains { $0.number == waiter.number } }
    for waiter in expired { waiter.resume(.tooLong) }
  }

  /// A request that waits behind another one.
  private struct Waiter {
    let number: Int
    let deadline: Duration?
    let continuation: CheckedContinuation<Ending, Never>

    func resume(_ ending: Ending) { continuation.resume(returning: ending) }
  }

  /// What a request's wait in the queue ends with.
  private enum Ending {
    case turn, tooLong, cancelled
  }

  /// How long a request waits that has so many before it.
  private func delay(behind count: Int) -> Duration {
    let now = clock.elapsed()
    let paced = max(nextTime, now) + interval * count - lead - now
    return max(.zero, max(paced, heldUntil - now))
  }

  /// Tells of a wait, and refuses one that is too long.
  private func check(_ delay: Duration, deadline: Duration?) throws(HTTPTransportError) {
    if let deadline, clock.elapsed() + delay > deadline { throw refusal(delay) }
    guard delay > .seconds(1) else { return }
    let until = clock.time(after: delay)
    guard reportedUntil.map({ $0 < until }) ?? true else { return }
    reportedUntil = until
    reportPause(
      RequestPause(source: source, until: until, reason: isHeld ? .rateLimit : .budget))
  }

  private var isHeld: Bool { heldUntil > clock.elapsed() }

  private func refusal(_ delay: Duration) -> HTTPTransportError {
    HTTPTransportError(
      .rateLimited(retryAfter: Int(delay.secondsRoundedUp)),
      detail: isHeld
        ? "the service asked to be left alone until then"
        : "the budget of requests a minute is used up")
  }

  /// Queues up until the requests before have gone.
  private func turn(deadline: Duration?) async throws(HTTPTransportError) {
    lastNumber += 1
    let number = lastNumber
    let ending = await withTaskCancellationHandler {
      await withCheckedContinuation { (continuation: CheckedContinuation<Ending, Never>) in
        if Task.isCancelled {
          continuation.resume(returning: .cancelled)
        } else {
          queue.append(Waiter(number: number, deadline: deadline, continuation: continuation))
        }
      }
    } onCancel: {
      Task { await self.cancel(number) }
    }
    switch ending {
    case .turn: return
    case .tooLong: throw refusal(delay(behind: 0))
    case .cancelled: throw HTTPTransportError(.cancelled)
    }
  }

  private func cancel(_ number: Int) {
    guard let index = queue.firstIndex(where: { $0.number == number }) else { return }
    queue.remove(at: index).resume(.cancelled)
  }

  /// Lets the next one take its turn.
  private func passOn() {
    if queue.isEmpty { isBusy = false } else { queue.removeFirst().resume(.turn) }
  }
}
