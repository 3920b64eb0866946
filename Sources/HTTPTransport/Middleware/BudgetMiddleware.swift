/// Lets a request go when the source's budget allows, and listens to what the service says of it.
package struct BudgetMiddleware: HTTPMiddleware {
  private let budget: RateBudget
  private let clock: TransportClock

  package init(budget: RateBudget, clock: TransportClock) {
    self.budget = budget
    self.clock = clock
  }

  package func intercept(
    _ request: HTTPGet, next: any HTTPTransport
  ) async throws(HTTPTransportError) -> HTTPAnswer {
    try await budget.acquire()
    let answer = try await next.send(request)
    let now = clock.now()
    let seconds =
      answer.isPassing ? answer.secondsToWait(now: now) : answer.secondsToRenewal(now: now)
    if let seconds, seconds > 0 { await budget.hold(seconds: seconds) }
    return answer
  }
}
