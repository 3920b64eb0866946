import DirectoryModel
import Terminal
import TestSupport
import Testing

@testable import DirectoryText

@Suite struct WrappedTextTests {
  private func lines(_ text: String, _ limit: Int) -> [String] {
    DisplayText(text).wrapped(columns: limit).map(\.printable)
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 8, ["one two", "three"]),
    ("one two three", 13, ["one two three"]),
    ("one two", 3, ["one", "two"]),
    ("abcdef", 4, ["abcd", "ef"]),
    ("ab cdefgh", 4, ["ab", "cdef", "gh"]),
    ("  indented text", 10, ["  indented", "text"]),
    ("山田太郎", 5, ["山田", "太郎"]),
    ("a山", 2, ["a", "山"]),
    ("山a", 1, ["山", "a"]),
    ("abc", 1, ["a", "b", "c"]),
    ("a b", 1, ["a", "b"]),
    ("abc ", 3, ["abc"]),
    ("abc   def", 3, ["abc", "def"]),
    ("", 5, [""]),
    ("text", 0, ["text"]),
  ])
  func `Text is broken at spaces where there are some`(
    text: String, limit: Int, expected: [String]
  ) {
    #expect(lines(text, limit) == expected)
  }

  @Test(arguments: 0..<100)
  func `No line is wider than the limit and nothing is lost but spaces`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = [
      "a", "b", " ", "  ", "山", "é", "e\u{301}", "👩‍👩‍👧", "क्ष्म्य", "ந்", "\u{202E}", "\u{301}", "ก็", "-",
    ]
    for _ in 0..<40 {
      let count = Int.random(in: 0...40, using: &random)
      let text = DisplayText(
        (0..<count).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined())
      let limit = Int.random(in: 1...20, using: &random)
      let lines = text.wrapped(columns: limit)
      for line in lines where TextWidth.columns(of: line) > limit {
        #expect(line.printable.count == 1, "seed \(seed): \(line) of \(text) at \(limit)")
      }
      let kept = lines.map(\.printable).joined().replacing(" ", with: "")
      #expect(kept == text.printable.replacing(" ", with: ""), "seed \(seed)")
    }
  }
}
