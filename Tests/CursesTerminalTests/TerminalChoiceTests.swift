import Terminal
import Testing

@testable import CursesTerminal

struct TerminalChoiceTests {
  @Test func `A terminal that terminfo knows is used without a word`() throws {
    let choice = try TerminalChoice(term: "foot", isKnown: { $0 == "foot" })
    #expect(choice.name == "foot")
    #expect(choice.notice == nil)
  }

  @Test func `An unknown terminal falls back to the best that terminfo knows and says so`() throws {
    let choice = try TerminalChoice(term: "xterm-ghostty", isKnown: { $0 == "xterm" })
    #expect(choice.name == "xterm")
    #expect(choice.notice == "terminfo does not know TERM=xterm-ghostty; using xterm")
  }

  @Test(arguments: [nil, ""])
  func `Without TERM a fallback is used`(_ term: String?) throws {
    #expect(
      try TerminalChoice(term: term, isKnown: { _ in true }).notice
        == "TERM is not set; using xterm-256color")
  }

  @Test func `A dumb terminal is refused`() {
    #expect(throws: CursesTerminalError.dumbTerminal) {
      try TerminalChoice(term: "dumb", isKnown: { _ in true })
    }
  }

  @Test func `Where terminfo knows nothing the error lists what was tried`() {
    #expect(
      throws: CursesTerminalError.unknownTerminal(tried: [
        "foot", "xterm-256color", "xterm", "vt100",
      ])
    ) { try TerminalChoice(term: "foot", isKnown: { _ in false }) }
  }

  @Test func `The environment's NO_COLOR counts when it is not empty`() {
    #expect(CursesDriver.Options(environment: ["NO_COLOR": "1"]).isMonochrome)
    #expect(!CursesDriver.Options(environment: ["NO_COLOR": ""]).isMonochrome)
  }

  @Test func `ESCDELAY is taken over, otherwise the delay is 25 ms`() {
    #expect(
      CursesDriver.Options(environment: ["ESCDELAY": "100"]).escapeDelay == .milliseconds(100))
    #expect(CursesDriver.Options(environment: [:]).escapeDelay == .milliseconds(25))
  }

  @Test func `The keys of an entry are taken by their terminfo names`() {
    let table = TerminfoKeys.table { $0 == "kcuu1" ? "\u{1B}k" : nil }
    #expect(table == [Array("\u{1B}k".utf8): .up])
  }

  @Test func `The reset of a dying program has terminfo's words without their delays`() {
    let reset = ResetSequence.text(leaving: "L") { ["rmcup": "R$<10/>R", "sgr0": "S"][$0] }
    #expect(reset == "LRRS\r")
  }
}
