import Terminal
import Testing

@testable import CursesTerminal

struct TerminalChoiceTests {
  @Test("A terminal that terminfo knows is used without a word")
  func known() throws {
    let choice = try TerminalChoice(term: "foot", isKnown: { $0 == "foot" })
    #expect(choice.name == "foot")
    #expect(choice.notice == nil)
  }

  @Test("An unknown terminal falls back to the best that terminfo knows and says so")
  func fallback() throws {
    let choice = try TerminalChoice(term: "xterm-ghostty", isKnown: { $0 == "xterm" })
    #expect(choice.name == "xterm")
    #expect(choice.notice == "terminfo does not know TERM=xterm-ghostty; using xterm")
  }

  @Test("Without TERM a fallback is used", arguments: [nil, ""])
  func unset(_ term: String?) throws {
    #expect(
      try TerminalChoice(term: term, isKnown: { _ in true }).notice
        == "TERM is not set; using xterm-256color")
  }

  @Test("A dumb terminal is refused")
  func dumb() {
    #expect(throws: CursesTerminalError.dumbTerminal) {
      try TerminalChoice(term: "dumb", isKnown: { _ in true })
    }
  }

  @Test("Where terminfo knows nothing the error lists what was tried")
  func nothingKnown() {
    #expect(
      throws: CursesTerminalError.unknownTerminal(tried: [
        "foot", "xterm-256color", "xterm", "vt100",
      ])
    ) { try TerminalChoice(term: "foot", isKnown: { _ in false }) }
  }

  @Test("The environment's NO_COLOR counts when it is not empty")
  func noColor() {
    #expect(CursesDriver.Options(environment: ["NO_COLOR": "1"]).isMonochrome)
    #expect(!CursesDriver.Options(environment: ["NO_COLOR": ""]).isMonochrome)
  }

  @Test("ESCDELAY is taken over, otherwise the delay is 25 ms")
  func escapeDelay() {
    #expect(
      CursesDriver.Options(environment: ["ESCDELAY": "100"]).escapeDelay == .milliseconds(100))
    #expect(CursesDriver.Options(environment: [:]).escapeDelay == .milliseconds(25))
  }

  @Test("The keys of an entry are taken by their terminfo names")
  func terminfoKeys() {
    let table = TerminfoKeys.table { $0 == "kcuu1" ? "\u{1B}k" : nil }
    #expect(table == [Array("\u{1B}k".utf8): .up])
  }

  @Test("The reset of a dying program has terminfo's words without their delays")
  func resetSequence() {
    let reset = ResetSequence.text(leaving: "L") { ["rmcup": "R$<10/>R", "sgr0": "S"][$0] }
    #expect(reset == "\u{1B}[?2026lLRRS\r")
  }
}
