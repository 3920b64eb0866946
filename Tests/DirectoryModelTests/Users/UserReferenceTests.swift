import DirectoryModel
import Testing

struct UserReferenceTests {
  @Test(
    "Ids are equal only when their bytes are",
    arguments: [
      ("a", "a", true), ("", "", true), ("a", "A", false), ("1", "01", false),
      ("\u{E9}", "e\u{301}", false), ("\u{1112}\u{1161}", "\u{D558}", false),
      ("K", "\u{212A}", false),
    ])
  func equality(left: String, right: String, isEqual: Bool) {
    #expect((UserID(left) == UserID(right)) == isEqual)
    #expect(Set([UserID(left), UserID(right)]).count == (isEqual ? 1 : 2))
  }

  @Test("Ids are ordered by their bytes")
  func order() {
    let texts = ["", "1", "10", "2", "A", "a", "e\u{301}", "\u{E9}", "\u{FFFD}", "😀"]
    #expect(texts.reversed().map { UserID($0) }.sorted().map(\.text) == texts)
  }

  @Test("References are ordered by source, then by id")
  func referenceOrder() {
    let references = [("a", "1"), ("a", "2"), ("b", "1")].map {
      UserReference(source: $0.0, id: UserID($0.1))
    }
    #expect(references.reversed().sorted() == references)
  }

  @Test(
    "Another source or another id is another user",
    arguments: [("a", "1", true), ("b", "1", false), ("a", "2", false)])
  func referenceEquality(source: String, id: String, isEqual: Bool) {
    let reference = UserReference(source: source, id: UserID(id))
    #expect((reference == UserReference(source: "a", id: UserID("1"))) == isEqual)
  }

  @Test(
    "A reference is written source/id, and the id is marked",
    arguments: [("7", "tines/7"), ("a/b", "tines/a/b"), ("\u{1B}", "tines/<U+001B>")])
  func text(id: String, text: String) {
    #expect(UserReference(source: "tines", id: UserID(id)).text.printable == text)
  }
}
