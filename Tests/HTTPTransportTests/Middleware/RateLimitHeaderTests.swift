import DirectoryModel
import HTTPTypes
import Testing

@testable import HTTPTransport

struct RateLimitHeaderTests {
  /// 2026-11-22T12:00:00Z, a Sunday.
  private static let now = TestClock.start

  private static func answer(_ headers: [String: String]) -> HTTPAnswer {
    var fields = HTTPFields()
    for (name, value) in headers { fields[named: name] = value }
    return .text(429, "", fields)
  }

  @Test(
    arguments: [
      (["Retry-After": "30"], 30), (["Retry-After": "0"], 0), (["retry-after": "30"], 30),
      (["Retry-After": "Sun, 22 Nov 2026 12:00:30 GMT"], 30),
      (["Retry-After": "Sunday, 22-Nov-26 12:00:30 GMT"], 30),
      (["Retry-After": "Sun Nov 22 12:00:30 2026"], 30),
      (["Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"], 0),
      (["X-RateLimit-Reset": "17"], 17), (["X-RateLimit-Reset": "1795348825"], 25),
      (["X-RateLimit-Reset": "1795348000"], 0),
      (["Retry-After": "30", "X-RateLimit-Reset": "17"], 30),
      (["Retry-After": "soon", "X-RateLimit-Reset": "17"], 17),
      ([:], nil), (["Retry-After": "-5"], nil), (["Retry-After": "1.5"], nil),
      (["Retry-After": ""], nil), (["Retry-After": "99999999999999999999"], nil),
      (["X-RateLimit-Reset": "soon"], nil), (["X-RateLimit-Remaining": "0"], nil),
    ] as [([String: String], Int?)])
  func `How long to wait is read in seconds, as a date or as the time of a reset`(
    headers: [String: String], seconds: Int?
  ) {
    #expect(Self.answer(headers).secondsToWait(now: Self.now) == seconds)
  }

  @Test func `A date counts from the service's own clock where the answer tells it`() {
    let answer = Self.answer([
      "Date": "Sun, 22 Nov 2026 14:30:00 GMT", "Retry-After": "Sun, 22 Nov 2026 14:30:12 GMT",
    ])
    #expect(answer.secondsToWait(now: Self.now) == 12)
  }

  @Test(
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
      ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
      ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
      ("Tuesday, 19-Jan-38 03:14:07 GMT", 2_147_483_647), ("Sun, 06 Nov 1994 08:49:37 CET", nil),
      ("Sun, 06 Nov 1994 08:49 GMT", nil), ("Sun, 06 Now 1994 08:49:37 GMT", nil),
      ("Sun, 32 Nov 1994 08:49:37 GMT", nil), ("Sun, 06 Nov 1994 24:49:37 GMT", nil),
      ("Sun, 06 Nov -194 08:49:37 GMT", nil), ("Sun, +6 Nov 1994 08:49:37 GMT", nil),
      ("1994-11-06T08:49:37Z", nil), ("", nil), ("a b c d e f", nil), ("- , - , - -", nil),
    ] as [(String, Int64?)])
  func `The dates of RFC 9110 are read, and nothing else`(text: String, seconds: Int64?) {
    #expect(Timestamp(httpDate: text)?.seconds == seconds)
  }
}
