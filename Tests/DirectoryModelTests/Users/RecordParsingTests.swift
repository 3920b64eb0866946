import DirectoryModel
import Testing

/// Records as services write them.
struct RecordParsingTests {
  private static func record(_ text: String) throws -> Record {
    try Record(parsing: Array(text.utf8)[...])
  }

  @Test func `A string that is no text costs its characters and is named`() throws {
    let record = try Self.record(#"{"id":1,"emails":[{"v":"a"},{"value":"\ud800@x"}],"n":"N"}"#)
    #expect(record.records("emails")?.last?.text("value") == "\u{FFFD}@x")
    #expect(record.text("n") == "N")
    #expect(
      record.problems == ["emails[1].value has a character that is no Unicode text"])
  }

  @Test func `A name that is no text is said to be a name`() throws {
    let record = try Self.record(#"{"a":{"b\ud800":1}}"#)
    #expect(record.problems == ["the name a.b\u{FFFD} has a character that is no Unicode text"])
    #expect(record.record("a")?.integer("b\u{FFFD}") == 1)
  }

  @Test func `A mended string is no second problem for what it was to be`() throws {
    let record = try Self.record(#"{"t":"\ud800","a":[{"b":"\ud800"}]}"#)
    #expect(record.timestamp("t") == nil && record.records("a")?[0].bool("b") == nil)
    #expect(record.problems.count == 2)
  }

  @Test func `Of very many mended strings the first are named and the rest counted`() throws {
    let strings = Array(repeating: #""\ud800""#, count: 100).joined(separator: ",")
    let record = try Self.record(#"{"a":[\#(strings)]}"#)
    #expect(record.problems.count == 21)
    #expect(record.problems.last == "80 more strings are no text as they should be")
  }

  @Test func `Ids that differ in what is no text stay different at any depth`() throws {
    let record = try Self.record(
      #"{"id":"\ud800a","b":{"id":"\ud801a"},"c":[{"id":"\udc00a"}],"d":[{"id":"\udc01a"}],"e":"\ud800"}"#
    )
    let ids = [
      record.id("id"), record.record("b")?.id("id"), record.records("c")?[0].id("id"),
      record.record(0, of: "d")?.id("id"),
    ]
    #expect(ids.map { $0?.text } == [#"\ud800a"#, #"\ud801a"#, #"\udc00a"#, #"\udc01a"#])
    #expect(record.text("e") == "\u{FFFD}")
    #expect(record.writing(of: "e") == #"\ud800"#)
  }

  @Test func `The canonical form is read, of the strings as they were written, too`() throws {
    let bytes = Array(#"{"ID":"\ud800"}"#.utf8)
    let record = try Record(parsing: bytes[...]) { json in
      guard case .object(let members) = json else { return json }
      return .object(members.map { .init($0.name.lowercased(), $0.value) })
    }
    #expect(record.id("id")?.text == #"\ud800"#)
  }

  @Test(
    arguments: [
      ("true", true), ("false", false), (#""true""#, true), (#""True""#, true),
      (#""TRUE""#, true), (#""False""#, false), ("1", true), ("0", false), (#""1""#, true),
      (#""0""#, false), (#""yes""#, nil), (#""on""#, nil), ("2", nil), ("1.0", nil), (#""""#, nil),
      (#"" true""#, nil), ("[true]", nil), (#""active""#, nil),
    ] as [(String, Bool?)])
  func `What is plainly true or false is, in any type; all else is a problem and is left`(
    json: String, value: Bool?
  ) throws {
    let record = try Self.record(#"{"x":\#(json)}"#)
    var read: Bool?
    let rest = record.rest { read = record.bool("x") }
    #expect(read == value)
    #expect(record.problems.isEmpty == (value != nil))
    #expect(rest.isEmpty == (value != nil))
  }

  @Test func `A number is a text, and a text of digits an integer`() throws {
    let record = try Self.record(#"{"a":701984,"b":1.50,"c":["x",7],"d":"12","e":true}"#)
    #expect(record.string("a") == "701984" && record.text("b") == "1.50")
    #expect(record.strings("c") == ["x", "7"] && record.integer("d") == 12)
    #expect(record.problems == [])
    #expect(record.string("e") == nil && record.problems == ["e is no string: true"])
  }

  @Test(arguments: ["-", " ", "\\u200b", "null", "N/A", "", "\\ufeff\\u00a0"])
  func `An empty name in disguise is none, and no problem`(text: String) throws {
    let record = try Self.record(#"{"x":"\#(text)"}"#)
    var name: DisplayText?
    let rest = record.rest { name = record.name("x") }
    #expect(name == nil && record.problems == [])
    #expect(rest.map(\.name) == (text.isEmpty ? [] : ["x"]), "what is not taken for a name is kept")
  }

  @Test(
    arguments: ["0001-01-01T00:00:00", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "-"])
  func `A time that was never set is none, no problem, and its word is left`(text: String) throws {
    let record = try Self.record(#"{"x":"\#(text)","y":""}"#)
    let rest = record.rest {
      #expect(record.timestamp("x") == nil && record.timestamp("y") == nil)
      #expect(record.saysNeverSet("x") && record.saysNeverSet("y"))
    }
    #expect(rest == [.init("x", .string(text))])
    #expect(record.problems == [])
  }
}
