import DirectoryModel
import Testing

struct TimestampTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0),
      ("1970-01-01T00:00:01Z", 1),
      ("1969-12-31T23:59:59Z", -1),
      ("2000-01-01T00:00:00Z", 946_684_800),
      ("2038-01-19T03:14:08Z", 2_147_483_648),
      ("0001-01-01T00:00:00Z", -62_135_596_800),
      ("9999-12-31T23:59:59Z", 253_402_300_799),
    ] as [(String, Int64)])
  func `Seconds since the epoch are counted from 1970 in both directions`(
    text: String, seconds: Int64
  ) {
    #expect(Timestamp(parsing: text)?.seconds == seconds)
    #expect(Timestamp(seconds: seconds).rfc3339 == text)
  }

  @Test func `A fraction before the epoch counts forward from its second`() {
    let time = Timestamp(parsing: "1969-12-31T23:59:59.25Z")
    #expect(time == Timestamp(seconds: -1, nanoseconds: 250_000_000, digits: 2))
  }

  @Test func `Each day of 800 years follows the one before and leads back to its number`() {
    var expected = Timestamp.Components(year: 1600, month: 1, day: 1)
    let first = expected.secondsSinceEpoch / 86_400
    for day in first..<first + 292_194 {
      let parts = Timestamp.Components(secondsSinceEpoch: day * 86_400 + 86_399)
      expected.hour = 23
      expected.minute = 59
      expected.second = 59
      guard parts == expected, parts.secondsSinceEpoch == day * 86_400 + 86_399 else {
        Issue.record("day \(day) is \(parts), not \(expected)")
        return
      }
      expected = Self.next(after: expected)
    }
  }

  /// The day after, counted as on a calendar on the wall.
  private static func next(after day: Timestamp.Components) -> Timestamp.Components {
    let year = day.year
    let isLeapYear = year.isMultiple(of: 400) || year.isMultiple(of: 4) && !year.isMultiple(of: 100)
    let length =
      switch day.month {
      case 2: isLeapYear ? 29 : 28
      case 4, 6, 9, 11: 30
      default: 31
      }
    if day.day < length {
      return Timestamp.Components(year: year, month: day.month, day: day.day + 1)
    }
    return day.month < 12
      ? Timestamp.Components(year: year, month: day.month + 1, day: 1)
      : Timestamp.Components(year: year + 1, month: 1, day: 1)
  }

  @Test(
    arguments: [
      ("2019-07-08T14:16:11Z", "2019-07-08T14:16:12Z"),
      ("2019-07-08T14:16:11Z", "2019-07-08T14:16:11.0000001Z"),
      ("2019-07-08T14:16:11.09Z", "2019-07-08T14:16:11.1Z"),
      ("2019-07-08T14:16:11.999999999Z", "2019-07-08T14:16:12Z"),
      ("2019-07-08T16:16:11+02:30", "2019-07-08T14:16:11Z"),
      ("1969-12-31T23:59:59.9Z", "1970-01-01T00:00:00Z"),
      ("1969-12-31T23:59:58.9Z", "1969-12-31T23:59:59.1Z"),
    ])
  func `Earlier instants come first, whatever their offset and digits`(
    earlier: String, later: String
  ) throws {
    let earlier = try #require(Timestamp(parsing: earlier))
    let later = try #require(Timestamp(parsing: later))
    #expect(earlier < later)
    #expect(!(later < earlier))
  }

  @Test func `The same instant with more digits is neither earlier nor later`() throws {
    let short = try #require(Timestamp(parsing: "2019-07-08T14:16:11Z"))
    let long = try #require(Timestamp(parsing: "2019-07-08T14:16:11.000Z"))
    #expect(!(short < long) && !(long < short))
  }

  @Test(
    arguments: [
      (0, "2019-07-08T14:16:11Z"), (1, "2019-07-08T14:16:11.0Z"), (3, "2019-07-08T14:16:11.012Z"),
      (8, "2019-07-08T14:16:11.01234567Z"), (9, "2019-07-08T14:16:11.012345678Z"),
    ] as [(UInt8, String)])
  func `A fraction is written with as many digits as came`(digits: UInt8, text: String) {
    let time = Timestamp(seconds: 1_562_595_371, nanoseconds: 12_345_678, digits: digits)
    #expect(time.rfc3339 == text)
  }
}
