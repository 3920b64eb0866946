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
}
