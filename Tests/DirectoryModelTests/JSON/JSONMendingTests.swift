import Testing

@testable import DirectoryModel

/// Strings of services that are no Unicode text, or not as JSON writes it.
struct JSONMendingTests {
  private static func bytes(_ content: [UInt8]) -> [UInt8] { [0x22] + content + [0x22] }

  /// What stands between quotation marks, what it reads as, as an id and in the raw view.
  static let strings: [(content: [UInt8], text: String, written: String, shown: String)] = [
    (Array(#"\ud800Half"#.utf8), "\u{FFFD}Half", #"\ud800Half"#, #"\ud800Half"#),
    (Array(#"\uDC00"#.utf8), "\u{FFFD}", #"\udc00"#, #"\udc00"#),
    (Array(#"\ud800\n"#.utf8), "\u{FFFD}\n", "\\ud800\n", #"\ud800\n"#),
    (Array(#"\ud800\ud83d\ude00"#.utf8), "\u{FFFD}😀", #"\ud800😀"#, #"\ud800😀"#),
    (Array(#"\ud83d\u0041"#.utf8), "\u{FFFD}A", #"\ud83dA"#, #"\ud83dA"#),
    ([0xFF], "\u{FFFD}", #"\xFF"#, #"\xFF"#),
    ([0x61, 0xC3, 0x62], "a\u{FFFD}b", #"a\xC3b"#, #"a\xC3b"#),
    ([0xC3, 0x5C, 0x6E, 0xA9], "\u{FFFD}\n\u{FFFD}", "\\xC3\n\\xA9", #"\xC3\n\xA9"#),
    ([0xE2, 0x82, 0x41], "\u{FFFD}A", #"\xE2\x82A"#, #"\xE2\x82A"#),
    ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", #"\xED\xA0\x80"#, #"\xED\xA0\x80"#),
    (Array("é".utf8) + [0x80], "é\u{FFFD}", #"é\x80"#, #"é\x80"#),
    (Array(#"\q"#.utf8), "\u{FFFD}q", #"\q"#, #"\q"#),
    (Array(#"\u12G4"#.utf8), "\u{FFFD}u12G4", #"\u12G4"#, #"\u12G4"#),
    (Array("a\tb".utf8), "a\tb", "a\tb", #"a\tb"#),
    (Array(#"\"\ud800\\"#.utf8), "\"\u{FFFD}\\", #""\ud800\"#, #"\"\ud800\\"#),
  ]

  @Test(arguments: strings)
  func `Only what is no text is replaced, written out or shown`(
    string: (content: [UInt8], text: String, written: String, shown: String)
  ) throws {
    let json = Self.bytes(string.content)
    #expect(throws: JSONError.self) { try JSON(parsing: json) }
    #expect(try JSON(mending: json[...]) == .string(string.text))
    #expect(try JSONParser.read(json[...], faults: .written).json == .string(string.written))
    #expect(try RawJSON(json).text() == "\"\(string.shown)\"")
  }

  @Test(
    arguments: [
      #"""#, #""\ud800"#, #""\"#, "\"\\q", "[\"\u{1}]", #"{"a":"\ud800" 1}"#, #"["\ud800",]"#,
      "nul", "01",
    ])
  func `A text that does not hold together is an error all the same`(text: String) {
    #expect(throws: JSONError.self) { try JSON(mending: Array(text.utf8)[...]) }
    #expect(throws: JSONError.self) { try RawJSON(Array(text.utf8)) }
  }

  @Test(
    arguments: [
      #"{"b":[1,"x\u202E",{"a":null}],"é":"a\"\\\n","e":{},"f":[]}"#, "[]", "\"\"", "1.50", "null",
      "\"\u{7F}\u{200B}\"",
    ])
  func `What is text is shown as any other JSON`(text: String) throws {
    let bytes = Array(text.utf8)
    for layout in [JSON.Layout.compact, .indented] {
      #expect(try RawJSON(bytes).text(layout) == JSON(parsing: bytes).text(layout))
    }
  }

  @Test func `A name of a member is mended as a value is`() throws {
    let bytes = Array(#"{"a\ud800":{"\"":1},"b":2}"#.utf8)
    #expect(try JSON(mending: bytes[...]) == ["a\u{FFFD}": ["\"": 1], "b": 2])
    #expect(try JSON.members(of: bytes[...]).map(\.name) == ["a\u{FFFD}", "b"])
    #expect(try RawJSON(bytes).text() == #"{"a\ud800":{"\"":1},"b":2}"#)
  }

  @Test func `Where strings were mended is told with the whole path`() throws {
    let text = #"["\ud800",{"a":{"b":["x",["\q"]],"c":"y"}},{"\udc00":"\ud800"},"z"]"#
    let mends = try JSONParser.read(Array(text.utf8)[...], faults: .replaced).mends
    #expect(mends.map(\.path) == ["[0]", "[1].a.b[1][0]", "[2].\u{FFFD}", "[2].\u{FFFD}"])
    #expect(mends.map(\.isName) == [false, false, true, false])
    #expect(
      mends.map(\.fault) == [
        "has a character that is no Unicode text", "has an escape that JSON does not know",
        "has a character that is no Unicode text", "has a character that is no Unicode text",
      ])
  }

  @Test func `Bytes that are no JSON are shown with what is no text written out`() {
    #expect(String(showing: [0x61, 0xFF, 0x0A, 0xC3, 0xA9]) == "a\\xFF\né")
  }
}
