/// One press of a key as a terminal can report it.
///
/// Always canonical: a terminal sends the same byte for Ctrl-I and Tab, for Ctrl-M and Enter, for
/// Ctrl-[ and Escape, and none for Shift with a letter but the capital; those combinations become
/// what arrives, so that two equal presses are equal keys.
package struct Key: Hashable, Sendable {
  /// The key without its modifiers.
  package enum Code: Hashable, Sendable {
    /// A character as typed, capitals as such.
    case character(Character)
    /// Keys with a name; `backTab` is Shift-Tab.
    case enter, tab, backTab, escape, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 to F63.
    case function(Int)
  }

  /// Keys held down together with another.
  package struct Modifiers: OptionSet, Hashable, Sendable {
    /// The bits of xterm's modifier parameter less one.
    package let rawValue: UInt8

    /// Makes a set of its bits.
    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// Never together with a character.
    package static let shift = Modifiers(rawValue: 1)
    /// Also called Meta.
    package static let alt = Modifiers(rawValue: 2)
    /// Also called Ctrl.
    package static let control = Modifiers(rawValue: 4)
  }

  /// Which key.
  package let code: Code
  /// What is held down with it.
  package let modifiers: Modifiers

  /// Makes the key that arrives when these are pressed together.
  package init(_ code: Code, _ modifiers: Modifiers = []) {
    var code = code
    var modifiers = modifiers
    if case .character(let character) = code {
      modifiers.remove(.shift)
      if modifiers.contains(.control) {
        (code, modifiers) = Self.controlled(character, modifiers)
      } else {
        code = Self.named(character) ?? code
      }
    }
    if code == .tab, modifiers.contains(.shift) { code = .backTab }
    if code == .backTab { modifiers.remove(.shift) }
    self.code = code
    self.modifiers = modifiers
  }

  /// A character typed by itself.
  package static func character(_ character: Character) -> Key {
    Key(.character(character))
  }

  /// A letter typed with Ctrl.
  package static func control(_ character: Character) -> Key {
    Key(.character(character), .control)
  }

  /// A character typed with Alt.
  package static func alt(_ character: Character) -> Key {
    Key(.character(character), .alt)
  }

  /// Also called Return.
  package static let enter = Key(.enter)
  /// The same as Ctrl-I.
  package static let tab = Key(.tab)
  /// Shift-Tab.
  package static let backTab = Key(.backTab)
  /// The same as Ctrl-[.
  package static let escape = Key(.escape)
  /// The key above Enter.
  package static let backspace = Key(.backspace)
  /// The key of the six-key block.
  package static let delete = Key(.delete)
  /// The key of the six-key block.
  package static let insert = Key(.insert)
  /// Arrow key.
  package static let up = Key(.up)
  /// Arrow key.
  package static let down = Key(.down)
  /// Arrow key.
  package static let left = Key(.left)
  /// Arrow key.
  package static let right = Key(.right)
  /// To the begin.
  package static let home = Key(.home)
  /// To the end.
  package static let end = Key(.end)
  /// A screen up.
  package static let pageUp = Key(.pageUp)
  /// A screen down.
  package static let pageDown = Key(.pageDown)
  /// The space bar.
  package static let space = Key(.character(" "))

  /// The character that the key types into a prompt; nil for every other key.
  package var typed: Character? {
    guard case .character(let character) = code, modifiers.isEmpty else { return nil }
    return character
  }

  /// The key that arrives for a character held down with Ctrl.
  ///
  /// A terminal sends the low five bits of @, A-Z, [, \, ], ^ and _ (ECMA-48, C0).
  private static func controlled(
    _ character: Character, _ modifiers: Modifiers
  ) -> (Code, Modifiers) {
    let others = modifiers.subtracting(.control)
    switch Character(character.lowercased()) {
    case "i": return (.tab, others)
    case "m": return (.enter, others)
    case "[": return (.escape, others)
    case "?": return (.backspace, others)
    case "@", "`", "2": return (.character(" "), modifiers)
    case "/": return (.character("_"), modifiers)
    case let lower: return (.character(lower), modifiers)
    }
  }

  private static func named(_ character: Character) -> Code? {
    switch character {
    case "\r", "\n", "\r\n": .enter
    case "\t": .tab
    case "\u{1B}": .escape
    case "\u{7F}": .backspace
    default: nil
    }
  }
}
