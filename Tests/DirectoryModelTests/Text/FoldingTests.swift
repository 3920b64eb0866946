import TestSupport
import Testing

@testable import DirectoryModel

struct FoldingTests {
  @Test(
    arguments: [
      ("", ""),
      ("Alice", "alice"),
      ("ÉLODIE", "elodie"),
      ("e\u{301}lodie", "elodie"),
      ("Ａｌｉｃｅ", "alice"),
      ("ｱﾘｽ", "アリス"),
      ("Ångström", "angstrom"),
      ("ΑΒΓ", "αβγ"),
      ("АЛИСА", "алиса"),
      ("王小明", "王小明"),
      ("Łukasz", "lukasz"), ("Øre Ǿ", "ore o"), ("Đỗ", "do"), ("straße ẞ", "strasse ss"),
      ("Æsir Œuvre Ǽ", "aesir oeuvre ae"), ("Iğdır İ", "igdir i"), ("Þór Guðrún", "thor gudrun"),
      ("O’Neill", "o'neill"), ("“a”", "\"a\""), ("Jean–Luc", "jean-luc"),
      ("a\nb\tc\r\nd\u{7F}", "a b c  d "), ("é\n\u{85}\u{2028}x", "e   x"),
      ("b\u{200B}o\u{AD}b\u{202E}é", "bobe"),
    ])
  func `Case, accents and width make no difference`(text: String, folded: String) {
    #expect(text.folded == folded)
  }

  @Test(arguments: 0x20...0x7E as ClosedRange<UInt8>)
  func `Plain ASCII folds as the longer way would`(byte: UInt8) {
    let character = String(Unicode.Scalar(byte))
    #expect((character + "é").folded == character.folded + "e")
  }

  @Test(arguments: SeededGenerator.seeds)
  func `Characters fold alike one by one and together, whatever stands beside them`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let ranges: [ClosedRange<UInt32>] = [
      0...0x2FF, 0x300...0x36F, 0x370...0x4FF, 0x900...0x97F, 0x1100...0x11FF, 0x1E00...0x206F,
      0x3000...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7FF, 0xFF00...0xFFEF,
    ]
    for _ in 0..<20_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...5, using: &generator) {
        let range = ranges[Int.random(in: ranges.indices, using: &generator)]
        if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
          text.append(scalar)
        }
      }
      #expect(
        String(text).folded.utf8.elementsEqual(String(text).foldedUnicode.utf8),
        "seed \(seed): \(String(text).debugDescription)")
    }
  }

  @Test(
    arguments: [
      0...0x2FF, 0x370...0x4FF, 0x1E00...0x2026, 0x3041...0x30FF, 0x4E00...0x4FFF,
      0xAC00...0xAFFF, 0xD700...0xD7A3,
    ] as [ClosedRange<UInt32>])
  func `Each character of the table folds as it does by the longer way`(range: ClosedRange<UInt32>)
  {
    for scalar in range.compactMap(Unicode.Scalar.init) {
      let text = String(scalar)
      #expect(text.folded.utf8.elementsEqual(text.foldedUnicode.utf8), "U+\(scalar.value)")
    }
  }

  @Test(arguments: ["É", "Ａ", "straße", "İ", "ﬁ", "ǅ"])
  func `What was folded stays as it is`(text: String) {
    #expect(text.folded.folded == text.folded)
  }

  @Test(arguments: SeededGenerator.seeds)
  func `What was folded stays as it is, and has no controls, whatever it was`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let text = generator.text(upTo: 6)
      let folded = text.folded
      #expect(
        folded.folded.utf8.elementsEqual(folded.utf8), "seed \(seed): \(text.debugDescription)")
      let hasControls = folded.unicodeScalars.contains { $0.properties.generalCategory == .control }
      #expect(!hasControls, "seed \(seed): \(text.debugDescription)")
    }
  }

  @Test(
    arguments: [
      0...0x33FF, 0xA000...0xABFF, 0xF900...0x107FF, 0x10C80...0x10CFF, 0x118A0...0x118DF,
      0x1D400...0x1FBFF, 0x2F800...0x2FA1F,
    ] as [ClosedRange<UInt32>])
  func `A character that is no ideograph folds to what stays as it is`(range: ClosedRange<UInt32>) {
    for scalar in range.lazy.compactMap(Unicode.Scalar.init) {
      let folded = String(scalar).folded
      #expect(folded.folded.utf8.elementsEqual(folded.utf8), "\(scalar.debugDescription)")
    }
  }

  @Test(
    arguments: [
      ("\u{D55C}", "\u{1112}\u{1161}\u{11AB}"), ("ガ", "カ\u{3099}"), ("ｶﾞ", "ガ"),
      ("\u{958}", "क\u{93C}"), ("Οδυσσεύς", "ΟΔΥΣΣΕΥΣ"), ("straße", "STRASSE"), ("ﬁ", "FI"),
      ("İ", "i"), ("Å", "\u{212B}"), ("e\u{323}\u{302}", "\u{1EC7}"),
    ])
  func `Texts that are written alike fold to the same bytes`(left: String, right: String) {
    #expect(left.folded.utf8.elementsEqual(right.folded.utf8))
  }
}
