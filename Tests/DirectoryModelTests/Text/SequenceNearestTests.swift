import DirectoryModel
import Testing

struct SequenceNearestTests {
  private static let words = [
    "credential", "url", "timeout", "page_size", "move-down", "move-up", "list.users", "proxy",
  ]

  @Test(
    arguments: [
      ("url", "url"), ("URL", "url"), ("credentail", "credential"), ("credentials", "credential"),
      ("credntial", "credential"), ("pagesize", "page_size"), ("time_out", "timeout"),
      ("down", "move-down"), ("up", "move-up"), ("users", "list.users"), ("porxy", "proxy"),
      ("ulr", "url"),
    ])
  func `The word that was most likely meant is found`(word: String, expected: String) {
    #expect(Self.words.nearest(to: word) == expected)
  }

  @Test(arguments: ["", "password", "x", "xyz", "colour", String(repeating: "url", count: 30)])
  func `A word that is far from all has none`(word: String) {
    #expect(Self.words.nearest(to: word) == nil)
  }

  @Test func `Of words equally near the first one wins`() {
    #expect(["bat", "cat"].nearest(to: "rat") == "bat")
  }

  @Test func `The nearer word wins over one before it`() {
    #expect(["limits", "limit"].nearest(to: "limit") == "limit")
  }

  @Test(arguments: [("abcxyf", true), ("abxyzf", false)])
  func `Up to a third of the word may be wrong`(word: String, isNear: Bool) {
    #expect((["abcdef"].nearest(to: word) != nil) == isNear)
  }

  @Test func `No words, no suggestion`() {
    #expect([String]().nearest(to: "a") == nil)
  }
}
