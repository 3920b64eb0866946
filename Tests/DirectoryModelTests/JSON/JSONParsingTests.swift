import DirectoryModel
import TestSupport
import Testing

struct JSONParsingTests {
  @Test(
    arguments: [
      ("null", .null), ("\u{FEFF}null", .null), ("\u{FEFF} [1]", [1]), ("true", .bool(true)),
      ("false", .bool(false)),
      (" \t\r\n1 \t\r\n", .number("1")), ("0", .number("0")), ("-0", .number("-0")),
      ("-1.50", .number("-1.50")), ("1E400", .number("1E400")), ("0e+1", .number("0e+1")),
      ("1.0e-2", .number("1.0e-2")),
      ("12345678901234567890123", .number("12345678901234567890123")),
      ("3.14159265358979323846264", .number("3.14159265358979323846264")),
      ("\"\"", .string("")), ("\"a\"", .string("a")), ("\"/\"", .string("/")),
      (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{08}\u{0C}\n\r\t")),
      (#""\u0041\u00e9\u00E9\u0000""#, .string("Aéé\u{0}")),
      (#""\ud83d\ude00""#, .string("😀")), (#""\uDBFF\uDFFF""#, .string("\u{10FFFF}")),
      (#""x\u20acy""#, .string("x€y")), ("\"\u{7F}\u{2028}😀\"", .string("\u{7F}\u{2028}😀")),
      (#""\uFFFF""#, .string("\u{FFFF}")), (#""\u005C\u0022""#, .string("\\\"")),
      ("[]", .array([])), ("[ ]", .array([])), ("{}", .object([])), ("{ }", .object([])),
      ("[1,[2],{}]", [1, [2], [:]]), ("[ 1 , null ]", [1, nil]),
      (#"{"a":1}"#, ["a": 1]), (#"{ "b" : [ ] , "a" : { } }"#, ["b": [], "a": [:]]),
      (#"{"":0}"#, ["": 0]), (#"{"a":1,"a":2}"#, ["a": 1, "a": 2]),
      (#"{"\u0061":true}"#, ["a": true]),
    ] as [(String, JSON)])
  func `Valid texts are read as written`(text: String, value: JSON) throws {
    #expect(try JSON(parsing: text.utf8) == value)
  }

  @Test(
    arguments: [
      "", " ", "nul", "nulll", "TRUE", "True", "NaN", "Infinity", "-Infinity", "undefined", "a",
      "01", "-01", "00", "1.", ".5", "-.5", "-", "+1", "--1", "1e", "1e+", "1E-", "0x1F", "1_000",
      "1 2", "1,", "1.2.3", "1e1.5", "１", "'a'", "\"", "\"a", "\"\\", "\"\\\"", #""\x41""#,
      #""\a""#, #""\U0041""#, #""\u""#, #""\u12""#, #""\u12G4""#, #""\u 123""#, #""\u+123""#,
      "\"\n\"", "\"\t\"", "\"\u{0}\"", "\"\\\n\"", "\"\u{1F}\"", "\"ab\\n\u{1}\"",
      #""\ud800""#, #""\udc00""#, #""\ud800x""#, #""\ud800\n""#, #""\ud800\ud800""#,
      #""\udc00\ud800""#, #""\ud83d\u0041""#, #""\ud83d\""#,
      "[", "]", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1 2]", "[1}", "[[]", "[]]", "[1],", "[*]",
      "{", "}", "{1:2}", "{a:1}", "{'a':1}", #"{"a"}"#, #"{"a":}"#, #"{"a" 1}"#, #"{"a":1,}"#,
      #"{,"a":1}"#, #"{"a":1 "b":2}"#, #"{"a":1]"#, #"{"a"::1}"#, #"{"a":1}}"#, #"{"a":1"#, "{]",
      "[1]//", "/**/1", "[1]#", "\u{0C}1", "\u{A0}1", "1\u{0}", "\u{FEFF}", "1\u{FEFF}",
      "[\u{FEFF}]",
      "\u{FEFF}\u{FEFF}1", "\u{FFFE}1", " \u{FEFF}1",
    ])
  func `What RFC 8259 does not allow is an error`(text: String) {
    #expect(throws: JSONError.self) { try JSON(parsing: text.utf8) }
  }

  @Test(
    arguments: [
      [0xFF], [0x80], [0xC3], [0xC3, 0x28], [0xC0, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xC3, 0x5C, 0x6E, 0xA9],
    ] as [[UInt8]])
  func `Bytes that are no UTF-8 are an error, also beside an escape`(bytes: [UInt8]) {
    #expect(throws: JSONError.self) { try JSON(parsing: [0x22] + bytes + [0x22]) }
    #expect(throws: JSONError.self) { try JSON(parsing: [0x22, 0x5C, 0x6E] + bytes + [0x22]) }
    #expect(throws: JSONError.self) { try JSON(parsing: bytes) }
  }

  @Test(
    arguments: [
      ("[1,x]", 3, "not a JSON value"), (#"{"a" 1}"#, 5, "':' was expected"),
      ("[1 2]", 3, "',' or ']' was expected"), (#"{"a":1 2}"#, 7, "',' or '}' was expected"),
      ("1 2", 2, "text after the JSON value"), ("[", 1, "the JSON ends too early"),
      ("\u{FEFF}x", 3, "not a JSON value"),
      ("\"a\nb\"", 2, "a control character within a string"),
      ("\"abc", 4, "the JSON ends within a string"), ("{1}", 1, "a string was expected"),
    ])
  func `An error names the byte at fault`(text: String, offset: Int, message: String) {
    #expect(throws: JSONError(message, offset: offset)) { try JSON(parsing: text.utf8) }
  }

  @Test func `Members keep their order and the last of a name counts`() throws {
    let json = try JSON(parsing: #"{"b":1,"a":2,"b":3}"#.utf8)
    #expect(json == ["b": 1, "a": 2, "b": 3])
    #expect(json["b"] == 3)
    #expect(json["c"] == nil)
    #expect(JSON.array([])["b"] == nil)
  }

  @Test(arguments: ["[]", "{\"a\":}"])
  func `Nesting is read to the limit`(brackets: String) throws {
    let text = Self.nested(brackets, depth: JSON.maximumDepth)
    #expect(try JSON(parsing: text.utf8).text() == text)
  }

  @Test(arguments: [129, 1_000_000])
  func `Nesting beyond the limit is an error, however deep`(depth: Int) {
    let text = Self.nested("[]", depth: depth)
    #expect(throws: JSONError("nested too deep", offset: 128)) { try JSON(parsing: text.utf8) }
    let unclosed = String(repeating: "[", count: depth)
    #expect(throws: JSONError.self) { try JSON(parsing: unclosed.utf8) }
  }

  /// Brackets within brackets; the innermost pair is empty.
  private static func nested(_ brackets: String, depth: Int) -> String {
    let close = brackets.suffix(1)
    let open = brackets.dropLast()
    let inner = brackets.prefix(1) + close
    return String(repeating: String(open), count: depth - 1) + inner
      + String(repeating: String(close), count: depth - 1)
  }

  @Test func `A collection that is not in one piece reads the same`() throws {
    let bytes = Array(#"["#.utf8).lazy.map { $0 } + Array(#"1,"é"]"#.utf8)
    #expect(try JSON(parsing: bytes) == [1, "é"])
    #expect(try JSON(parsing: AnyCollection(bytes)) == [1, "é"])
  }

  @Test func `A kind is called by JSON's own word`() {
    let values: [JSON] = [.null, true, 1, "a", [], [:]]
    #expect(values.map(\.kind) == ["null", "boolean", "number", "string", "array", "object"])
  }

  @Test(arguments: SeededGenerator.seeds)
  func `Random bytes are read or refused, never a crash`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let model = Array(#"{"a":[1,-2.5e3,"\u00e9\ud83d\ude00\n",{"b":null}],"c":true}"#.utf8)
    let alphabet = Array("{}[]\",:\\u0dn-.e \u{1}".utf8) + [0xC3, 0xFF, 0x80]
    for _ in 0..<5_000 {
      var bytes = model
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: bytes.indices, using: &generator)
        let byte = alphabet[Int.random(in: alphabet.indices, using: &generator)]
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = byte
        case 1: bytes.insert(byte, at: place)
        default: if bytes.count > 1 { bytes.remove(at: place) }
        }
      }
      bytes.removeLast(Int.random(in: 0...bytes.count, using: &generator) / 8)
      _ = try? JSON.members(of: bytes[...])
      _ = try? JSON.elements(of: bytes[...])
      guard let json = try? JSON(parsing: bytes) else { continue }
      #expect(try JSON(parsing: json.text().utf8) == json)
    }
  }

  @Test func `A valid text cut short anywhere is an error`() {
    let bytes = Array(#"{"a":[1,"\u00e9\\",{"b":null}],"c":true}"#.utf8)
    for length in bytes.indices {
      #expect(throws: JSONError.self) { try JSON(parsing: bytes[..<length]) }
      #expect(throws: JSONError.self) { try JSON.members(of: bytes[..<length]) }
    }
  }
}
