import DirectoryModel
import HTTPTransport
import HTTPTypes
import Testing

@Suite(.timeLimit(.minutes(10)))
struct RetryMiddlewareTests {
  private static let request = HTTPGet(url: "https://example.com/", path: "/")
  private static let offline = HTTPTransportError(.offline, detail: "connection refused")

  private let pauses = Collector<RequestPause>()

  private func send(
    _ transport: ScriptedTransport, _ clock: TestClock,
    patience: RequestPatience = .interactive
  ) async throws -> HTTPAnswer {
    let retry = RetryMiddleware(source: "one", clock: clock.clock) { [pauses] in pauses.take($0) }
    return try await RequestPatience.$current.withValue(patience) {
      try await retry.intercept(Self.request, next: transport)
    }
  }

  private static func refusal(_ status: Int, _ headers: HTTPFields = [:])
    -> Result<HTTPAnswer, HTTPTransportError>
  { .success(.text(status, "no", headers)) }

  private static func after(_ value: String) -> Result<HTTPAnswer, HTTPTransportError> {
    refusal(429, [.retryAfter: value])
  }

  @Test(arguments: [0, 429, 502, 503, 504])
  func `A broken connection and a passing refusal are tried again`(status: Int) async throws {
    let clock = TestClock()
    let transport = ScriptedTransport(
      status == 0 ? .failure(Self.offline) : Self.refusal(status), .success(.text(200, "yes")))
    #expect(try await send(transport, clock).bodyText == "yes")
    #expect(transport.requests.map(\.attempt) == [1, 2])
    #expect(clock.waits == [.seconds(1)])
  }

  @Test(arguments: [200, 204, 301, 304, 400, 401, 403, 404, 408, 500, 501, 505])
  func `All other answers are left as they are`(status: Int) async throws {
    let transport = ScriptedTransport(Self.refusal(status, [.retryAfter: "1"]))
    #expect(try await send(transport, TestClock()).status == status)
  }

  @Test(
    arguments: [
      .timeout, .tls, .tooLarge, .cancelled, .credential, .malformed, .rateLimited(retryAfter: 1),
    ]
      as [HTTPTransportError.Code])
  func `All other failures are left as they are`(code: HTTPTransportError.Code) async {
    let transport = ScriptedTransport(.failure(HTTPTransportError(code)))
    await #expect(throws: HTTPTransportError(code)) { try await send(transport, TestClock()) }
  }

  @Test func `After four tries, 1, 2 and 4 seconds apart, the last answer counts`() async throws {
    let clock = TestClock()
    let transport = ScriptedTransport(
      .failure(Self.offline), Self.refusal(502), Self.refusal(429), Self.refusal(503))
    #expect(try await send(transport, clock).status == 503)
    #expect(clock.waits == [.seconds(1), .seconds(2), .seconds(4)])
  }

  @Test func `After four broken connections the last one is the error`() async {
    let transport = ScriptedTransport(
      .failure(Self.offline), .failure(Self.offline), .failure(Self.offline),
      .failure(HTTPTransportError(.offline, detail: "the last")))
    await #expect(throws: HTTPTransportError(.offline, detail: "the last")) {
      try await send(transport, TestClock())
    }
  }

  @Test(arguments: [(0.0, 750), (1, 1250)])
  func `Chance makes a wait up to a quarter shorter or longer`(chance: Double, milliseconds: Int)
    async throws
  {
    let clock = TestClock(chance: chance)
    _ = try await send(ScriptedTransport(Self.refusal(503), .success(.text(200))), clock)
    #expect(clock.waits == [.milliseconds(milliseconds)])
  }

  @Test(
    arguments: [
      ([.retryAfter: "7"], 7), ([.retryAfter: "Sun, 22 Nov 2026 12:00:09 GMT"], 9),
      ([.retryAfter: "0"], 1), ([.retryAfter: "soon"], 1),
    ] as [(HTTPFields, Int)])
  func `A wait is as long as the service asks for, whatever chance says`(
    headers: HTTPFields, seconds: Int
  ) async throws {
    let clock = TestClock()
    _ = try await send(ScriptedTransport(Self.refusal(429, headers), .success(.text(200))), clock)
    #expect(clock.waits == [.seconds(seconds)])
  }

  @Test func `What somebody waits for is not waited for longer than 30 seconds in all`()
    async throws
  {
    let clock = TestClock()
    let transport = ScriptedTransport(Self.after("20"), Self.after("11"))
    #expect(try await send(transport, clock).headers[.retryAfter] == "11")
    #expect(clock.waits == [.seconds(20)])
    let long = ScriptedTransport(Self.after("31"))
    #expect(try await send(long, TestClock()).status == 429)
  }

  @Test func `A wait of the whole 30 seconds is still one`() async throws {
    let transport = ScriptedTransport(Self.after("30"), .success(.text(200)))
    #expect(try await send(transport, TestClock()).status == 200)
  }

  @Test func `In the background the service's time is waited out and told, however long`()
    async throws
  {
    let clock = TestClock()
    let transport = ScriptedTransport(Self.after("7200"), .success(.text(200)))
    #expect(try await send(transport, clock, patience: .background).status == 200)
    #expect(clock.waits == [.seconds(7200)])
    let until = Timestamp(seconds: TestClock.start.seconds + 7200)
    #expect(pauses.values == [RequestPause(source: "one", until: until, reason: .rateLimit)])
  }

  @Test func `Pauses that the service asks for are no tries in the background`() async throws {
    let clock = TestClock()
    let transport = ScriptedTransport(
      Self.after("60"), Self.after("60"), .failure(Self.offline), Self.after("60"),
      Self.after("60"), Self.refusal(503), .success(.text(200)))
    #expect(try await send(transport, clock, patience: .background).status == 200)
    #expect(clock.waits == [60, 60, 1, 60, 60, 2].map { .seconds($0) })
    #expect(transport.requests.map(\.attempt) == Array(1...7))
  }

  @Test func `Without a time of the service the background gives up after four tries too`()
    async throws
  {
    let transport = ScriptedTransport(
      Self.refusal(429), Self.refusal(429), Self.refusal(429), Self.refusal(429))
    #expect(try await send(transport, TestClock(), patience: .background).status == 429)
  }

  @Test func `A service that asks for one pause after another is given up in the end`() async throws
  {
    struct Never: HTTPTransport {
      let count = Collector<Int>()
      func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
        count.take(1)
        return .text(429, "", [.retryAfter: "60"])
      }
    }
    let never = Never()
    let retry = RetryMiddleware(source: "one", clock: TestClock().clock)
    let answer = try await RequestPatience.$current.withValue(.background) {
      try await retry.intercept(Self.request, next: never)
    }
    #expect(answer.status == 429)
    #expect(never.count.values.count == RetryMiddleware.maximumPauses + 1)
  }

  @Test func `Only waits of more than a second are told`() async throws {
    let transport = ScriptedTransport(
      Self.refusal(503), Self.refusal(503), .success(.text(200)))
    _ = try await send(transport, TestClock())
    let until = Timestamp(seconds: TestClock.start.seconds + 3)
    #expect(pauses.values == [RequestPause(source: "one", until: until, reason: .unavailable)])
  }

  @Test func `Cancellation ends a wait at once`() async {
    let clock = TestClock(.held)
    let transport = ScriptedTransport(Self.after("7200"))
    let task = Task { try await send(transport, clock, patience: .background) }
    #expect(await clock.nextWait() == .seconds(7200))
    task.cancel()
    await #expect(throws: HTTPTransportError(.cancelled)) { try await task.value }
  }
}
