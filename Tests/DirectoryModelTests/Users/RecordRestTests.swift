import DirectoryModel
import Testing

/// What is left of a record when all have read what they know.
struct RecordRestTests {
  private static let text = #"""
    {"a":1,"u":"new","none":null,"o":{"b":2,"v":[3],"p":{"c":4,"w":5}},
     "l":[{"d":6},{"d":7,"x":8},"stray"],"m":["y",true],"k":{"all":9}}
    """#

  private static func rest(_ text: String, _ read: (Record) -> Void) throws -> JSON {
    let record = try Record(parsing: Array(text.utf8)[...])
    return .object(record.rest { read(record) })
  }

  @Test func `What is known at every depth is not in it, and what is new is`() throws {
    let rest = try Self.rest(Self.text) { record in
      _ = record.integer("a")
      let part = record.record("o")
      _ = part?.integer("b")
      _ = part?.record("p")?.integer("c")
      for element in record.records("l") ?? [] { _ = element.integer("d") }
      _ = record.strings("m")
      _ = record.json("k")
    }
    #expect(
      rest == [
        "u": "new", "o": ["v": [3], "p": ["w": 5]], "l": [[:], ["x": 8], "stray"], "m": [true],
      ])
  }

  @Test func `Where all was read nothing is left`() throws {
    let rest = try Self.rest(#"{"a":{"b":[{"c":1}]},"n":null}"#) { record in
      for element in record.record("a")?.records("b") ?? [] { _ = element.integer("c") }
      _ = record.string("n")
    }
    #expect(rest == [:])
  }

  @Test func `What could not be read is left as it came`() throws {
    let rest = try Self.rest(#"{"a":"soon","b":{"c":[]},"d":5,"e":"x","f":[1]}"#) { record in
      _ = record.timestamp("a")
      _ = record.record("b")?.string("c")
      _ = record.records("d")
      _ = record.record("e")
      _ = record.records("f")
    }
    #expect(rest == ["a": "soon", "b": ["c": []], "d": 5, "e": "x", "f": [1]])
  }

  @Test func `Two readers of one part leave what neither read`() throws {
    let rest = try Self.rest(#"{"a":{"b":1,"c":2,"d":3}}"#) { record in
      _ = record.record("a")?.integer("b")
      _ = record.record("a")?.integer("c")
    }
    #expect(rest == ["a": ["d": 3]])
  }

  @Test func `Of members with one name the last one counts`() throws {
    #expect(try Self.rest(#"{"a":1,"b":2,"a":3,"b":null}"#) { _ in } == ["a": 3])
    #expect(try Self.rest(#"{"a":1,"b":2,"a":3}"#) { _ = $0.integer("a") } == ["b": 2])
  }

  @Test func `A record of many members is told apart beyond the first sixty-four`() throws {
    let members = (0..<200).map { "\"m\($0)\":\($0)" }.joined(separator: ",")
    let rest = try Self.rest("{\(members)}") { record in
      for number in 0..<200 where number != 3 && number != 63 && number != 64 && number != 190 {
        _ = record.integer("m\(number)")
      }
    }
    #expect(rest == ["m3": 3, "m63": 63, "m64": 64, "m190": 190])
  }

  @Test func `What is taken is not left`() throws {
    let record = try Record(parsing: Array(#"{"a":{"b":1,"c":2},"d":[7]}"#.utf8)[...])
    let rest = record.rest {
      let part = record.record("a")
      _ = part?.integer("b")
      #expect(part?.takeRest() == [.init("c", 2)])
      #expect(part?.takeRest() == [])
      _ = record.records("d")?[0].takeRest()
    }
    #expect(rest == [])
  }

  @Test func `Only while somebody wants to know is a part kept`() throws {
    weak var part: Record?
    let record = try Record(parsing: Array(#"{"a":{"b":1}}"#.utf8)[...])
    _ = record.rest { part = record.record("a") }
    #expect(part == nil)
  }
}
