import DirectoryModel
import Testing

struct BlanksTests {
  /// What comes along where an address is copied.
  static let unseen = [" ", "\u{A0}", "\u{200B}", "\u{FEFF}", "\u{2060}", "\t", "\u{200E}\u{A0}"]

  @Test(arguments: unseen)
  func `What nobody sees at the ends of a text is left out`(unseen: String) {
    for text in ["\(unseen)a b", "a b\(unseen)", "\(unseen)a b\(unseen)\(unseen)"] {
      #expect(text.trimmingBlanks == "a b")
    }
    #expect("\(unseen)\(unseen)".trimmingBlanks.isEmpty)
    #expect("a\(unseen)b".trimmingBlanks == "a\(unseen)b")
  }

  @Test(arguments: unseen)
  func `An address is the same with it`(unseen: String) {
    #expect(EmailAddress.inside("\(unseen)bob@acme.com\(unseen)"[...]) == "bob@acme.com")
    #expect(EmailAddress.inside("<mailto:bob@acme.com\(unseen)."[...].dropFirst()) != nil)
  }

  @Test(arguments: ["\u{200B}", "\u{FEFF}", "\u{2060}", "\u{A0}"])
  func `A query with it is the query without`(unseen: String) throws {
    func term(_ text: String) throws -> QueryTerm { try Query(parsing: text).term }
    #expect(try term("\(unseen)bob@acme.com\(unseen)") == term("bob@acme.com"))
    #expect(try term("\(unseen)email:a@b.c\(unseen) x") == term("email:a@b.c x"))
  }
}
