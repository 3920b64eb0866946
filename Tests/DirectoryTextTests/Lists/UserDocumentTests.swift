import DirectoryModel
import TestSupport
import Testing

@testable import DirectoryText

@Suite struct UserDocumentTests {
  private static let now = Timestamp(seconds: 0)
  private static let users = Rows(
    ["ann", "bob"].map { name in
      User.sample(name).with { $0.email = DisplayText("\(name)@acme.com") }
    })

  private func text(
    _ format: DocumentFormat, _ columns: [UserColumn]? = nil, of listing: any UserListing = users
  ) -> String {
    var text = ""
    Document(.users(columns), as: format).write(listing) { text += $0 }
    return text
  }

  @Test func `CSV has a line of headings and a line a user`() {
    #expect(
      text(.csv, [.name, .email, .source])
        == "name,email,source\r\nann,ann@acme.com,one\r\nbob,bob@acme.com,one\r\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
    ("=\u{301}1", "'=\u{301}1"), ("a,b", "\"a,b\""), ("a \"b\"", "\"a \"\"b\"\"\""),
    ("a\"\u{301},=1", "\"a\"\"\u{301},=1\""), ("a\u{301},b", "\"a\u{301},b\""),
    ("=1,\"2\"", "\"'=1,\"\"2\"\"\""), ("a\nb", "a<U+000A>b"), ("O'Neill", "O'Neill"),
  ])
  func `A cell of CSV is one cell to every reader, and never a formula`(
    name: String, cell: String
  ) {
    #expect(Array(CellFormat.csv.row([DisplayText(name)]).utf8) == Array((cell + "\r\n").utf8))
  }

  @Test func `Markdown is a table`() {
    #expect(
      text(.markdown, [.name, .email]) == """
        | name | email |
        |---|---|
        | ann | ann@acme.com |
        | bob | bob@acme.com |

        """)
  }

  @Test func `JSON lines have a user each`() throws {
    let lines = text(.jsonl).split(separator: "\n")
    #expect(try lines.map { try JSON(parsing: $0.utf8)["id"] } == ["ann", "bob"])
  }

  @Test(arguments: [users, Rows([])])
  func `A list in JSON has its state and its users`(listing: Rows) throws {
    var source = SourceState.sample("one")
    source.asOf = Self.now
    let frame = DocumentFrame(
      sources: [source], maximumAge: 900, at: Self.now, query: "a", cannotTell: 3)
    let json = try JSON(parsing: text(.json(frame), of: listing).utf8)
    guard case .array(let items)? = json["items"] else {
      Issue.record("no items")
      return
    }
    #expect(items.compactMap { $0["id"] } == listing.users.map { .string($0.id.text) })
    #expect(json["kind"] == "list")
    #expect(json["cannot_tell"] == 3)
    #expect(json["as_of"] == "1970-01-01T00:00:00Z")
    #expect(json["query"] == "a")
    #expect(json["sources"] == .array([source.json(maximumAge: 900, at: Self.now)]))
  }

  @Test func `A table is as wide as what stands in it, and has no column that is all empty`() {
    #expect(
      text(.table).split(separator: "\n") == [
        "NAME  E-MAIL        SOURCE  ID", "ann   ann@acme.com  one     ann",
        "bob   bob@acme.com  one     bob",
      ])
    #expect(
      text(.table, [.username, .name]) == "USERNAME  NAME\n          ann\n          bob\n")
    #expect(text(.table, of: Rows([])) == "")
  }

  @Test func `A long cell takes no more room from those beside it than 48 cells`() {
    let long = String(repeating: "x", count: 60)
    let rows = Rows([User.sample(long), .sample("bob")])
    let lines = text(.table, [.name, .source], of: rows).split(separator: "\n")
    #expect(lines[1] == "\(long)  one")
    #expect(lines[2] == "bob" + String(repeating: " ", count: 47) + "one")
  }

  @Test(arguments: [
    (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1.0 kB"), (9_999, "9.9 kB"),
    (10_000, "10 kB"), (2_149_999, "2.1 MB"), (999_999_999, "999 MB"), (3_000_000_000, "3.0 GB"),
  ])
  func `Bytes are told in the unit that reads best`(bytes: Int, words: String) {
    #expect(bytes.byteWords.printable == words)
  }
}
