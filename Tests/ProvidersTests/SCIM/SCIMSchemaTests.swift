import DirectoryModel
import Testing

@testable import Providers

/// What a schema makes of JSON before it is read.
@Suite struct SCIMSchemaTests {
  private static let schema = SCIMSchema([
    .init("a"), .init("b", .boolean), .init("t", .dateTime), .init("s", .texts),
    .init("c", .complex(SCIMSchema([.init("value"), .init("Kind")], bare: "value"))),
    .init("l", .list(SCIMSchema([.init("value"), .init("type")], bare: "value"))),
  ])

  @Test(
    arguments: [
      (["a": "x", "b": true], nil), (["b": true, "a": "x", "z": 1], nil),
      (["A": "x", "z": ["B": 1]], ["a": "x", "z": ["B": 1]]),
      (["c": "x"], ["c": ["value": "x"]]), (["c": ["kind": 1]], ["c": ["Kind": 1]]),
      (["a": 1, "C": ["Kind": 1]], ["a": 1, "c": ["Kind": 1]]),
      (["l": [["value": "x"], "y", 3]], ["l": [["value": "x"], ["value": "y"], 3]]),
      (["l": ["Type": "x"]], ["l": [["type": "x"]]]), (["l": "x"], ["l": [["value": "x"]]]),
      (["l": ["type": "x"]], ["l": [["type": "x"]]]),
      (["a": "x", "A": "y"], ["a": "x", "a": "y"]),
      ("x", nil), ([], nil),
    ] as [(JSON, JSON?)])
  func `names get the case of the schema and bare strings an object, all else stays`(
    json: JSON, canonical: JSON?
  ) {
    #expect(Self.schema.canonical(json) == canonical ?? json)
  }

  @Test(
    arguments: [
      (["a": "x", "b": true], true), (["a": "", "c": ["value": "x"], "l": [["type": "x"]]], true),
      (["t": "2010-01-23T04:56:22Z", "s": ["x", ""]], true), (["s": []], true),
      ([:], false), ("x", false), (["b": true, "a": "x"], false), (["a": "x", "a": "y"], false),
      (["A": "x"], false), (["z": 1], false), (["a": nil], false), (["a": 1], false),
      (["b": "true"], false), (["t": "2010-01-23"], false), (["s": ["x", nil]], false),
      (["c": [:]], false), (["c": "x"], false), (["l": []], false), (["l": [[:]]], false),
      (["l": ["x"]], false), (["l": [["type": "x", "value": "y"]]], false),
    ] as [(JSON, Bool)])
  func `a value is taken over as it is only if reading it would make the same of it`(
    json: JSON, isExact: Bool
  ) {
    #expect(Self.schema.isExact(json) == isExact)
  }

  @Test func `attributes come out in the schema's order, also where parts are not in it`()
    async throws
  {
    let user = try await scimUser(
      #"""
      {"timezone":"z","emails":[{"primary":true,"value":"a@x"}],"nickName":"n","id":"1",
       "name":{"givenName":"G","familyName":"F","x":1}}
      """#)
    #expect(
      user.attributes == [
        .init("name", ["familyName": "F", "givenName": "G", "x": 1]), .init("nickName", "n"),
        .init("timezone", "z"), .init("emails", [["value": "a@x", "primary": true]]),
      ])
    #expect(user.problems.isEmpty)
  }
}
