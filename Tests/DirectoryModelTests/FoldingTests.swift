import DirectoryModel
import Testing

struct FoldingTests {
  @Test(
    "Case, accents and width make no difference",
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
    ])
  func folds(text: String, folded: String) {
    #expect(text.folded == folded)
  }

  @Test("Plain ASCII folds as the longer way would", arguments: 0x20...0x7E as ClosedRange<UInt8>)
  func shortWay(byte: UInt8) {
    let character = String(Unicode.Scalar(byte))
    #expect((character + "é").folded == character.folded + "e")
  }

  @Test("What was folded stays as it is", arguments: ["É", "Ａ", "straße", "İ", "ﬁ", "ǅ"])
  func idempotent(text: String) {
    #expect(text.folded.folded == text.folded)
  }

  @Test(
    "Texts that are written alike fold to the same bytes",
    arguments: [
      ("\u{D55C}", "\u{1112}\u{1161}\u{11AB}"), ("ガ", "カ\u{3099}"), ("ｶﾞ", "ガ"),
      ("\u{958}", "क\u{93C}"), ("Οδυσσεύς", "ΟΔΥΣΣΕΥΣ"), ("straße", "STRASSE"), ("ﬁ", "FI"),
      ("İ", "i"), ("Å", "\u{212B}"), ("e\u{323}\u{302}", "\u{1EC7}"),
    ])
  func alike(left: String, right: String) {
    #expect(left.folded.utf8.elementsEqual(right.folded.utf8))
  }
}
