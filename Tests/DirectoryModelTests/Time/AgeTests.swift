import DirectoryModel
import Testing

struct AgeTests {
  @Test(
    arguments: [
      (0, "0s", "0 seconds", "now"), (1, "1s", "1 second", "now"), (59, "59s", "59 seconds", "now"),
      (60, "1m", "1 minute", "1 min"), (3_600, "1h", "1 hour", "1 h"),
      (5_400, "90m", "90 minutes", "1 h"), (86_400, "1d", "1 day", "1 d"),
      (7 * 86_400, "7d", "7 days", "7 d"), (59 * 86_400, "59d", "59 days", "59 d"),
      (60 * 86_400, "60d", "60 days", "2 mo"), (365 * 86_400, "1y", "1 year", "12 mo"),
      (729 * 86_400, "729d", "729 days", "24 mo"), (730 * 86_400, "2y", "2 years", "2 y"),
    ] as [(Int64, String, DisplayText, DisplayText)])
  func `It is told in one unit, exactly or rounded down`(
    seconds: Int64, text: String, words: DisplayText, rounded: DisplayText
  ) {
    let age = Age(seconds: seconds)
    #expect(age.text == text)
    #expect(age.words == words)
    #expect(age.rounded == rounded)
    #expect(Age(text) == age)
  }

  @Test(
    arguments: [
      ("2w", 14 * 86_400), ("90D", 90 * 86_400), ("01h", 3_600), ("", nil), ("d", nil), ("3", nil),
      ("-3d", nil), ("3 d", nil), ("1mo", nil), ("1.5h", nil), ("12345678901s", nil),
    ] as [(String, Int64?)])
  func `It is read from a number and a unit`(text: String, seconds: Int64?) {
    #expect(Age(text)?.seconds == seconds)
  }
}
