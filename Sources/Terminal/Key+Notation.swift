/// Why a word is not a key.
package enum KeyNotationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A `<` without its `>`; a `<` itself is written `<Lt>`.
  case unclosed
  /// No key has that name; `nearest` is one that does and is close to it, if any.
  case unknownName(String, nearest: String?)
  /// A terminal cannot tell the key from another one.
  case indistinguishable(String, sameAs: String)
  /// The characters must be written by name, e.g. a space as `<Space>`.
  case needsName(String)
  /// The word holds no key at all.
  case empty

  /// The reason in words for whoever wrote the keymap.
  package var description: String {
    switch self {
    case .unclosed: "'<' without '>'; write <Lt> for the key '<'"
    case .unknownName(let name, let nearest):
      "no key is called <\(name)>" + (nearest.map { "; did you mean <\($0)>?" } ?? "")
    case .indistinguishable(let name, let other):
      "<\(name)> cannot be told from \(other): a terminal sends the same for both"
    case .needsName(let name): "write that key as \(name)"
    case .empty: "no key"
    }
  }
}

extension Key: CustomStringConvertible {
  /// The key in the notation of keymap files: `a`, `<C-d>`, `<M-x>`, `<F1>`, `<Space>`, `<Hash>`.
  package var description: String {
    var prefix = ""
    if modifiers.contains(.control) { prefix += "C-" }
    if modifiers.contains(.alt) { prefix += "M-" }
    if modifiers.contains(.shift) { prefix += "S-" }
    switch code {
    case .character(let character):
      if let name = Self.characterNames[character] { return "<\(prefix)\(name)>" }
      return prefix.isEmpty ? String(character) : "<\(prefix)\(character)>"
    case .function(let number): return "<\(prefix)F\(number)>"
    case .backTab: return "<\(prefix)S-Tab>"
    default: return "<\(prefix)\(Self.codeNames[code] ?? "?")>"
    }
  }
}

extension Key {
  /// Reads one word of keys, e.g. `gg`, `<C-w>o` or `<S-Tab>`.
  ///
  /// Names and modifiers are read in either case. A key that a terminal cannot send as such is an
  /// error with the reason, unlike in `init`, since whoever writes it expects two different keys.
  package static func sequence(_ notation: String) throws(KeyNotationError) -> [Key] {
    var keys: [Key] = []
    var rest = notation[...]
    while let first = rest.first {
      guard first == "<" else {
        if let name = characterNames[first] { throw .needsName("<\(name)>") }
        let code = Key(.character(first))
        guard code.typed != nil else { throw .needsName(code.description) }
        keys.append(code)
        rest.removeFirst()
        continue
      }
      guard var close = rest.dropFirst(2).firstIndex(of: ">") else { throw .unclosed }
      // In `<M->>` the key itself is `>`.
      let next = rest.index(after: close)
      if rest[rest.index(before: close)] == "-", rest[next...].first == ">" { close = next }
      keys.append(try named(String(rest[rest.index(after: rest.startIndex)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if keys.isEmpty { throw .empty }
    return keys
  }

  /// Reads the inside of `<…>`.
  private static func named(_ name: String) throws(KeyNotationError) -> Key {
    var modifiers: Modifiers = []
    var rest = name[...]
    while rest.count > 2, rest.dropFirst().first == "-", let letter = rest.first {
      switch letter {
      case "C", "c": modifiers.insert(.control)
      case "M", "m", "A", "a": modifiers.insert(.alt)
      case "S", "s": modifiers.insert(.shift)
      default: throw .unknownName(name, nearest: nil)
      }
      rest = rest.dropFirst(2)
    }
    let code = try code(named: String(rest), in: name, isModified: !modifiers.isEmpty)
    let key = Key(code, modifiers)
    if code == key.code, modifiers == key.modifiers { return key }
    if code == .tab, modifiers.contains(.shift) { return key }
    if case .character(let old) = code, case .character(let new) = key.code,
      modifiers == key.modifiers, old.lowercased() == String(new)
    {
      return key
    }
    throw .indistinguishable(name, sameAs: key.description)
  }

  private static func code(
    named word: String, in name: String, isModified: Bool
  ) throws(KeyNotationError) -> Code {
    if word.count == 1, let character = word.first, isModified { return .character(character) }
    let lower = word.lowercased()
    if lower.first == "f", let number = Int(lower.dropFirst()), (1...63).contains(number) {
      return .function(number)
    }
    if let code = codesByName[lower] { return code }
    let nearest = codesByName.keys.sorted().first {
      lower.count > 1 && $0.hasPrefix(lower.prefix(2))
    }
    let spelled = nearest.flatMap { codesByName[$0] }.map { Key($0).description }
    throw .unknownName(name, nearest: spelled.map { String($0.dropFirst().dropLast()) })
  }

  /// Characters with a meaning of their own in a keymap line.
  private static let characterNames: [Character: String] = [
    " ": "Space", "#": "Hash", "<": "Lt", "|": "Bar",
  ]

  private static let codeNames: [Code: String] = [
    .enter: "Enter", .tab: "Tab", .escape: "Esc", .backspace: "BS", .delete: "Del",
    .insert: "Ins", .up: "Up", .down: "Down", .left: "Left", .right: "Right", .home: "Home",
    .end: "End", .pageUp: "PgUp", .pageDown: "PgDn",
  ]

  /// Every name in lower case, with the usual other spellings.
  private static let codesByName: [String: Code] = {
    var names: [String: Code] = [
      "return": .enter, "cr": .enter, "escape": .escape, "backspace": .backspace,
      "delete": .delete, "insert": .insert, "pageup": .pageUp, "pagedown": .pageDown,
    ]
    for (code, name) in codeNames { names[name.lowercased()] = code }
    for (character, name) in characterNames { names[name.lowercased()] = .character(character) }
    return names
  }()
}
