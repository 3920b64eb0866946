import DirectoryModel
import TestSupport
import Testing

struct DisplayTextTests {
  @Test(
    arguments: [
      "", "Alice Smith", "O'Brien-Łukasz", "Ðặng Thị Ngọc", "Nguye\u{302}\u{303}n", "José",
      "Jose\u{301}", "Straße", "Αλέξανδρος", "Владимир", "דָּוִד", "محمد", "مُحَمَّد", "नितिन",
      "প্রিয়াঙ্কা", "தமிழ்", "สมชาย น้ำ", "ພອນ", "ကျော်", "ខ្មែរ", "བསྟན་འཛིན", "王小明", "さくら",
      "パク", "김민준", "\u{1112}\u{1161}\u{11AB}", "ԱՐԱՄ", "გიორგი", "አበበ", "😀", "🇩🇪", "👍🏽",
      "a\u{A0}b", "\u{FFFD}", "100 % <b> \\ \"",
    ])
  func `Ordinary names of many scripts stay as they are`(name: String) {
    #expect(DisplayText(name).printable.unicodeScalars.elementsEqual(name.unicodeScalars))
  }

  @Test(
    arguments: [
      ("NUL", 0x00), ("bell", 0x07), ("backspace", 0x08), ("tab", 0x09), ("newline", 0x0A),
      ("return", 0x0D), ("escape", 0x1B), ("DEL", 0x7F), ("C1 next line", 0x85),
      ("C1 control sequence", 0x9B), ("C1 operating system command", 0x9D), ("soft hyphen", 0xAD),
      ("grapheme joiner", 0x34F), ("Arabic letter mark", 0x61C), ("Hangul choseong filler", 0x115F),
      ("Hangul jungseong filler", 0x1160), ("Khmer inherent vowel", 0x17B4),
      ("Mongolian vowel separator", 0x180E), ("zero-width space", 0x200B), ("ZWNJ", 0x200C),
      ("ZWJ", 0x200D), ("left-to-right mark", 0x200E), ("line separator", 0x2028),
      ("paragraph separator", 0x2029), ("embedding", 0x202A), ("right-to-left override", 0x202E),
      ("word joiner", 0x2060), ("isolate", 0x2066), ("end of isolate", 0x2069),
      ("Hangul filler", 0x3164), ("half-width Hangul filler", 0xFFA0), ("private use", 0xE000),
      ("variation selector 1", 0xFE00), ("emoji presentation", 0xFE0F), ("byte-order mark", 0xFEFF),
      ("annotation anchor", 0xFFF9), ("noncharacter FDD0", 0xFDD0), ("noncharacter FFFE", 0xFFFE),
      ("noncharacter FFFF", 0xFFFF), ("unassigned", 0x378), ("musical beam", 0x1D173),
      ("language tag", 0xE0001), ("tag letter", 0xE0061), ("variation selector 17", 0xE0100),
      ("private use plane 15", 0xF0000), ("noncharacter 10FFFF", 0x10FFFF),
    ] as [(String, UInt32)])
  func `What could mislead a terminal or a reader is shown by its number`(
    name: String, value: UInt32
  ) throws {
    let scalar = try #require(Unicode.Scalar(value))
    let digits = String(value, radix: 16, uppercase: true)
    let number = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    #expect(DisplayText("a" + String(scalar) + "b").printable == "a<U+\(number)>b")
  }

  @Test(
    arguments: [
      0...0xABFF, 0xD7A0...0x1FFFF, 0x2FFF0...0x30010, 0xE0000...0xE0FFF, 0xFFFF0...0x10000F,
    ] as [ClosedRange<UInt32>])
  func `Every character that stays is one that a terminal shows as itself`(
    values: ClosedRange<UInt32>
  ) {
    for value in values {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let category = scalar.properties.generalCategory
      let isSafe =
        switch category {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
        default: !scalar.properties.isDefaultIgnorableCodePoint
        }
      if DisplayText("a" + String(scalar)).printable.unicodeScalars.contains(scalar) != isSafe {
        Issue.record("U+\(String(value, radix: 16))")
      }
    }
  }

  @Test(
    arguments: [
      (6, "", "a"), (7, "<+1>", "a"), (500, "<+494>", "a"), (7, "<+1>", "王"), (7, "<+1>", ">"),
    ])
  func `Combining marks beyond six on one base are counted, not shown`(
    count: Int, note: String, base: String
  ) {
    let marks = String(repeating: "\u{301}", count: count)
    let shown = String(repeating: "\u{301}", count: 6)
    let text = DisplayText(base + marks + "b").printable
    #expect(text.unicodeScalars.elementsEqual((base + shown + note + "b").unicodeScalars))
  }

  @Test func `Each base has its own six marks`() {
    let text = String(repeating: "a" + String(repeating: "\u{301}", count: 6), count: 3)
    #expect(DisplayText(text).printable == text)
  }

  @Test func `Enclosing marks count as well`() {
    let text = DisplayText("a" + String(repeating: "\u{20DD}", count: 8))
    #expect(text.printable.hasSuffix("<+2>"))
  }

  @Test func `A mark without a base gets one, so that it can't join what stands before`() {
    let text = DisplayText("\u{301}a").printable
    #expect(text.unicodeScalars.elementsEqual("\u{25CC}\u{301}a".unicodeScalars))
  }

  @Test func `A mark after a hidden character joins its number, not the text before`() {
    let text = DisplayText("a\u{200B}\u{301}").printable
    #expect(text.unicodeScalars.elementsEqual("a<U+200B>\u{301}".unicodeScalars))
  }

  @Test(arguments: ["a", "é", "😀"])
  func `2,000 characters stay whole`(character: String) {
    let text = String(repeating: character, count: DisplayText.maximumLength)
    #expect(DisplayText(text).printable == text)
  }

  @Test(arguments: [("a", 2_001), ("é", 2_001), ("\u{202E}", 300), ("a", 3_000_000)])
  func `Longer text is cut within the limit and says how long it was`(character: String, count: Int)
  {
    let text = DisplayText(String(repeating: character, count: count)).printable
    #expect(text.unicodeScalars.count <= DisplayText.maximumLength)
    #expect(text.hasSuffix("<cut, \(count) in all>"))
  }

  @Test func `Text that is nothing but marks stays short`() {
    let text = DisplayText(String(repeating: "\u{301}", count: 100_000)).printable
    #expect(text.hasSuffix("<+99994>"))
    #expect(text.unicodeScalars.count < 20)
  }

  @Test(arguments: SeededGenerator.seeds)
  func `What is marked needs no second marking`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let text = DisplayText(generator.text(upTo: 40))
      let again = DisplayText(text.printable)
      #expect(
        again.printable.unicodeScalars.elementsEqual(text.printable.unicodeScalars),
        "\(text.original.debugDescription)")
    }
    for _ in 0..<20 {
      let text = DisplayText(generator.text(upTo: 4_000))
      #expect(DisplayText(text.printable).printable == text.printable)
    }
  }

  @Test(arguments: SeededGenerator.seeds)
  func `The original is kept byte for byte`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let text = generator.text(upTo: 40)
      #expect(DisplayText(text).original.utf8.elementsEqual(text.utf8))
    }
  }

  @Test func `A literal is marked as well`() {
    let text: DisplayText = "a\u{1B}b"
    #expect(text.printable == "a<U+001B>b")
  }

  @Test func `Interpolation marks strings, characters and literals, and marks nothing twice`() {
    let name = DisplayText("\u{202E}x")
    let character: Character = "\n"
    let text: DisplayText = "\t\("\u{1B}")\(name)\(character)\(42)"
    #expect(text.printable == "<U+0009><U+001B><U+202E>x<U+000A>42")
    #expect(text.original == text.printable)
  }

  @Test(arguments: SeededGenerator.seeds)
  func `Nothing hidden passes through an interpolation`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let raw = generator.text(upTo: 20)
      let text: DisplayText = "name: \(raw)\(DisplayText(generator.text(upTo: 20)))"
      #expect(text.printable.unicodeScalars.allSatisfy { !$0.isHidden })
      #expect(DisplayText(text.printable).printable == text.printable)
    }
  }

  @Test func `An interpolated mark can't join the text before it`() {
    let text: DisplayText = "a\("\u{301}")"
    #expect(text.printable.unicodeScalars.elementsEqual("a\u{25CC}\u{301}".unicodeScalars))
  }

  @Test(
    arguments: [
      ([], ""), (["a"], "a"), (["a", "b", "c"], "a; b; c"), (["", ""], "; "),
      (["\u{1B}", "\u{301}"], "<U+001B>; \u{25CC}\u{301}"),
    ] as [([String], String)])
  func `Texts are joined with what stands between them`(parts: [String], whole: String) {
    #expect(parts.map { DisplayText($0) }.joined(separator: "; ").printable == whole)
  }

  @Test func `A separator is marked too`() {
    let texts: [DisplayText] = ["a", "b"]
    #expect(texts.joined(separator: "\n").printable == "a<U+000A>b")
  }

  @Test(arguments: [("", true), ("\u{200B}", false)])
  func `Text is empty when nothing would be shown`(text: String, isEmpty: Bool) {
    #expect(DisplayText(text).isEmpty == isEmpty)
  }

  @Test
  func `A character stays as it is exactly if it is neither hidden nor a mark without a base`() {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      let isHidden =
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: properties.isDefaultIgnorableCodePoint
        }
      let isMark = [.nonspacingMark, .enclosingMark].contains(properties.generalCategory)
      let text = DisplayText(String(scalar))
      guard scalar.isHidden == isHidden, (text.printable == text.original) != (isHidden || isMark)
      else {
        Issue.record("U+\(String(value, radix: 16)) is shown as \(text.printable)")
        return
      }
    }
  }

  @Test func `One text joined is that text, and many are what they show`() {
    let hidden = DisplayText("\u{1B}")
    #expect([hidden].joined(separator: ", ") == hidden)
    #expect([DisplayText]().joined(separator: ", ") == .empty)
    let joined = [hidden, "b"].joined(separator: ", ")
    #expect(joined.original == "<U+001B>, b" && joined.printable == "<U+001B>, b")
  }
}
