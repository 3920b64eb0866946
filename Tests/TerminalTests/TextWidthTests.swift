import Terminal
import TestSupport
import Testing

struct TextWidthTests {
  @Test(
    arguments: [
      ("a", 1), ("é", 1), ("e\u{301}", 1), ("Ω", 1), ("я", 1), ("’", 1), ("─", 1),
      ("山", 2), ("ア", 2), ("ｱ", 1), ("Ａ", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
      ("م", 1), ("ש", 1), ("ก", 1), ("ห\u{0E49}", 1), ("ह", 1), ("क\u{094D}", 1),
      ("𠮷", 2), ("😀", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("❤️", 2), ("❤", 1),
      ("🫨", 2), ("🛜", 2), ("🪿", 2), ("👩‍💻", 2), ("🇩", 1), ("1️⃣", 2),
    ] as [(Character, Int)])
  func `A cluster takes the columns that UAX #11 gives it`(_ cluster: Character, columns: Int) {
    #expect(TextWidth.columns(of: cluster) == columns)
  }

  @Test(
    arguments: [
      ("", 0), ("Bob Brown", 9), ("山田 太郎", 9), ("한국어", 6), ("Zoë O’Neill", 11),
      ("محمد", 4), ("Ze\u{0308}ro", 4), ("👨‍👩‍👧 Smith", 8), ("🇩🇪🇫🇷", 4),
    ])
  func `A text takes the sum of its clusters`(_ text: String, columns: Int) {
    #expect(TextWidth.columns(of: TestText(text)) == columns)
  }

  @Test func `A spacing vowel sign takes a column of its own`() {
    #expect(TextWidth.columns(of: TestText("हिन्दी")) == 5)
  }

  @Test func `A conjunct wider than two columns is counted as it is drawn`() {
    let text = TestText("लक्ष्मी")
    var canvas = Canvas(size: Size(columns: 10, rows: 1))
    let used = canvas.put(text, at: Point(column: 0, row: 0))
    #expect(used == TextWidth.columns(of: text))
    #expect(used == 5)
    #expect(canvas.lines == [text.printable])
  }

  @Test func `The first and last scalars of a wide range are wide and their neighbours are not`() {
    #expect(TextWidth.columns(of: "\u{1100}") == 2)
    #expect(TextWidth.columns(of: "\u{10FF}") == 1)
    #expect(TextWidth.columns(of: "\u{115F}") == 2)
    #expect(TextWidth.columns(of: "\u{3FFFD}") == 2)
    #expect(TextWidth.columns(of: "\u{378}") == 1)
  }
}
