import Browser
import DirectoryText
import Terminal

/// How the parts of the screen look; what a colour says, a mark or a word says too.
struct Theme: Hashable {
  var title = Style.plain.reversed()
  var header = Style.plain.bold().underlined()
  /// The selected row over its width, with its marks and words of whatever emphasis: one look for
  /// all of it, so that a key costs few bytes on the wire.
  var selected = Style.plain.reversed()
  /// The same in a list that does not have the keys.
  var selectedAside = Style.plain.dim().reversed()
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
    theme.selected = .plain.bold().reversed()
    theme.selectedAside = .plain.bold().underlined()
    return theme
  }()

  /// No colour at all.
  static let mono: Theme = {
    var theme = Theme()
    theme.label = .plain
    theme.warning = .plain.bold()
    theme.error = .plain.bold().underlined()
    theme.mark = .plain.bold()
    theme.selected = .plain.bold().underlined()
    theme.selectedAside = .plain.underlined()
    return theme
  }()

  /// The theme of a name; where the terminal shows no colours, that without them for the usual one.
  static func named(_ name: ThemeName, hasColor: Bool = true) -> Theme {
    switch name {
    case .auto: hasColor ? auto : mono
    case .highContrast: highContrast
    case .mono: mono
    }
  }

  /// How the selected row of a list looks.
  func selected(hasKeys: Bool) -> Style { hasKeys ? selected : selectedAside }

  /// How what was looked for, or the column of the cursor, stands out from text of a style.
  func standingOut(from style: Style) -> Style {
    hit.isReversed || style.isUnderlined ? style.reversed(!style.isReversed) : style.underlined()
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
