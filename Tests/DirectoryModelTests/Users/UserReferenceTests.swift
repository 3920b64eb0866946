import DirectoryModel
import Testing

struct UserReferenceTests {
  @Test(
    arguments: [
      ("a", "a", true), ("", "", true), ("a", "A", false), ("1", "01", false),
      ("\u{E9}", "e\u{301}", false), ("\u{1112}\u{1161}", "\u{D558}", false),
      ("K", "\u{212A}", false),
    ])
  func `Ids are equal only when their bytes are`(left: String, right: String, isEqual: Bool) {
    #expect((UserID(left) == UserID(right)) == isEqual)
    #expect(Set([UserID(left), UserID(right)]).count == (isEqual ? 1 : 2))
  }

  @Test func `Ids are ordered by their bytes`() {
    let texts = ["", "1", "10", "2", "A", "a", "e\u{301}", "\u{E9}", "\u{FFFD}", "😀"]
    #expect(texts.reversed().map { UserID($0) }.sorted().map(\.text) == texts)
  }

  @Test func `References are ordered by source, then by id`() {
    let references = [("a", "1"), ("a", "2"), ("b", "1")].map {
      UserReference(source: $0.0, id: UserID($0.1))
    }
    #expect(references.reversed().sorted() == references)
  }

  @Test(arguments: [("a", "1", true), ("b", "1", false), ("a", "2", false)])
  func `Another source or another id is another user`(source: String, id: String, isEqual: Bool) {
    let reference = UserReference(source: source, id: UserID(id))
    #expect((reference == UserReference(source: "a", id: UserID("1"))) == isEqual)
  }

  @Test(arguments: [("7", "tines/7"), ("a/b", "tines/a/b"), ("\u{1B}", "tines/<U+001B>")])
  func `A reference is written source/id, and the id is marked`(id: String, text: String) {
    #expect(UserReference(source: "tines", id: UserID(id)).text.printable == text)
  }
}
