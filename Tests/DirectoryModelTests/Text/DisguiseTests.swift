import DirectoryModel
import Testing

/// Names that are none.
struct DisguiseTests {
  @Test(
    arguments: [
      "", " ", "\t \n", "\u{A0}", "\u{3000}", "\u{200B}", "\u{200D}\u{FEFF}", "\u{2060}", "\u{AD}",
      "\u{3164}", "\u{115F}", "\u{2800}", "\u{202E}", "\u{7F}", "\u{0}", "\u{200B} \u{200B}",
      "null", "NULL", " null ", "null\u{200B}", "(null)", "<null>", "nil", "undefined",
      "UNDEFINED", "n/a", "N/A", "-", "--", " - ", "\u{2013}", "\u{2014}", "\u{2212}", ".", "...",
      "_", "- -", "\u{B7}",
    ])
  func `What a reader sees nothing in is empty`(text: String) {
    #expect(text.isEmptyInDisguise)
  }

  @Test(
    arguments: [
      "a", "Null", "Nil", "Jennifer Null", "nullable", "none", "None", "Nan", "NA", "Na", "Un",
      "Udo", "-a", "a-", "J.", ".NET", "_svc", "0", "?", "\u{5C71}", "\u{FFFD}", "\u{200B}a",
      "\u{1F600}", "(nobody)", "<x>", "n", "u", "-1", "e\u{301}", "\u{301}",
    ])
  func `What somebody may be called by is not`(text: String) {
    #expect(!text.isEmptyInDisguise)
  }
}
