import DirectoryModel
import Testing

struct EmailAddressTests {
  @Test(
    arguments: [
      ("bob@acme.com", true, true), ("BOB.b+x@a-b.acme.com", true, true),
      ("o'neil@x.io", true, true),
      ("bob@localhost", true, false), ("a@b@c.io", true, false), ("a b@c.io", true, false),
      ("bob@.io", true, false), ("@x.io", false, false), ("bob@", false, false),
      ("bob", false, false), ("", false, false), ("@", false, false),
    ])
  func `A text may be one, or surely is`(text: String, isPossible: Bool, isCertain: Bool) {
    #expect(EmailAddress.isPossible(text) == isPossible)
    #expect(EmailAddress.isCertain(text) == isCertain)
  }

  @Test(
    arguments: [
      ("bob@acme.com", "bob@acme.com"), ("bob@acme.com.", "bob@acme.com"),
      ("'bob@acme.com'!", "bob@acme.com"), ("mailto:Bob@acme.com", "Bob@acme.com"),
      ("MAILTO:bob@acme.com", "bob@acme.com"), ("bob", nil), ("mailto:@x", nil), ("...", nil),
    ] as [(Substring, String?)])
  func `It is taken out of what people put around it`(word: Substring, address: String?) {
    #expect(EmailAddress.inside(word) == address)
  }

  @Test(
    arguments: [("a@b.io", "b.io"), ("a@b@c.io", "c.io"), ("a@", nil), ("a", nil), ("", nil)]
      as [(String, String?)])
  func `Its domain stands after the last @`(text: String, domain: String?) {
    #expect(EmailAddress.domain(of: text) == domain)
  }
}
