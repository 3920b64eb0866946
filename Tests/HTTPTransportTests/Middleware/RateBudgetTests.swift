import DirectoryModel
import HTTPTypes
import Testing

@testable import HTTPTransport

@Suite(.timeLimit(.minutes(10)))
struct RateBudgetTests {
  /// A little over the minute that is between two requests where one a minute is the limit.
  private static let minute = Duration.seconds(60) + .milliseconds(1)

  private let pauses = Collector<RequestPause>()

  private func budget(_ limit: Int?, _ clock: TestClock) -> RateBudget {
    RateBudget(source: "one", requestsPerMinute: limit, clock: clock.clock) { [pauses] in
      pauses.take($0)
    }
  }

  /// Sends requests one after the other and returns when each of them went.
  private func times(_ count: Int, _ budget: RateBudget, _ clock: TestClock) async throws
    -> [Duration]
  {
    try await RequestPatience.$current.withValue(.background) {
      var times: [Duration] = []
      for _ in 0..<count {
        try await budget.acquire()
        times.append(clock.elapsed)
      }
      return times
    }
  }

  /// Begins a request and waits until it stands in the queue.
  private func enqueue(
    _ budget: RateBudget, patience: RequestPatience = .background,
    then: @escaping @Sendable () -> Void = {}
  ) async -> Task<Void, any Error> {
    let before = await budget.waiting
    let task = RequestPatience.$current.withValue(patience) {
      Task {
        try await budget.acquire()
        then()
      }
    }
    while await budget.waiting == before { await Task.yield() }
    return task
  }

  @Test func `What is left of a budget shrinks with each request and comes back with time`()
    async throws
  {
    let clock = TestClock()
    let budget = budget(60, clock)
    #expect(await budget.allowance == SourceState.Allowance(perMinute: 60, atOnce: 6))
    _ = try await times(4, budget, clock)
    #expect(await budget.allowance?.atOnce == 2)
    _ = try await times(2, budget, clock)
    #expect(await budget.allowance?.atOnce == 0)
    try await clock.clock.wait(.seconds(3))
    #expect(await budget.allowance?.atOnce == 2)
    try await clock.clock.wait(.seconds(600))
    #expect(await budget.allowance?.atOnce == 6)
    #expect(await self.budget(0, clock).allowance == nil)
  }

  @Test(arguments: [1, 2, 9, 10, 60, 500])
  func `In no minute more requests go out than the limit`(limit: Int) async throws {
    let clock = TestClock()
    let times = try await times(3 * limit, budget(limit, clock), clock)
    for (index, time) in times.enumerated() {
      let inMinute = times[index...].prefix { $0 < time + .seconds(60) }
      #expect(inMinute.count <= limit)
    }
    #expect(times[limit * 2] < .seconds(180), "nor is much of the limit left unused")
  }

  @Test func `A tenth of the limit goes at once, the others at even distances`() async throws {
    let clock = TestClock()
    let times = try await times(9, budget(60, clock), clock)
    #expect(times.prefix(6).allSatisfy { $0 == .zero })
    let distances = (6...8).map { times[$0] - times[$0 - 1] }
    #expect(distances.allSatisfy { $0 == distances[0] && $0 > .seconds(1) && $0 < .seconds(1.1) })
  }

  @Test func `After a rest a tenth may go at once again, and no more`() async throws {
    let clock = TestClock()
    let budget = budget(60, clock)
    _ = try await times(6, budget, clock)
    clock.advance(.seconds(600))
    let times = try await times(7, budget, clock)
    #expect(times[5] == .seconds(600) && times[6] > .seconds(600))
  }

  @Test(arguments: [nil, 0])
  func `Without a limit nothing waits`(limit: Int?) async throws {
    let clock = TestClock()
    _ = try await times(1_000, budget(limit, clock), clock)
    #expect(clock.waits.isEmpty)
  }

  @Test func `Requests go in the order in which they came`() async throws {
    let clock = TestClock(.held)
    let budget = budget(1, clock)
    try await budget.acquire()
    let gone = Collector<Int>()
    var tasks: [Task<Void, any Error>] = []
    for number in 1...4 { tasks.append(await enqueue(budget) { gone.take(number) }) }
    for task in tasks {
      #expect(await clock.nextWait() != nil)
      clock.advance(Self.minute)
      try await task.value
    }
    #expect(gone.values == [1, 2, 3, 4])
  }

  @Test func `A request that is cancelled in the queue leaves it at once and costs nothing`()
    async throws
  {
    let clock = TestClock(.held)
    let budget = budget(1, clock)
    try await budget.acquire()
    let first = await enqueue(budget)
    let second = await enqueue(budget)
    let third = await enqueue(budget)
    #expect(await clock.nextWait() != nil)
    second.cancel()
    await #expect(throws: HTTPTransportError(.cancelled)) { try await second.value }
    first.cancel()
    await #expect(throws: HTTPTransportError(.cancelled)) { try await first.value }
    let wait = try #require(await clock.nextWait())
    #expect(wait < Self.minute)
    clock.advance(Self.minute)
    try await third.value
    #expect(await budget.waiting == 0)
  }

  @Test func `A request that nobody wants any more is not let go`() async {
    let budget = budget(nil, TestClock())
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try await budget.acquire()
    }
    await #expect(throws: HTTPTransportError(.cancelled)) { try await task.value }
  }

  @Test func `Somebody who would wait more than 30 seconds is told so at once`() async throws {
    let clock = TestClock(.held)
    let budget = budget(1, clock)
    try await budget.acquire()
    await #expect(
      throws: HTTPTransportError(
        .rateLimited(retryAfter: 60), detail: "the budget of requests a minute is used up")
    ) { try await budget.acquire() }
    clock.advance(.seconds(31))
    let task = await enqueue(budget, patience: .interactive)
    clock.advance(.seconds(30))
    try await task.value
  }

  @Test func `Those before in the queue count`() async throws {
    let clock = TestClock(.held)
    let budget = budget(3, clock)
    try await budget.acquire()
    let tasks = [await enqueue(budget), await enqueue(budget)]
    await #expect(throws: HTTPTransportError.self) { try await budget.acquire() }
    for task in tasks { task.cancel() }
  }

  @Test func `A wait of more than a second is told, with its end and reason`() async throws {
    let clock = TestClock()
    _ = try await times(2, budget(3, clock), clock)
    let until = Timestamp(seconds: TestClock.start.seconds + 20)
    #expect(pauses.values == [RequestPause(source: "one", until: until, reason: .budget)])
    _ = try await times(100, budget(120, clock), clock)
    #expect(pauses.values.count == 1, "half a second is not worth a word")
  }

  // MARK: What the service says

  private func send(_ answer: HTTPAnswer, _ budget: RateBudget, _ clock: TestClock) async throws {
    let middleware = BudgetMiddleware(budget: budget, clock: clock.clock)
    _ = try await middleware.intercept(
      HTTPGet(url: "https://example.com/"), next: ScriptedTransport(.success(answer)))
  }

  private static func answer(_ status: Int, _ headers: [String: String]) -> HTTPAnswer {
    var fields = HTTPFields()
    for (name, value) in headers { fields[named: name] = value }
    return .text(status, "", fields)
  }

  @Test(
    arguments: [
      answer(429, ["Retry-After": "90"]), answer(503, ["Retry-After": "90"]),
      answer(429, ["X-RateLimit-Reset": "90"]),
      answer(200, ["X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "90"]),
    ])
  func `When the service asks to be left alone, all requests wait`(answer: HTTPAnswer) async throws
  {
    let clock = TestClock()
    let budget = budget(nil, clock)
    try await send(answer, budget, clock)
    await #expect(
      throws: HTTPTransportError(
        .rateLimited(retryAfter: 90), detail: "the service asked to be left alone until then")
    ) { try await budget.acquire() }
    #expect(try await times(2, budget, clock) == [.seconds(90), .seconds(90)])
    let until = Timestamp(seconds: TestClock.start.seconds + 90)
    #expect(pauses.values == [RequestPause(source: "one", until: until, reason: .rateLimit)])
  }

  @Test(
    arguments: [
      answer(200, ["X-RateLimit-Remaining": "1", "X-RateLimit-Reset": "90"]),
      answer(200, ["X-RateLimit-Remaining": "0"]), answer(200, ["Retry-After": "90"]),
      answer(404, ["Retry-After": "90"]), answer(429, [:]),
    ])
  func `A service that says nothing of the kind is not left alone`(answer: HTTPAnswer) async throws
  {
    let clock = TestClock()
    let budget = budget(nil, clock)
    try await send(answer, budget, clock)
    #expect(try await times(1, budget, clock) == [.zero])
  }

  @Test func `Somebody in the queue is told when the service's time becomes too long`() async throws
  {
    /// Answers when the test says so.
    struct Gate: HTTPTransport {
      let asked = AsyncStream<Void>.makeStream()
      let opened = AsyncStream<HTTPAnswer>.makeStream()
      func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
        asked.continuation.yield()
        for await answer in opened.stream { return answer }
        throw HTTPTransportError(.cancelled)
      }
    }
    let clock = TestClock(.held)
    let budget = budget(12, clock)
    let gate = Gate()
    let middleware = BudgetMiddleware(budget: budget, clock: clock.clock)
    async let sent = middleware.intercept(HTTPGet(url: "https://example.com/"), next: gate)
    // It has its turn before the others come.
    for await _ in gate.asked.stream { break }
    let first = await enqueue(budget)
    let second = await enqueue(budget, patience: .interactive)
    gate.opened.continuation.yield(Self.answer(429, ["Retry-After": "90"]))
    _ = try await sent
    let error = await #expect(throws: HTTPTransportError.self) { try await second.value }
    #expect(error?.code == .rateLimited(retryAfter: 90))
    first.cancel()
  }
}
