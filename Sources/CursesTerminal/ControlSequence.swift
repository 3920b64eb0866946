import Terminal

/// A control sequence as ECMA-48 section 5.4 spells it: `ESC [`, parameters, final byte.
struct ControlSequence: Hashable {
  /// The numbers between semicolons; nil for one left out. Of `a:b` only `a` counts.
  var parameters: [Int?]
  /// Whether it has a private marker (`<`, `=`, `>`, `?`) or intermediate bytes: never a key.
  var isPrivate: Bool
  /// The byte that ends it and says what it is about.
  var final: UInt8

  /// The key that xterm, rxvt and the kitty protocol's legacy forms mean by it; nil for others.
  ///
  /// Source: xterm's ctlseqs, "PC-Style Function Keys", and its modifyOtherKeys 1 and 2.
  var key: Key? {
    guard !isPrivate else { return nil }
    if final == UInt8(ascii: "~") { return tildeKey }
    if final == UInt8(ascii: "u") {
      return number(0).flatMap { Self.key(scalar: $0, modifiers: modifiers(1)) }
    }
    return Self.letterKeys[final].map { Key($0, modifiers(1)) }
  }

  private var tildeKey: Key? {
    guard let first = number(0) else { return nil }
    if first == 27 { return number(2).flatMap { Self.key(scalar: $0, modifiers: modifiers(1)) } }
    return Self.numberedKeys[first].map { Key($0, modifiers(1)) }
  }

  private func number(_ index: Int) -> Int? {
    index < parameters.count ? parameters[index] : nil
  }

  /// A parameter of 1 + Shift 1 + Alt 2 + Ctrl 4; further bits are ignored.
  private func modifiers(_ index: Int) -> Key.Modifiers {
    guard let value = number(index), value > 1 else { return [] }
    return Key.Modifiers(rawValue: UInt8(truncatingIfNeeded: (value - 1) & 7))
  }

  private static func key(scalar: Int, modifiers: Key.Modifiers) -> Key? {
    guard let scalar = UInt32(exactly: scalar).flatMap(Unicode.Scalar.init) else { return nil }
    switch scalar.value {
    case 8, 0x7F: return Key(.backspace, modifiers)
    case 9: return Key(.tab, modifiers)
    case 13: return Key(.enter, modifiers)
    case 27: return Key(.escape, modifiers)
    case ..<0x20, 0x80...0x9F: return nil
    default:
      let character = Character(scalar)
      guard modifiers.contains(.shift), let upper = character.uppercased().first else {
        return Key(.character(character), modifiers)
      }
      return Key(.character(upper), modifiers)
    }
  }

  /// Keys by final letter, after `ESC [` as after `ESC O`.
  static let letterKeys: [UInt8: Key.Code] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
    UInt8(ascii: "D"): .left, UInt8(ascii: "F"): .end, UInt8(ascii: "H"): .home,
    UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2),
    UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
    UInt8(ascii: "Z"): .backTab,
  ]

  /// Keys by the number before `~`; the gaps are those of the VT220.
  private static let numberedKeys: [Int: Key.Code] = {
    var keys: [Int: Key.Code] = [
      1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    ]
    let functions = [
      11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34,
    ]
    for (index, number) in functions.enumerated() { keys[number] = .function(index + 1) }
    return keys
  }()
}
