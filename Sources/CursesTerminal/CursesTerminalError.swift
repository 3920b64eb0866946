/// Why the browser cannot be shown on this terminal.
package enum CursesTerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no terminal: neither the standard streams nor /dev/tty.
  case noTerminal
  /// TERM says that the terminal can do nothing but print lines.
  case dumbTerminal
  /// terminfo describes neither TERM nor any of the usual ones.
  case unknownTerminal(tried: [String])
  /// The terminal is another job's, and no shell could bring this one to the front.
  case inBackground
  /// The system refused; `reason` is its own word for it.
  case refused(reason: String)

  /// What is wrong and what can be done about it.
  package var description: String {
    switch self {
    case .noTerminal:
      "there is no terminal here; use 'roster list' or --plain in a script"
    case .dumbTerminal:
      "TERM=dumb cannot show the browser; use --plain"
    case .unknownTerminal(let tried):
      "terminfo knows none of \(tried.joined(separator: ", ")); "
        + "install ncurses-base or set TERM to a terminal that it knows"
    case .inBackground:
      "the terminal belongs to another job; start the browser in the foreground"
    case .refused(let reason):
      "the terminal cannot be opened: \(reason)"
    }
  }
}
