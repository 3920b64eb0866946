import DirectoryModel
import Testing

/// Times that stand for none.
struct TimestampNeverSetTests {
  @Test(
    arguments: [
      "0001-01-01T00:00:00", "0001-01-01T00:00:00Z", "0001-01-01", "0001-01-01T00:00:00+05:30",
      "0001-12-31T23:59:59Z", "0000-01-01T00:00:00Z", "0000-00-00", "0000-00-00 00:00:00",
      "1970-01-01", "1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z",
      "1970-01-01T05:30:00+05:30", "1601-01-01T00:00:00Z", "1900-01-01T00:00:00",
      "9999-12-31T23:59:59.9999999Z", "9999-12-31", "9999-01-01T00:00:00Z",
      "9999-12-31T23:59:59-05:00", "", " ", "-", "null",
    ])
  func `The ends of time and zeros say that a time was never set`(text: String) {
    #expect(Timestamp.isNeverSet(text))
  }

  @Test(
    arguments: [
      "0002-01-01T00:00:00Z", "1970-01-01T00:00:01Z", "1969-12-31T23:59:59Z", "1970-01-02",
      "1601-01-02", "1900-01-01T00:00:01Z", "2026-01-01", "9998-12-31T23:59:59Z", "soon", "never",
      "9999", "1999-12-31",
    ])
  func `Other times and other words do not`(text: String) {
    #expect(!Timestamp.isNeverSet(text))
  }
}
