import Browser
import DirectoryText
import Terminal

/// How the parts of the screen look; what a colour says, a mark or a word says too.
struct Theme: Hashable {
  var title = Style.plain.reversed()
  var header = Style.plain.bold().underlined()
  /// The sign of the selected row: it alone moves, so that a key costs few bytes on the wire.
  var selected = Style.plain.bold().reversed()
  var strong = Style.plain
  var faint = Style.plain.dim()
  var label = Style.plain.colored(.cyan)
  var heading = Style.plain.bold()
  var warning = Style.plain.colored(.yellow).bold()
  var error = Style.plain.colored(.red).bold()
  var key = Style.plain.bold()
  var frame = Style.plain.dim()
  var mark = Style.plain.colored(.green).bold()
  /// The part of a text that was looked for, or that is not understood.
  var hit = Style.plain.underlined()

  /// The terminal's own colours.
  static let auto = Theme()

  /// Nothing dim and no colour that may be pale on the user's background.
  static let highContrast: Theme = {
    var theme = Theme()
    theme.faint = .plain
    theme.label = .plain
    theme.frame = .plain
    theme.strong = .plain.bold()
    theme.warning = .plain.bold().underlined()
    theme.error = .plain.bold().reversed()
    theme.mark = .plain.bold()
    theme.hit = .plain.reversed()
    return theme
  }()

  /// No colour at all.
  static let mono: Theme = {
    var theme = Theme()
    theme.label = .plain
    theme.warning = .plain.bold()
    theme.error = .plain.bold().underlined()
    theme.mark = .plain.bold()
    return theme
  }()

  static func named(_ name: ThemeName) -> Theme {
    switch name {
    case .auto: auto
    case .highContrast: highContrast
    case .mono: mono
    }
  }

  func style(_ emphasis: ListCell.Emphasis) -> Style {
    switch emphasis {
    case .none: .plain
    case .strong: strong
    case .warning: warning
    case .faint: faint
    }
  }

  func style(_ emphasis: DetailLine.Emphasis) -> Style {
    switch emphasis {
    case .none: .plain
    case .warning: warning
    case .faint: faint
    case .heading: heading
    }
  }

  func style(_ severity: Message.Severity) -> Style {
    switch severity {
    case .information: .plain
    case .warning: warning
    case .error: error
    }
  }
}
