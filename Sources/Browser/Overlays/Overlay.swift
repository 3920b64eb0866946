package import DirectoryModel
package import DirectoryText

/// Something that covers the panes.
package struct Overlay: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The keys of the context that it was opened from.
    case help(Action.Context)
    case messages
    /// Lines that can be selected with the terminal's own means.
    case text(title: DisplayText, lines: [DisplayText])
    case menu(Menu)
    case palette
    /// What keys send and run, one after the other.
    case key(KeyProbe)
  }

  package var kind: Kind
  /// What its lines have to hold.
  package var filter = ""
  package var position = TextPosition()

  package init(_ kind: Kind) { self.kind = kind }

  /// The menu, where it is one.
  package var menu: Menu? {
    get { if case .menu(let menu) = kind { menu } else { nil } }
    set { if let newValue { kind = .menu(newValue) } }
  }

  package var isHelp: Bool { if case .help = kind { true } else { false } }
}

/// A line of something that covers the panes, and what Enter does there.
package struct OverlayEntry: Hashable, Sendable {
  package let line: DetailLine
  /// What Enter runs.
  package let action: Action?
  /// What Tab makes of what is typed.
  let completion: String?
  /// The item of a menu.
  let item: String?
  /// Whether the cursor may stand there.
  package let isStop: Bool

  init(
    _ line: DetailLine, action: Action? = nil, completion: String? = nil, item: String? = nil,
    isStop: Bool = true
  ) {
    self.line = line
    self.action = action
    self.completion = completion
    self.item = item
    self.isStop = isStop
  }

  static let blank = OverlayEntry(.blank, isStop: false)
  static func heading(_ text: DisplayText) -> OverlayEntry {
    OverlayEntry(.heading(text), isStop: false)
  }
}
