import Testing

@testable import roster_bench

@Suite("A screen shows what a terminal would")
struct TerminalScreenTests {
  private func screen(_ output: String, columns: Int = 10, rows: Int = 4) -> TerminalScreen {
    var screen = TerminalScreen(columns: columns, rows: rows)
    screen.feed(Array(output.utf8))
    return screen
  }

  @Test func `Text goes on the next line where one is full, and not before`() {
    #expect(screen("0123456789").line(1) == "")
    #expect(screen("0123456789a").line(1) == "a")
    #expect(screen("0123456789\r\nab").text == "0123456789\nab\n\n")
  }

  @Test func `The cursor moves by sequences, and what is written replaces what was there`() {
    #expect(screen("abc\u{1B}[2;3Hx\u{1B}[1;2HB\u{1B}[3dy\u{1B}[Gz").text == "aBc\n  x\nz y\n")
  }

  @Test(
    arguments: [
      ("\u{1B}[K", "ab"), ("\u{1B}[1K", "   d"), ("\u{1B}[2K", ""), ("\u{1B}[X", "ab d"),
      ("\u{1B}[P", "abd"), ("\u{1B}[@", "ab cd"),
    ])
  func `Erasing ends where it should`(sequence: String, line: String) {
    #expect(screen("abcd\u{1B}[3G\(sequence)").line(0) == line)
  }

  @Test func `Lines scroll within their margins alone`() {
    let text = "a\r\nb\r\nc\r\nd"
    #expect(screen("\(text)\n\re").text == "b\nc\nd\ne")
    #expect(screen("\(text)\u{1B}[2;3r\u{1B}[3;1H\ne").text == "a\nc\ne\nd")
    #expect(screen("\(text)\u{1B}[2;1H\u{1B}[L").text == "a\n\nb\nc")
    #expect(screen("\(text)\u{1B}[2;1H\u{1B}[M").text == "a\nc\nd\n")
  }

  @Test func `A character is repeated as often as is said`() {
    #expect(screen("-\u{1B}[4b+").line(0) == "-----+")
  }

  @Test func `Wide characters take two cells, marks none, and words are found beside them`() {
    let screen = screen("山田x e\u{301}!", columns: 20)
    #expect(screen.line(0) == "山田x e!")
    #expect(screen.column == 8)
    #expect(screen.contains("田x"))
    #expect(screen.row(of: "e!") == 0)
    #expect(!screen.contains("山x"))
  }

  @Test func `Titles, character sets, colours and modes leave nothing on the screen`() {
    let output =
      "\u{1B}]0;title\u{7}\u{1B}(B\u{1B}[1;31m\u{1B}[?25l\u{1B}[?2026ha\u{1B}P1$r\u{1B}\\b"
    #expect(screen(output).text == "ab\n\n\n")
  }

  @Test func `A sequence may come in pieces`() {
    var screen = TerminalScreen(columns: 10, rows: 2)
    for byte in Array("\u{1B}[2;4Hé".utf8) { screen.feed([byte]) }
    #expect(screen.line(1) == "   é")
  }
}
