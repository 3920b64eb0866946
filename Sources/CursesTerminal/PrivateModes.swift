/// The modes that terminals of today have beyond what terminfo knows.
///
/// A terminal is never asked whether it has them: an answer that came after the end would be typed
/// into the shell. One that has not ignores them, as ECMA-48 section 7.1 wants it, but for some
/// consoles that print what they don't know.
struct PrivateModes: Hashable, Sendable {
  /// Whether the terminal may be sent them.
  let areUnderstood: Bool

  /// Consoles and old terminals that print a sequence which they don't know, or whose own sequences
  /// look otherwise, by the begin of their names; none of them has any of the modes.
  private static let without = [
    "linux", "hurd", "mach", "cons25", "sun", "cygwin", "pcansi", "ansi", "vt52", "pc3", "bsdos",
    "ecma+", "minix", "att6386", "beterm",
  ]

  /// - Parameters:
  ///   - name: the terminfo entry.
  ///   - move: how it moves the cursor, `cup`: without a control sequence introducer it knows none.
  init(of name: String, move: String?) {
    areUnderstood =
      move?.hasPrefix("\u{1B}[") == true && !Self.without.contains(where: name.hasPrefix)
  }

  /// Pastes in brackets, so that they are told from keys.
  var enter: String { areUnderstood ? "\u{1B}[?2004h" : "" }
  /// All of them off.
  var leave: String { areUnderstood ? "\u{1B}[?2026l\u{1B}[?2004l" + leaveMouse : "" }
  /// Presses and the wheel, in the form for screens of any width.
  var enterMouse: String { areUnderstood ? "\u{1B}[?1000h\u{1B}[?1006h" : "" }
  var leaveMouse: String { areUnderstood ? "\u{1B}[?1006l\u{1B}[?1000l" : "" }

  /// A frame that is shown at once where it is long enough to be seen in the making.
  func bracketed(_ frame: [UInt8]) -> [UInt8] {
    guard areUnderstood, frame.count > Self.longFrame else { return frame }
    return Array("\u{1B}[?2026h".utf8) + frame + Array("\u{1B}[?2026l".utf8)
  }

  private static let longFrame = 1_000
}
