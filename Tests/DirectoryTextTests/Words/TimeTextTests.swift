import DirectoryModel
import DirectoryText
import Testing

@Suite struct TimeTextTests {
  /// 2019-10-31T21:40:42.967Z.
  private let time = Timestamp(seconds: 1_572_558_042, nanoseconds: 967_000_000, digits: 3)

  @Test func `Details show date and time in UTC without the fraction`() {
    #expect(time.dateAndTime == "2019-10-31 21:40:42 UTC")
  }

  @Test func `A day is the date alone`() { #expect(time.date == "2019-10-31") }

  @Test func `A clock time has seconds and says that it is UTC`() {
    #expect(time.clock == "21:40:42 UTC")
  }

  @Test func `A short clock time has hours and minutes`() { #expect(time.shortClock == "21:40") }

  @Test func `Times before 1970 and single digits are padded`() {
    #expect(Timestamp(seconds: -1).dateAndTime == "1969-12-31 23:59:59 UTC")
    #expect(Timestamp(seconds: 3_723).dateAndTime == "1970-01-01 01:02:03 UTC")
  }
}
