import DirectoryModel
import TestSupport
import Testing

@testable import DirectoryText

/// A kind of items that no command has, in every format.
@Suite("A new kind of items is its columns and its JSON")
struct DocumentTests {
  private struct Domain {
    let name: String
    let users: Int
  }

  private static let kind = DocumentKind<Domain>(
    "domains",
    columns: [
      .init("domain") { DisplayText($0.name) },
      .init("users", title: "PEOPLE") { "\($0.users.grouped)" },
    ], json: { ["domain": .string($0.name), "users": JSON($0.users)] })

  private static let frame = DocumentFrame(
    sources: [], maximumAge: 900, at: Timestamp(seconds: 0))

  private func text(_ format: DocumentFormat) -> String {
    var text = ""
    Document(Self.kind, as: format).write([
      Domain(name: "acme.com", users: 1_200), Domain(name: "=x.io", users: 1),
    ]) { text += $0 }
    return text
  }

  @Test(arguments: [
    (DocumentFormat.table, "DOMAIN    PEOPLE\nacme.com  1,200\n=x.io     1\n"),
    (.csv, "domain,users\r\nacme.com,\"1,200\"\r\n'=x.io,1\r\n"),
    (.markdown, "| domain | users |\n|---|---|\n| acme.com | 1,200 |\n| =x.io | 1 |\n"),
    (.jsonl, "{\"domain\":\"acme.com\",\"users\":1200}\n{\"domain\":\"=x.io\",\"users\":1}\n"),
    (
      .json(frame),
      """
      {"schema":1,"kind":"domains","as_of":null,"sources":[],"items":[
      {"domain":"acme.com","users":1200},
      {"domain":"=x.io","users":1}
      ]}

      """
    ),
  ])
  func `It has every format`(format: DocumentFormat, expected: String) {
    #expect(text(format) == expected)
  }

  @Test func `A frame says what was asked and what can't be told only where that is asked`() {
    let frame = DocumentFrame(
      sources: [], maximumAge: 900, at: Timestamp(seconds: 0), query: "", count: 7, cannotTell: 2)
    #expect(
      JSON.object(frame.members(of: "count")).text()
        == """
        {"schema":1,"kind":"count","as_of":null,"query":null,"sources":[],"count":7,\
        "cannot_tell":2}
        """)
  }

  @Test func `Counts stand under each other, fields apart under their titles`() {
    var counts = FacetCounts()
    counts.add([FacetCount("on", 1_200), FacetCount("off", 7)], of: .mfa)
    #expect(counts.text == "1,200  on\n    7  off\n")
    counts.add([FacetCount("one", 7)], of: .source)
    #expect(
      counts.text == "Second factor\n1,200  on\n    7  off\n\nSources\n7  one\n")
    #expect(
      counts.json(in: Self.frame)["by"]?["mfa"]
        == [["value": "on", "count": 1200], ["value": "off", "count": 7]])
  }

  @Test func `An answer names everybody to programs and the first to people`() {
    let users = (1...21).map { number in
      User.sample("\(number)").with { $0.displayName = number % 2 == 0 ? "Bob" : "bob" }
    }
    func text(_ format: DocumentFormat) -> String {
      var text = ""
      Document(.lookup, as: format)
        .write([LookupAnswer("bob", users: users, incomplete: [])]) { text += $0 }
      return text
    }
    #expect(text(.table).contains("; and more"))
    #expect(text(.table).hasPrefix("ANSWER     REF  USER "))
    #expect(!text(.table).contains("E-MAIL"))
    #expect(text(.csv).hasPrefix("ref,answer,users,display_name,email,because\r\nbob,ambiguous,"))
    #expect(text(.csv).contains("one/9,bob,,one has 21 of them\r\n"))
    #expect(text(.jsonl).hasPrefix(#"{"ref":"bob","answer":"ambiguous","users":[{"source":"one""#))
  }
}
