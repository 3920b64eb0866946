import DirectoryModel
import Testing

struct JSONSlicesTests {
  private static func text(_ slice: ArraySlice<UInt8>) -> String {
    String(decoding: slice, as: UTF8.self)
  }

  /// The bytes of a text in the middle of a longer array.
  private static func slice(_ text: String) -> ArraySlice<UInt8> {
    let padding = Array("[[[\"".utf8)
    let bytes = padding + Array(text.utf8) + padding
    return bytes[padding.count..<bytes.count - padding.count]
  }

  @Test(
    arguments: [
      ("[]", []), (" [ ] ", []), ("[1]", ["1"]), ("[ 1 ,\t\"a,]\" ]", ["1", "\"a,]\""]),
      (#"[{"a":[1,{}]} , [[]]]"#, [#"{"a":[1,{}]}"#, "[[]]"]),
      (#"["\"","\\",""]"#, [#""\"""#, #""\\""#, "\"\""]),
      (#"[{"a":"]}\""},2]"#, [#"{"a":"]}\""}"#, "2"]),
      ("[ { \"a\" : 1 } ]", ["{ \"a\" : 1 }"]),
      ("[12345678901234567890,-0.0]", ["12345678901234567890", "-0.0"]),
    ] as [(String, [String])])
  func `Elements are the bytes between the commas, without the space around them`(
    text: String, expected: [String]
  ) throws {
    let elements = try JSON.elements(of: Self.slice(text))
    #expect(elements.map(Self.text) == expected)
  }

  @Test(
    arguments: [
      ("{}", []), (" { } ", []), (#"{"a":1}"#, ["a=1"]),
      (#"{ "b" : [1, 2] , "a" : "x" }"#, ["b=[1, 2]", "a=\"x\""]),
      (#"{"a":1,"a":{"b":2}}"#, ["a=1", #"a={"b":2}"#]),
      (#"{"\u0061\n":null}"#, ["a\n=null"]), (#"{"":""}"#, ["=\"\""]),
    ] as [(String, [String])])
  func `Members are names and the bytes of their values, in order, twice if written twice`(
    text: String, expected: [String]
  ) throws {
    let members = try JSON.members(of: Self.slice(text))
    #expect(members.map { "\($0.name)=\(Self.text($0.value))" } == expected)
  }

  @Test func `A cut piece shares the indices of the whole`() throws {
    let bytes = Self.slice(#"{"a":[1]}"#)
    let value = try #require(try JSON.members(of: bytes).first).value
    #expect(value.startIndex == bytes.startIndex + 5)
    #expect(try JSON.elements(of: value).first?.startIndex == bytes.startIndex + 6)
  }

  @Test(
    arguments: [
      ("[1,nope,3]", ["1", "nope", "3"]), ("[{a},2]", ["{a}", "2"]),
      ("[\"\\x\",2]", ["\"\\x\"", "2"]), ("[01]", ["01"]), ("[[1},2]", ["[1}", "2"]),
    ] as [(String, [String])])
  func `A malformed element is one malformed element`(text: String, expected: [String]) throws {
    let elements = try JSON.elements(of: Self.slice(text))
    #expect(elements.map(Self.text) == expected)
  }

  @Test(
    arguments: [
      "", "1", "{}", "null", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1]]", "[[1]",
      "[\"a]", "[\"a\\\"]", "[{]", "\u{FEFF}",
    ])
  func `An array that does not hold together is an error`(text: String) {
    #expect(throws: JSONError.self) { try JSON.elements(of: Self.slice(text)) }
  }

  @Test(
    arguments: [
      "", "1", "[]", "null", "{", "}", #"{"a"}"#, #"{"a":}"#, #"{"a":1"#, #"{"a":1,}"#, "{a:1}",
      #"{"a":1}}"#, #"{"a":1 "b":2}"#, #"{"\ud800:1}"#, #"{"a":"b}"#, #"{"a":[}"#,
    ])
  func `An object that does not hold together is an error`(text: String) {
    #expect(throws: JSONError.self) { try JSON.members(of: Self.slice(text)) }
  }

  @Test func `Deep nesting within an element is passed over without recursion`() throws {
    let inner = String(repeating: "[", count: 500_000) + String(repeating: "]", count: 500_000)
    let elements = try JSON.elements(of: Array("[\(inner),1]".utf8)[...])
    #expect(elements.map(\.count) == [1_000_000, 1])
  }

  @Test func `An error's offset counts from the start of the slice`() {
    #expect(throws: JSONError("',' or ']' was expected", offset: 3)) {
      try JSON.elements(of: Self.slice("[1 2]"))
    }
  }
}
