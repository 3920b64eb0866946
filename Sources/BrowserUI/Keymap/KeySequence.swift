package import DirectoryModel
package import Terminal

/// The keys of one binding, pressed one after the other: `q`, `gg`, `<C-w>o`.
package struct KeySequence: Hashable, Sendable {
  /// The keys in the order in which they are pressed.
  package let keys: [Key]

  /// Keys that were pressed or made up by the program, taken as they are.
  package init(_ keys: [Key]) {
    self.keys = keys
  }

  /// Reads one word of a keymap file.
  ///
  /// - Throws: `Mistake` when no terminal sends such keys, or the browser would never wait for them.
  package init(parsing notation: String) throws(Mistake) {
    do {
      keys = try Key.sequence(notation)
    } catch {
      throw Mistake(error)
    }
    if let key = keys.dropFirst().first(where: Self.givesUp) {
      throw Mistake(message: "\(key.description) gives up a sequence, so it can only stand first")
    }
  }

  /// Whether a key, pressed in the middle of a sequence, drops what was pressed of it.
  package static func givesUp(_ key: Key) -> Bool {
    key == .escape || key == .control("c")
  }

  /// The first key that types a character in a prompt.
  package var firstTyped: Key? {
    keys.first { $0.typed != nil }
  }

  /// The sequence without its first keys.
  package func dropping(_ count: Int) -> KeySequence {
    KeySequence(Array(keys.dropFirst(count)))
  }
}

extension KeySequence: CustomStringConvertible {
  /// The sequence as a keymap file writes it.
  package var description: String {
    keys.map(\.description).joined()
  }
}

extension KeySequence {
  /// Why a word names no keys that could be bound.
  package struct Mistake: Error, Hashable, Sendable {
    package let message: DisplayText
  }
}

extension KeySequence.Mistake {
  /// The reason in the words of the notation, with the nearest name where a name is unknown.
  fileprivate init(_ error: KeyNotationError) {
    guard case .unknownName(let name, _) = error else {
      message = DisplayText(error.description)
      return
    }
    let nearest = Self.nearest(to: name).map { ": the nearest is <\($0)>" } ?? ""
    message = "no key is called <\(name)>\(nearest)"
  }

  private static func nearest(to name: String) -> String? {
    var plain = name[...]
    while plain.count > 2, plain.dropFirst().first == "-" { plain = plain.dropFirst(2) }
    let names = named.map { String($0.description.dropFirst().dropLast()) }
    guard let nearest = names.nearest(to: String(plain)) else { return nil }
    return name.dropLast(plain.count) + nearest
  }

  /// The keys that have a name.
  private static let named: [Key] =
    [
      .enter, .tab, .escape, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end,
      .pageUp, .pageDown, .space, .character("#"), .character("<"), .character("|"),
    ] + (1...12).map { Key(.function($0)) }
}
