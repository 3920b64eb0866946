import DirectoryModel

/// Gives each source the one character that stands for it in narrow columns.
struct SourceTags {
  private var taken: Set<Character>

  /// - Parameter given: the tags that the configuration sets, which have precedence.
  init(given: some Sequence<Character>) {
    taken = Set(given)
  }

  /// Whether a text can be a tag: one letter or printable ASCII character that fills one cell.
  ///
  /// Letters of East Asian scripts fill two cells and combining marks none.
  static func isTag(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard text.count == 1, scalars.count == 1, let scalar = scalars.first else { return false }
    if scalar.isASCII { return (0x21...0x7E).contains(scalar.value) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter:
      // Below U+1100 (Hangul Jamo) no letter is wide (UAX #11).
      return scalar.value < 0x1100 && !scalar.isHidden
    default: return false
    }
  }

  /// The first character that is free: the name's letters and then its digits in capitals, the
  /// alphabet, the digits, small letters, signs. Nil after 94 sources.
  mutating func next(for name: String) -> Character? {
    let letters = name.filter { $0.isASCII && $0.isLetter }.uppercased()
    let digits = name.filter { $0.isASCII && $0.isNumber }
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    let signs = (0x21...0x7E).map { Character(Unicode.Scalar($0)) }
    let candidates = letters + digits + alphabet + "0123456789" + alphabet.lowercased()
    guard let tag = (Array(candidates) + signs).first(where: { !taken.contains($0) }) else {
      return nil
    }
    taken.insert(tag)
    return tag
  }
}
