import DirectoryModel
import Testing

struct RecordTests {
  /// A way to read the member `x`, and whether it found something.
  struct Reader: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// What a problem calls the type that was expected.
    let kind: String
    let wrong: JSON
    let right: JSON
    let found: @Sendable (Record) -> Bool
  }

  static let readers = [
    Reader(testDescription: "string", kind: "string", wrong: 1, right: "a") {
      $0.string("x") == "a"
    },
    Reader(testDescription: "text", kind: "string", wrong: [], right: "a") { $0.text("x") == "a" },
    Reader(testDescription: "bool", kind: "boolean", wrong: "true", right: false) {
      $0.bool("x") == false
    },
    Reader(testDescription: "integer", kind: "integer", wrong: "1", right: 1) {
      $0.integer("x") == 1
    },
    Reader(testDescription: "id", kind: "string or integer", wrong: true, right: 7) {
      $0.id("x") == UserID("7")
    },
    Reader(
      testDescription: "timestamp", kind: "date and time", wrong: "soon", right: "1970-01-01"
    ) { $0.timestamp("x") == Timestamp(seconds: 0) },
    Reader(testDescription: "strings", kind: "array", wrong: "a", right: ["a"]) {
      $0.strings("x") == ["a"]
    },
    Reader(testDescription: "array", kind: "array", wrong: [:], right: [nil]) {
      $0.array("x") == [.null]
    },
    Reader(testDescription: "records", kind: "array", wrong: 1, right: [[:]]) {
      $0.records("x")?.count == 1
    },
  ]

  @Test(arguments: readers)
  func `A member of the right type is read without a problem`(reader: Reader) {
    let record = Record(["x": reader.right])
    #expect(reader.found(record))
    #expect(record.problems == [])
  }

  @Test(arguments: readers)
  func `A member that is absent or null is nil and no problem`(reader: Reader) {
    for json in [[:], ["x": nil]] as [JSON] {
      let record = Record(json)
      #expect(!reader.found(record))
      #expect(record.problems == [])
    }
  }

  @Test(arguments: readers)
  func `A member of the wrong type is nil, and its problem names it`(reader: Reader) {
    let record = Record(["x": reader.wrong])
    #expect(!reader.found(record))
    #expect(record.problems.map(\.printable) == ["x is no \(reader.kind): \(reader.wrong.text())"])
  }

  @Test(arguments: ["1.0", "1e3", "9223372036854775808"])
  func `A number with a fraction, an exponent or too many digits is no integer`(text: String) {
    let record = Record(["x": .number(text)])
    #expect(record.integer("x") == nil)
    #expect(record.problems.map(\.printable) == ["x is no integer: \(text)"])
  }

  @Test func `An id keeps all digits of a number`() {
    #expect(Record(["x": .number("12345678901234567890")]).id("x")?.text == "12345678901234567890")
  }

  @Test func `An empty id is none`() {
    let record = Record(["x": ""])
    #expect(record.id("x") == nil)
    #expect(record.problems.map(\.printable) == ["x is no string or integer: \"\""])
  }

  @Test(arguments: [("x", true), ("y", false)])
  func `A null member is there, an absent one is not`(name: String, isThere: Bool) {
    #expect(Record(["x": nil]).has(name) == isThere)
  }

  @Test(arguments: [("x", [1]), ("y", Optional.none)] as [(String, JSON?)])
  func `The value itself is given as it is`(name: String, value: JSON?) {
    #expect(Record(["x": [1], "y": nil]).json(name) == value)
  }

  @Test func `Of an array of strings only what is no string is left out`() {
    let record = Record(["x": ["a", 1, nil, "b"]])
    #expect(record.strings("x") == ["a", "b"])
    #expect(
      record.problems.map(\.printable) == [
        "x[1] is no string but number", "x[2] is no string but null",
      ])
  }

  @Test func `A problem within a part names the way to it, and the record knows of it`() {
    let record = Record(["a": ["b": [["c": 1], ["c": "x"], ["c": nil]]]])
    let texts = record.record("a")?.records("b")?.map { $0.string("c") }
    #expect(texts == [nil, "x", nil])
    #expect(record.problems.map(\.printable) == ["a.b[0].c is no string: 1"])
  }

  @Test(
    arguments: [
      (["a": "x"], "a is no object but string"), (["b": [1]], "b[0] is no object but number"),
      (["c": ["d": []]], "c.d is no object but array"),
    ] as [(JSON, String)])
  func `What should be an object and is none reads as an empty one, with a problem`(
    json: JSON, problem: String
  ) {
    let record = Record(json)
    #expect(record.record("a")?.has("x") != true)
    #expect(record.records("b")?.first?.has("x") != true)
    #expect(record.record("c")?.record("d")?.has("x") != true)
    #expect(record.problems.map(\.printable) == [problem])
  }

  @Test(arguments: [([], "array"), (nil, "null"), ("a", "string")] as [(JSON, String)])
  func `A record that is no object says so`(json: JSON, kind: String) {
    #expect(Record(json).problems.map(\.printable) == ["record is no object but \(kind)"])
  }

  @Test(arguments: [[:], ["a": nil]] as [JSON])
  func `A part that is absent or null is nil`(json: JSON) {
    let record = Record(json)
    #expect(record.record("a") == nil)
    #expect(record.problems == [])
  }

  @Test func `A problem shows the start of a long value, in one printable line`() {
    let record = Record(["x": .string(String(repeating: "\u{1B}\n", count: 1_000))])
    #expect(record.bool("x") == nil)
    let problem = record.problems.map(\.printable).joined()
    #expect(problem.hasPrefix(#"x is no boolean: "\u001b\n"#))
    #expect(problem.count < 100)
  }

  @Test func `A member's name is marked in a problem`() {
    let record = Record(["\u{1B}": 1])
    #expect(record.string("\u{1B}") == nil)
    #expect(record.problems.map(\.printable) == ["<U+001B> is no string: 1"])
  }

  @Test func `Problems stand in the order in which they were found`() {
    let record = Record(["x": 1])
    record.addProblem("first")
    #expect(record.string("x") == nil)
    record.addProblem("last")
    #expect(record.problems.map(\.printable) == ["first", "x is no string: 1", "last"])
  }

  @Test func `Names come once each and in order, all or those that are wanted`() {
    let record = Record(["b": 1, "a": 2, "b": 3, "ab": nil])
    #expect(record.names == ["b", "a", "ab"])
    #expect(record.names { $0.hasPrefix("a") } == ["a", "ab"])
  }

  @Test func `The last one counts where a name is written twice`() {
    let record = Record(["x": "first", "y": 1, "x": "last"])
    #expect(record.string("x") == "last")
    #expect(Record(["x": 1, "x": nil]).integer("x") == nil)
  }
}
