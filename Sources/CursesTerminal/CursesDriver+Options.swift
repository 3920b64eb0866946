extension CursesDriver {
  /// What the environment says about the terminal.
  package struct Options: Hashable, Sendable {
    /// The terminfo entry wanted, TERM.
    package var term: String?
    /// Whether to show no colour; bold remains.
    package var isMonochrome: Bool
    /// How long a lone Escape may still become the begin of a sequence.
    package var escapeDelay: Duration
    /// Whether GNU screen stands between, which passes on only what is wrapped for it.
    package var isInScreen = false
    /// The locale of characters.
    package var locale = LocaleChoice(environment: [:])

    /// Makes options by hand.
    package init(
      term: String?, isMonochrome: Bool = false, escapeDelay: Duration = .milliseconds(25)
    ) {
      self.term = term
      self.isMonochrome = isMonochrome
      self.escapeDelay = escapeDelay
    }

    /// Reads the locale, TERM, NO_COLOR (which counts when not empty, no-color.org), ESCDELAY, which is in
    /// milliseconds as for ncurses, and STY, which GNU screen sets.
    package init(environment: [String: String]) {
      let delay = environment["ESCDELAY"].flatMap(Int.init).map { min(max($0, 0), 10_000) }
      self.init(
        term: environment["TERM"],
        isMonochrome: !(environment["NO_COLOR"] ?? "").isEmpty,
        escapeDelay: .milliseconds(delay ?? 25))
      locale = LocaleChoice(environment: environment)
      let isInTmux = !(environment["TMUX"] ?? "").isEmpty
      isInScreen = !(environment["STY"] ?? "").isEmpty && !isInTmux
    }
  }
}
