import DirectoryModel
import HTTPTransport
import HTTPTypes
import Testing

struct RequestRecordTests {
  private static func record(_ result: RequestRecord.Result) -> RequestRecord {
    RequestRecord(
      source: "tines", time: TestClock.start, path: "/users/{id}", result: result,
      duration: .microseconds(1_214_499), attempt: 2)
  }

  @Test func `A line says when, where, what, how it ended, how long it took and which try it was`()
  {
    #expect(
      Self.record(.status(429)).text.printable
        == "2026-11-22T12:00:00Z tines GET /users/{id} 429 1.214 s try 2")
    #expect(
      Self.record(.failure(.tooLarge)).text.printable
        == "2026-11-22T12:00:00Z tines GET /users/{id} too-large 1.214 s try 2")
  }

  @Test(
    arguments: [
      (.status(200), true), (.status(299), true), (.status(304), false), (.status(500), false),
      (.failure(.offline), false),
    ] as [(RequestRecord.Result, Bool)])
  func `Only a 2xx is a success`(result: RequestRecord.Result, isSuccess: Bool) {
    #expect(Self.record(result).isSuccess == isSuccess)
  }

  private static func log(_ answer: Result<HTTPAnswer, HTTPTransportError>) async -> [RequestRecord]
  {
    let records = Collector<RequestRecord>()
    let clock = TestClock()
    struct Slow: HTTPTransport {
      let clock: TestClock
      let answer: Result<HTTPAnswer, HTTPTransportError>
      func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
        clock.advance(.milliseconds(250))
        return try answer.get()
      }
    }
    let log = LogMiddleware(source: "tines", clock: clock.clock) { records.take($0) }
    var request = HTTPGet(
      url: "https://example.com/users/s3cr3t?cursor=s3cr3t", path: "/users/{id}",
      headers: [.authorization: "s3cr3t"])
    request.attempt = 3
    _ = try? await log.intercept(request, next: Slow(clock: clock, answer: answer))
    return records.values
  }

  @Test func `Every request is told, whatever it came to, without a value of it`() async throws {
    let answers: [(Result<HTTPAnswer, HTTPTransportError>, RequestRecord.Result)] = [
      (.success(.text(200, "s3cr3t")), .status(200)),
      (.success(.text(404, "s3cr3t")), .status(404)),
      (.failure(HTTPTransportError(.tls, detail: "s3cr3t")), .failure(.tls)),
    ]
    for (answer, result) in answers {
      let records = await Self.log(answer)
      let expected = RequestRecord(
        source: "tines", time: TestClock.start, path: "/users/{id}", result: result,
        duration: .milliseconds(250), attempt: 3)
      #expect(records == [expected])
      #expect(!String(reflecting: records).contains("s3cr3t"))
    }
  }
}
