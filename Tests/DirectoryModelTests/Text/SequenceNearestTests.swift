import DirectoryModel
import Testing

struct SequenceNearestTests {
  private static let words = [
    "credential", "url", "timeout", "page_size", "move-down", "move-up", "list.users", "proxy",
  ]

  @Test(
    "The word that was most likely meant is found",
    arguments: [
      ("url", "url"), ("URL", "url"), ("credentail", "credential"), ("credentials", "credential"),
      ("credntial", "credential"), ("pagesize", "page_size"), ("time_out", "timeout"),
      ("down", "move-down"), ("up", "move-up"), ("users", "list.users"), ("porxy", "proxy"),
      ("ulr", "url"),
    ])
  func nearest(word: String, expected: String) {
    #expect(Self.words.nearest(to: word) == expected)
  }

  @Test(
    "A word that is far from all has none",
    arguments: ["", "password", "x", "xyz", "colour", String(repeating: "url", count: 30)])
  func none(word: String) {
    #expect(Self.words.nearest(to: word) == nil)
  }

  @Test("Of words equally near the first one wins")
  func first() {
    #expect(["bat", "cat"].nearest(to: "rat") == "bat")
  }

  @Test("The nearer word wins over one before it")
  func nearer() {
    #expect(["limits", "limit"].nearest(to: "limit") == "limit")
  }

  @Test("Up to a third of the word may be wrong", arguments: [("abcxyf", true), ("abxyzf", false)])
  func third(word: String, isNear: Bool) {
    #expect((["abcdef"].nearest(to: word) != nil) == isNear)
  }

  @Test("No words, no suggestion")
  func empty() {
    #expect([String]().nearest(to: "a") == nil)
  }
}
