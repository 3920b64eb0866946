import Browser
import DirectoryModel

/// What one line of a keymap file says.
struct KeymapStatement {
  /// The statement by its first word.
  enum Directive {
    case bind([Action.Context], KeySequence, Action, DisplayText)
    case unbind([Action.Context], KeySequence)
    /// Forgets all that the contexts bind themselves.
    case reset([Action.Context])
    /// Reads another file at this place; the path is as written.
    case include(String)
    case sequenceTimeout(Duration)
  }

  /// The first word of a line.
  enum Keyword: String, CaseIterable {
    case format, bind, unbind, reset, include, set
  }

  /// The settings of `set`.
  enum Setting: String, CaseIterable {
    case sequenceTimeout = "sequence-timeout"
  }

  let directive: Directive
  /// Where the line begins.
  let location: KeymapLocation
  /// Where its keys stand, or what else follows the first word.
  let operand: KeymapLocation
}
