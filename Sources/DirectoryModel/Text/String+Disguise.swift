extension String {
  /// What services write where they have no name, and why; nobody is called so.
  ///
  /// The words count in small or in capital letters, not in both: Null is a family name.
  private static let placeholders: [String: StaticString] = [
    "null": "a null of JSON or SQL that was made a text",
    "(null)": "the same in C and Objective-C", "<null>": "the same in .NET and Objective-C",
    "nil": "the same in Ruby, Go and Lua", "undefined": "the same in JavaScript",
    "n/a": "not applicable",
  ]

  /// Signs that stand alone where a field must not be empty, as the family name in LDAP.
  private static let signs: Set<Unicode.Scalar> = [
    "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}", ".",
    "_", "\u{00B7}",
  ]

  /// Whether the text is empty to a reader: nothing but blanks and characters that can't be seen,
  /// nothing but signs that fill a field, or a word for nothing.
  package var isEmptyInDisguise: Bool {
    guard let first = unicodeScalars.first(where: \.isSeen) else { return true }
    guard Self.mayBeginPlaceholder(first) else { return false }
    let seen = unicodeScalars.filter(\.isSeen)
    if seen.allSatisfy(Self.signs.contains) { return true }
    let word = String(String.UnicodeScalarView(seen))
    let small = word.lowercased()
    return Self.placeholders[small] != nil && (word == small || word == word.uppercased())
  }

  /// Most names are told by their first letter.
  private static func mayBeginPlaceholder(_ first: Unicode.Scalar) -> Bool {
    switch first {
    case "n", "N", "u", "U", "(", "<": true
    default: signs.contains(first)
    }
  }
}

extension Unicode.Scalar {
  /// Whether a reader sees anything; U+2800 is a symbol of braille without a dot.
  fileprivate var isSeen: Bool {
    if isASCII { return value > 0x20 && value != 0x7F }
    return !properties.isWhitespace && !isHidden && value != 0x2800
  }
}
