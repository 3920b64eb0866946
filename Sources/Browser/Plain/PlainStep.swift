package import DirectoryModel

/// Something that has happened in the plain browser.
package enum PlainEvent: Sendable {
  case started
  /// A line was typed.
  case line(String)
  /// No more lines will come.
  case inputEnded
  /// Ctrl-C.
  case interrupted
  /// What an effect came to, or what the sources do.
  case happened(AppEvent)
}

/// What the plain browser does next.
package enum PlainStep: Hashable, Sendable {
  /// Writes a line.
  case say(DisplayText)
  /// Writes all that is known of a user.
  case show(User)
  /// Asks for a line.
  case prompt
  case run(Effect)
}
