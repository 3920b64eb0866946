import Browser
import Terminal

/// How the parts of the screen look; what a colour says, a mark or a word says too.
enum Theme {
  static let title = Style.plain.reversed()
  static let header = Style.plain.bold().underlined()
  static let selected = Style.plain.bold()
  static let strong = Style.plain
  static let faint = Style.plain.dim()
  static let label = Style.plain.colored(.cyan)
  static let heading = Style.plain.bold()
  static let warning = Style.plain.colored(.yellow).bold()
  static let error = Style.plain.colored(.red).bold()
  static let key = Style.plain.bold()
  static let frame = Style.plain.dim()

  static func style(_ emphasis: UserListColumn.Cell.Emphasis) -> Style {
    switch emphasis {
    case .none: .plain
    case .strong: strong
    case .warning: warning
    case .faint: faint
    }
  }

  static func style(_ emphasis: DetailLine.Emphasis) -> Style {
    switch emphasis {
    case .none: .plain
    case .warning: warning
    case .faint: faint
    case .heading: heading
    }
  }

  static func style(_ severity: Message.Severity) -> Style {
    switch severity {
    case .information: .plain
    case .warning: warning
    case .error: error
    }
  }
}
