import Testing

@testable import roster

@Suite struct TOMLLocationsTests {
  private static func places(_ text: String, _ path: TOMLPath) -> String {
    guard let location = TOMLLocations(scanning: text)[path] else { return "none" }
    let (key, value) = (location.key, location.value)
    return "\(key.line):\(key.column) \(value.line):\(value.column)"
  }

  @Test(
    arguments: [
      ("a = 1", TOMLPath()["a"], "1:1 1:5"),
      ("\n# b = 2\n  a =  1 # c", TOMLPath()["a"], "3:3 3:8"),
      ("x = 1\r\ny = 2\r\n", TOMLPath()["y"], "2:1 2:5"),
      ("\u{FEFF}a = 1", TOMLPath()["a"], "1:1 1:5"),
      ("[t]\na = 1", TOMLPath()["t"]["a"], "2:1 2:5"),
      ("[t]\na = 1", TOMLPath()["t"], "1:2 1:2"),
      ("[ t . u ]\na = 1", TOMLPath()["t"]["u"]["a"], "2:1 2:5"),
      ("[ t . u ]\na = 1", TOMLPath()["t"]["u"], "1:7 1:7"),
      ("a.b = 1", TOMLPath()["a"]["b"], "1:3 1:7"),
      ("a . \"b.c\" = 1", TOMLPath()["a"]["b.c"], "1:5 1:13"),
      ("'a b' = 1", TOMLPath()["a b"], "1:1 1:9"),
      ("\"\\u0061\\t\" = 1", TOMLPath()["a\t"], "1:1 1:14"),
      ("\"\" = 1", TOMLPath()[""], "1:1 1:6"),
      ("é = 1".replacing("é", with: "\"é\""), TOMLPath()["é"], "1:1 1:7"),
    ])
  func `A key and its value are found where they stand`(
    text: String, path: TOMLPath, expected: String
  ) {
    #expect(Self.places(text, path) == expected)
  }

  @Test(
    arguments: [
      ("c = { env = \"X\", file.y = 2 }", TOMLPath()["c"]["env"], "1:7 1:13"),
      ("c = { env = \"X\", file.y = 2 }", TOMLPath()["c"]["file"]["y"], "1:23 1:27"),
      ("a = [1, 2]", TOMLPath()["a"][1], "1:9 1:9"),
      ("a = [\n  \"]\", # ]\n  'x',\n]\nb = 1", TOMLPath()["a"][1], "3:3 3:3"),
      ("a = [\n  \"]\", # ]\n  'x',\n]\nb = 1", TOMLPath()["b"], "5:1 5:5"),
      ("a = [[1], [2, 3]]", TOMLPath()["a"][1][1], "1:15 1:15"),
      ("a = [{x = 1}, {y = 2}]", TOMLPath()["a"][1]["y"], "1:16 1:20"),
      ("a = \"\"\"\nb = 1\n\\\"\"\"\"\"\"\nb = 2", TOMLPath()["b"], "4:1 4:5"),
      ("a = '''\nb = '1\n'''\nb = 2", TOMLPath()["b"], "4:1 4:5"),
      ("a = \"\\\\\"\nb = 2", TOMLPath()["b"], "2:1 2:5"),
      ("a = \"\\\"# \"\nb = 2", TOMLPath()["b"], "2:1 2:5"),
      ("d = 1979-05-27 07:32:00\nb = 2", TOMLPath()["b"], "2:1 2:5"),
    ])
  func `Nested values are found where they stand`(text: String, path: TOMLPath, expected: String) {
    #expect(Self.places(text, path) == expected)
  }

  @Test func `Each table of an array of tables has its own index`() {
    let text = """
      [[s]]
      n = 1
      [s.c]
      e = 2
      [[s]]
      n = 3
      [[s.t]]
      x = 4
      [[s.t]]
      x = 5
      [s.t.u]
      y = 6
      """
    let s = TOMLPath()["s"]
    #expect(Self.places(text, s[0]) == "1:3 1:3")
    #expect(Self.places(text, s[0]["c"]["e"]) == "4:1 4:5")
    #expect(Self.places(text, s[1]["n"]) == "6:1 6:5")
    #expect(Self.places(text, s[1]["t"][0]["x"]) == "8:1 8:5")
    #expect(Self.places(text, s[1]["t"][1]["x"]) == "10:1 10:5")
    #expect(Self.places(text, s[1]["t"][1]["u"]["y"]) == "12:1 12:5")
    #expect(Self.places(text, s[0]["t"][0]["x"]) == "none")
  }

  @Test func `What is absent is placed at the nearest table around it`() {
    let locations = TOMLLocations(scanning: "\n[[s]]\nn = 1")
    #expect(locations.key(TOMLPath()["s"][0]["z"]["y"]) == TOMLPosition(line: 2, column: 3))
    #expect(locations.value(TOMLPath()["q"]) == .start)
  }

  @Test func `Every table, array and leaf that TOMLKit finds has a place that begins with it`()
    throws
  {
    for seed in 1...400 {
      var writer = TOMLWriter(seed: UInt64(seed))
      let text = writer.document()
      let node = try TOMLNode(parsing: text)
      let locations = TOMLLocations(scanning: text)
      let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      Self.forEach(node, at: TOMLPath()) { path, node in
        guard let location = locations[path] else {
          Issue.record("no place for \(path) in seed \(seed):\n\(text)")
          return
        }
        let line = lines[location.value.line - 1].dropFirst(location.value.column - 1)
        switch node {
        case .integer(let number): #expect(String(line).hasPrefix("\(number)"), "\(path)")
        case .boolean(let value): #expect(String(line).hasPrefix("\(value)"), "\(path)")
        case .string: #expect("\"'".contains(String(line.prefix(1))), "\(path) in \(text)")
        default: break
        }
      }
    }
  }

  @Test func `Text that is not TOML ends the scan without a trap`() {
    let pieces = [
      "[", "]", "{", "}", "=", ",", ".", "\"", "'", "\"\"\"", "\\", "a", "#", "\n", " ",
    ]
    var random = Sequence64(state: 7)
    for _ in 0..<3_000 {
      let text = (0..<random.next(12)).map { _ in pieces[random.next(pieces.count)] }.joined()
      _ = TOMLLocations(scanning: text)
    }
  }

  private static func forEach(
    _ node: TOMLNode, at path: TOMLPath, _ body: (TOMLPath, TOMLNode) -> Void
  ) {
    if !path.steps.isEmpty { body(path, node) }
    switch node {
    case .table(let values): for (key, value) in values { forEach(value, at: path[key], body) }
    case .array(let elements):
      for (index, element) in elements.enumerated() { forEach(element, at: path[index], body) }
    default: break
    }
  }
}
