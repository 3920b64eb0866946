import Testing

@testable import CursesTerminal

@Suite struct FrameBytesTests {
  private func shortened(_ text: String) -> String {
    String(decoding: FrameBytes.shortened(Array(text.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    ("\u{1B}(B\u{1B}[0;7mab\u{1B}(B\u{1B}[m", "\u{1B}[0;7mab\u{1B}[m"),
    ("\u{1B}[36mab\u{1B}[39m\u{1B}(B\u{1B}[m c", "\u{1B}[36mab\u{1B}[m c"),
    ("\u{1B}[36mab\u{1B}[39m\u{1B}(B\u{1B}[0;1mc", "\u{1B}[36mab\u{1B}[0;1mc"),
  ])
  func `What is said twice is said once`(bytes: String, short: String) {
    #expect(shortened(bytes) == short)
  }

  @Test(arguments: [
    "ab (B山é", "\u{1B}[36mab\u{1B}[39mc", "\u{1B}[39m", "\u{1B}[39m\u{1B}[4d", "\u{1B}[m\u{F}", "",
    "\u{1B}", "\u{1B}(0",
  ])
  func `Everything else is as it was`(bytes: String) {
    #expect(shortened(bytes) == bytes)
  }
}
