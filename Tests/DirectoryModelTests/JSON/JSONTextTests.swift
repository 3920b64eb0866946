import DirectoryModel
import TestSupport
import Testing

struct JSONTextTests {
  @Test(
    arguments: [
      (.null, "null"), (true, "true"), (false, "false"), (.number("1.50"), "1.50"), ("", "\"\""),
      ([], "[]"), ([:], "{}"), ([1, nil, "a"], #"[1,null,"a"]"#),
      (["b": [:], "a": [1]], #"{"b":{},"a":[1]}"#), (["a": 1, "a": 2], #"{"a":1,"a":2}"#),
    ] as [(JSON, String)])
  func `Values are written compactly`(json: JSON, text: String) {
    #expect(json.text() == text)
  }

  @Test(
    arguments: [
      ("a/b", #""a/b""#), ("\"", #""\"""#), ("\\", #""\\""#), ("\n\r\t", #""\n\r\t""#),
      ("\u{0}\u{8}\u{C}\u{1B}", #""\u0000\u0008\u000c\u001b""#), ("\u{7F}", #""\u007f""#),
      ("\u{9B}", #""\u009b""#), ("é王😀", "\"é王😀\""), ("\u{202E}x", #""\u202ex""#),
      ("\u{200B}\u{200D}\u{FEFF}", #""\u200b\u200d\ufeff""#), ("\u{AD}", #""\u00ad""#),
      ("\u{E0001}", #""\udb40\udc01""#), ("\u{E000}", #""\ue000""#),
      ("\u{10FFFF}", #""\udbff\udfff""#), ("\u{2028}", #""\u2028""#),
    ])
  func `Strings are written with the escapes that they need and no other`(
    string: String, text: String
  ) {
    #expect(JSON.string(string).text() == text)
    #expect(JSON.object([JSON.Member(string, .null)]).text() == "{\(text):null}")
  }

  @Test func `Indented text has a member or element a line, and empty lists on one`() {
    let json: JSON = ["a": [1, ["b": nil]], "c": [], "d": [:]]
    #expect(
      json.text(.indented) == """
        {
          "a": [
            1,
            {
              "b": null
            }
          ],
          "c": [],
          "d": {}
        }
        """)
  }

  @Test(arguments: SeededGenerator.seeds)
  func `Any text comes back byte for byte, and nothing hidden is in between`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      let string = generator.text(upTo: 30)
      let text = JSON.string(string).text()
      #expect(text.unicodeScalars.allSatisfy { !$0.isHidden })
      guard case .string(let back) = try JSON(parsing: text.utf8) else {
        Issue.record("\(text) is no string")
        continue
      }
      #expect(back.utf8.elementsEqual(string.utf8), "\(text)")
    }
  }

  @Test(arguments: SeededGenerator.seeds)
  func `Any value comes back from either layout`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let json = Self.value(depth: 4, using: &generator)
      let back = try JSON(parsing: json.text().utf8)
      #expect(back == json)
      let backFromIndented = try JSON(parsing: json.text(.indented).utf8)
      #expect(backFromIndented == json)
    }
  }

  private static func value(depth: Int, using generator: inout SeededGenerator) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &generator) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &generator))
    case 2: return .number(String(Int.random(in: .min ... .max, using: &generator)))
    case 3: return .string(generator.text(upTo: 10))
    case 4:
      let count = Int.random(in: 0...4, using: &generator)
      return .array((0..<count).map { _ in value(depth: depth - 1, using: &generator) })
    default:
      let count = Int.random(in: 0...4, using: &generator)
      return .object(
        (0..<count).map { _ in
          JSON.Member(generator.text(upTo: 5), value(depth: depth - 1, using: &generator))
        })
    }
  }

  @Test func `What is absent is null`() {
    let values = [
      JSON(nil as String?), JSON(nil as Bool?), JSON(nil as Int?), JSON(nil as Timestamp?),
      JSON(nil as DisplayText?),
    ]
    #expect(values == [.null, .null, .null, .null, .null])
  }

  @Test func `A display text is written as it came, under JSON's own escapes`() {
    #expect(JSON(DisplayText("a\u{202E}")).text() == #""a\u202e""#)
  }
}
