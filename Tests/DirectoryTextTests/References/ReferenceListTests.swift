import Testing

@testable import DirectoryText

@Suite("REFs as they are pasted")
struct ReferenceListTests {
  private func references(_ lines: String...) -> [String] {
    var list = ReferenceList()
    for line in lines { list.add(line) }
    return list.references
  }

  @Test(
    arguments: [
      "tines/2", "Alice Smith", "Brown, Bob; sales", "Bob, @home",
      "a1d97031-04e2-4907-a249-093f7436207b",
    ])
  func `A line without an address is one REF`(line: String) {
    #expect(references("  \(line)\t") == [line])
  }

  @Test(
    arguments: [
      ("bob@acme.com, zoe@x.io", ["bob@acme.com", "zoe@x.io"]),
      ("bob@acme.com zoe@x.io;amy@y.z", ["bob@acme.com", "zoe@x.io", "amy@y.z"]),
      ("Bob Brown <bob@acme.com>; zoe@x.io", ["bob@acme.com", "zoe@x.io"]),
      (#""Brown, Bob; sales" <bob@acme.com>, <zoe@x.io>"#, ["bob@acme.com", "zoe@x.io"]),
      ("Brown, Bob <bob@acme.com>; O'Neill, Zoe <zoe@x.io>", ["bob@acme.com", "zoe@x.io"]),
      ("'bob@acme.com' <mailto:bob@acme.com>", ["bob@acme.com"]),
      ("Bob <bob@acme.com<mailto:bob@acme.com>>", ["bob@acme.com"]),
      ("Bob <bob@acme.com> Zoe <zoe@x.io> amy@y.z", ["bob@acme.com", "zoe@x.io", "amy@y.z"]),
      ("bob@old.com <bob@acme.com>", ["bob@acme.com"]),
      ("Bob bob@acme.com <sales>", ["bob@acme.com"]),
      ("Please ask bob@acme.com.", ["bob@acme.com"]),
      ("[bob@acme.com](MAILTO:bob@acme.com) | `zoe@x.io`", ["bob@acme.com", "zoe@x.io"]),
      (#""bob@acme.com;zoe@x.io""#, ["bob@acme.com", "zoe@x.io"]),
      ("(bob@acme.com)", ["bob@acme.com"]),
      ("zoe.o'neill@x.io", ["zoe.o'neill@x.io"]),
      ("scim/bob@acme.com", ["scim/bob@acme.com"]),
      (#"12" Bob <bob@acme.com>, zoe@x.io"#, ["bob@acme.com", "zoe@x.io"]),
    ])
  func `Addresses are taken out of what mail programs and spreadsheets put around them`(
    line: String, expected: [String]
  ) { #expect(references(line) == expected) }

  @Test(
    arguments: [
      ("Amy Adams; Bob Brown <bob@acme.com>", ["Amy Adams", "bob@acme.com"]),
      ("bob@acme.com, tines/2, zoe@x.io", ["bob@acme.com", "tines/2", "zoe@x.io"]),
      ("Amy Adams, Lee, Bob <bob@acme.com>, Cleo", ["Amy Adams", "bob@acme.com", "Cleo"]),
      ("@", ["@"]), ("bob@, zoe@x.io", ["bob@", "zoe@x.io"]),
    ])
  func `What stands in the list without an address is a REF of its own`(
    line: String, expected: [String]
  ) { #expect(references(line) == expected) }

  @Test func `Where the sources are known, what names a user there is taken out of a line, too`() {
    func references(_ sources: [String]) -> [String] {
      var list = ReferenceList(sources: sources)
      for line in ["see one/7 one/a.b", "one/8 bob@acme.com", "two/9 one/"] { list.add(line) }
      return list.references
    }
    #expect(references(["one"]) == ["one/7", "one/a.b", "one/8", "bob@acme.com", "two/9 one/"])
    #expect(references([]) == ["see one/7 one/a.b", "bob@acme.com", "two/9 one/"])
  }

  @Test func `Blank lines, a byte order mark and what came before are passed over`() {
    #expect(
      references("\u{FEFF}a@b.c", "", " \r", "a@b.c", "a1", "A1", "a1", "x@y.z;;,a@b.c")
        == ["a@b.c", "a1", "A1", "x@y.z"])
  }
}
