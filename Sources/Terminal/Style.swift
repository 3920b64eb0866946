/// One of the sixteen colours of the user's own palette, or the terminal's standard colour.
///
/// There is no RGB: only the palette is known to be legible on the user's background.
/// The raw value less one is the ANSI colour number (ECMA-48 SGR 30-37, bright ones from 8).
package enum Color: UInt8, CaseIterable, Sendable {
  /// What the terminal uses when nothing is said; not necessarily in the palette.
  case standard
  case black, red, green, yellow, blue, magenta, cyan, white
  case brightBlack, brightRed, brightGreen, brightYellow
  case brightBlue, brightMagenta, brightCyan, brightWhite
}

/// How a cell looks; colour never carries a meaning alone, so each style must read without it.
package struct Style: Hashable, Sendable {
  /// The colour of the type.
  package var foreground: Color
  /// The colour behind the type.
  package var background: Color
  /// Bold type, the one attribute that every terminal shows.
  package var isBold: Bool
  /// Faint type; some terminals show it like plain type.
  package var isDim: Bool
  /// A line below, spaces included.
  package var isUnderlined: Bool
  /// Type and background exchanged.
  package var isReversed: Bool

  /// Makes a style; plain where nothing is said.
  package init(
    foreground: Color = .standard, background: Color = .standard, isBold: Bool = false,
    isDim: Bool = false, isUnderlined: Bool = false, isReversed: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.isBold = isBold
    self.isDim = isDim
    self.isUnderlined = isUnderlined
    self.isReversed = isReversed
  }

  /// The terminal's own colours without any attribute.
  package static let plain = Style()
}

extension Style {
  /// The style with bold type, which is also what remains where colour is switched off.
  package func bold(_ isOn: Bool = true) -> Style { with(\.isBold, isOn) }

  /// The style with faint type.
  package func dim(_ isOn: Bool = true) -> Style { with(\.isDim, isOn) }

  /// The style with a line below.
  package func underlined(_ isOn: Bool = true) -> Style { with(\.isUnderlined, isOn) }

  /// The style with type and background exchanged.
  package func reversed(_ isOn: Bool = true) -> Style { with(\.isReversed, isOn) }

  /// The style with another colour of type.
  package func colored(_ color: Color) -> Style { with(\.foreground, color) }

  /// The style with another colour behind the type.
  package func on(_ color: Color) -> Style { with(\.background, color) }

  private func with<Value>(_ part: WritableKeyPath<Style, Value>, _ value: Value) -> Style {
    var style = self
    style[keyPath: part] = value
    return style
  }
}

extension Style: CustomStringConvertible {
  /// The attributes in words, e.g. `bold red on white`; `plain` where there is none.
  package var description: String {
    var words: [String] = []
    if isBold { words.append("bold") }
    if isDim { words.append("dim") }
    if isUnderlined { words.append("underlined") }
    if isReversed { words.append("reversed") }
    if foreground != .standard { words.append("\(foreground)") }
    if background != .standard { words.append("on \(background)") }
    return words.isEmpty ? "plain" : words.joined(separator: " ")
  }
}
