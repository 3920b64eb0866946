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
      ([:], nil), (["Retry-After": "-5"], nil), (["Retry-After": "1.5"], 2),
      (["Retry-After": ""], nil), (["Retry-After": "99999999999999999999"], nil),
      (["X-RateLimit-Reset": "soon"], nil), (["X-RateLimit-Remaining": "0"], nil),
    ] as [([String: String], Int?)])
  func `How long to wait is read in seconds, as a date or as the time of a reset`(
    headers: [String: String], seconds: Int?
  ) {
    #expect(Self.answer(headers).secondsToWait(now: Self.now) == seconds)
  }

  /// The families of headers, each with a time to be filled in and no request left.
  private static let families: [@Sendable (String) -> [String: String]] = [
    { ["X-RateLimit-Limit": "9", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": $0] },
    { ["x-ratelimit-remaining": "0", "x-ratelimit-reset-after": $0] },
    { ["X-Rate-Limit-Limit": "9", "X-Rate-Limit-Remaining": "0", "X-Rate-Limit-Reset": $0] },
    { ["RateLimit-Limit": "9", "RateLimit-Remaining": "0", "RateLimit-Reset": $0] },
    { ["RateLimit": "limit=9, remaining=0, reset=\($0)", "RateLimit-Policy": "9;w=60"] },
    { ["RateLimit": "\"default\";r=0;t=\($0)", "RateLimit-Policy": "\"default\";q=9;w=60"] },
    { ["RateLimit": "\"a;,=\";r=5;t=4000, b ; r=0 ; t=\($0)"] },
  ]

  @Test(
    arguments: families,
    [
      ("30", 30), ("29.2", 30), ("0", 0), ("1795348830", 30), ("1795348829.25", 30),
      ("1795348830000", 30), ("1795348829001", 30), ("1795348000", 0), ("99999999", 2_678_400),
      ("soon", nil), ("-1", nil), ("1e3", nil), ("17953488300000000", nil),
    ] as [(String, Int?)])
  func `A reset is seconds, seconds of the epoch or milliseconds of it, by its size`(
    family: @Sendable (String) -> [String: String], reset: (text: String, seconds: Int?)
  ) {
    for status in [200, 429] {
      var answer = Self.answer(family(reset.text))
      answer.status = status
      let seconds =
        status == 429
        ? answer.secondsToWait(now: Self.now) : answer.secondsToRenewal(now: Self.now)
      let expected = status == 429 ? reset.seconds : reset.seconds.map { min($0, 3600) }
      #expect(seconds == expected)
    }
  }

  @Test(
    arguments: [
      "Sun, 22 Nov 2026 12:00:30 GMT", "2026-11-22T12:00:30Z", "2026-11-22T13:00:29.500+01:00",
    ])
  func `A reset may be a date, and so may Retry-After`(date: String) {
    // A structured field holds no such date.
    for family in Self.families.prefix(4) {
      #expect(Self.answer(family(date)).secondsToWait(now: Self.now) == 30)
    }
    #expect(Self.answer(["Retry-After": date]).secondsToWait(now: Self.now) == 30)
  }

  @Test(arguments: families)
  func `Retry-After wins, with a fraction too, unless it is no time`(
    family: @Sendable (String) -> [String: String]
  ) {
    for (text, seconds) in [("3", 3), ("2.5", 3), ("1795348807", 7), ("soon", 30), ("", 30)] {
      var answer = Self.answer(family("30"))
      answer.headers[.retryAfter] = text
      #expect(answer.secondsToWait(now: Self.now) == seconds)
    }
  }

  @Test func `Times of the epoch count from the service's own clock`() {
    for family in Self.families {
      var answer = Self.answer(family("1795357812"))
      answer.headers[.date] = "Sun, 22 Nov 2026 14:30:00 GMT"
      #expect(answer.secondsToWait(now: Self.now) == 12)
    }
  }

  @Test(
    arguments: [
      (["RateLimit": "\"s\";r=0;t=2, \"h\";r=0;t=90, \"d\";r=7;t=900"], 90),
      (["RateLimit": "\"s\";r=5;t=2, \"h\";r=9;t=90"], 2),
      (["RateLimit": "\"s\";r=0", "RateLimit-Policy": "\"h\";q=9;w=90, \"s\";q=5;w=7"], 7),
      (["RateLimit": "\"s\";r=0"], nil), (["RateLimit": ""], nil), (["RateLimit": "\";=,"], nil),
      (["X-RateLimit-Reset": "10, 3600"], 3600),
      (["X-RateLimit-Remaining": "5", "X-RateLimit-Reset": "9", "RateLimit": "a;r=0;t=60"], 60),
    ] as [([String: String], Int?)])
  func `Of several limits those count that are used up, else the first to be renewed`(
    headers: [String: String], seconds: Int?
  ) {
    #expect(Self.answer(headers).secondsToWait(now: Self.now) == seconds)
  }

  @Test func `An answer that leaves some requests keeps none back`() {
    for family in Self.families {
      let headers = family("30").mapValues {
        $0 == "0" ? "1" : $0.replacing("r=0", with: "r=1").replacing("ng=0", with: "ng=1")
      }
      #expect(Self.answer(headers).secondsToRenewal(now: Self.now) == nil)
    }
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
