import DirectoryModel

/// Makes a request again where that may help: after a broken connection, 429 and 502 to 504.
///
/// Between tries pass 1, 2 and 4 seconds, a quarter more or less by chance, or as long as the
/// service asks for. Somebody who waits for the answer gets the last one after 4 tries or when it
/// would take more than 30 seconds in all. In the background the service's own times are waited
/// out, however long, and count neither as tries nor as time.
package struct RetryMiddleware: HTTPMiddleware {
  /// How often a request is made, pauses that the service asks for in the background set aside.
  package static let maximumTries = 4
  /// How long the tries of an interactive request may take in all.
  package static let maximumDuration = Duration.seconds(30)
  /// How often the service may ask for another pause for one request: one that always does would
  /// be waited for without end.
  package static let maximumPauses = 20

  private let source: String
  private let clock: TransportClock
  private let reportPause: @Sendable (RequestPause) -> Void

  package init(
    source: String, clock: TransportClock,
    reportPause: @escaping @Sendable (RequestPause) -> Void = { _ in }
  ) {
    self.source = source
    self.clock = clock
    self.reportPause = reportPause
  }

  package func intercept(
    _ request: HTTPGet, next: any HTTPTransport
  ) async throws(HTTPTransportError) -> HTTPAnswer {
    let start = clock.elapsed()
    let patience = RequestPatience.current
    var request = request
    var tries = 0
    var pauses = 0
    while true {
      tries += 1
      request.attempt = tries + pauses
      let outcome = await Self.outcome(of: request, next: next)
      guard let wait = wait(after: outcome, try: tries) else { return try outcome.get() }
      if patience == .background, wait.isAskedFor {
        tries -= 1
        pauses += 1
        guard pauses <= Self.maximumPauses else { return try outcome.get() }
      } else {
        // In the background the time also passes while others use up the budget.
        let isTooLong =
          patience == .interactive
          && clock.elapsed() - start + wait.duration > Self.maximumDuration
        guard tries < Self.maximumTries, !isTooLong else { return try outcome.get() }
      }
      if wait.duration > .seconds(1) {
        reportPause(
          RequestPause(
            source: source, until: clock.time(after: wait.duration), reason: wait.reason))
      }
      try await clock.wait(wait.duration)
    }
  }

  /// What passes before the next try.
  private struct Wait {
    let duration: Duration
    let isAskedFor: Bool
    let reason: RequestPause.Reason
  }

  private static func outcome(
    of request: HTTPGet, next: any HTTPTransport
  ) async -> Result<HTTPAnswer, HTTPTransportError> {
    do throws(HTTPTransportError) {
      return .success(try await next.send(request))
    } catch {
      return .failure(error)
    }
  }

  /// How long to wait, or nil where another try would come to the same.
  private func wait(
    after outcome: Result<HTTPAnswer, HTTPTransportError>, try number: Int
  ) -> Wait? {
    let backOff = Duration.seconds(1 << (number - 1)) * (0.75 + clock.chance() / 2)
    switch outcome {
    case .success(let answer):
      guard answer.isPassing else { return nil }
      let reason: RequestPause.Reason = answer.status == 429 ? .rateLimit : .unavailable
      guard let seconds = answer.secondsToWait(now: clock.now()), seconds > 0 else {
        return Wait(duration: backOff, isAskedFor: false, reason: reason)
      }
      return Wait(duration: .seconds(seconds), isAskedFor: true, reason: reason)
    case .failure(let error):
      guard error.code == .offline else { return nil }
      return Wait(duration: backOff, isAskedFor: false, reason: .unavailable)
    }
  }
}
