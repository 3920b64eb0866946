import Foundation

extension String {
  /// The text without case, accents and width, for searching and sorting.
  ///
  /// Normalised (NFKC), so that texts that are written alike are alike byte for byte. Characters
  /// that don't show are dropped (as in NFKC_Casefold, Unicode 3.13), so that none can hide a name
  /// from a search; controls and line ends become blanks, so that a newline always separates
  /// texts; and letters and signs that have no decomposition become what one types for them:
  /// `lukasz` for Łukasz, `o'neill` for O’Neill. Folding what was folded changes nothing.
  package var folded: String { foldedASCII ?? foldedByScalar ?? foldedUnicode }

  /// Nil where the text is not ASCII.
  private var foldedASCII: String? {
    var isASCII = true
    let text = String(unsafeUninitializedCapacity: utf8.count) { output in
      var count = 0
      for byte in utf8 {
        switch byte {
        case 0x80...: isASCII = false
        case 0x41...0x5A: output[count] = byte | 0x20
        case ..<0x20, 0x7F: output[count] = 0x20
        default: output[count] = byte
        }
        guard isASCII else { return 0 }
        count += 1
      }
      return count
    }
    return isASCII ? text : nil
  }

  /// Nil where a character may change with the one beside it, or is a rare one.
  private var foldedByScalar: String? {
    let table = FoldingTable.shared
    var output: [UInt8] = []
    output.reserveCapacity(utf8.count)
    for scalar in unicodeScalars where !table.append(scalar, to: &output) { return nil }
    return String(decoding: output, as: UTF8.self)
  }

  /// The text folded in the way that holds for all of Unicode, which takes microseconds.
  var foldedUnicode: String {
    var shown = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: shown.append(" ")
      default: if !scalar.properties.isDefaultIgnorableCodePoint { shown.append(scalar) }
      }
    }
    // Taken apart, folded one by one, and put together again.
    var output = String.UnicodeScalarView()
    for scalar in String(shown).decomposedStringWithCompatibilityMapping.unicodeScalars
    where !scalar.isAccent {
      for lower in scalar.properties.lowercaseMapping.unicodeScalars {
        output.append(contentsOf: (Self.typed[lower] ?? String(lower)).unicodeScalars)
      }
    }
    return String(output).precomposedStringWithCanonicalMapping
  }

  /// What one types for lower-case letters and for signs that Unicode does not take apart: the
  /// letters of Latin alphabets as in the CLDR's Latin-ASCII transform, quotation marks and
  /// dashes; and the one form of a Greek letter that upper case has not.
  private static let typed: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "ł": "l", "đ": "d", "ð": "d",
    "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ı": "i", "ȷ": "j", "ə": "e", "ɛ": "e", "ɔ": "o",
    "ɖ": "d", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ƀ": "b", "ɨ": "i", "ʉ": "u", "ς": "σ",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "ʻ": "'", "′": "'",
    "“": "\"", "”": "\"", "„": "\"", "‟": "\"",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
  ]
}

extension Unicode.Scalar {
  /// Whether the mark only accents or points a letter, as against the vowel signs and voicing
  /// marks of other scripts, which make another one: a mark of Unicode's blocks of combining
  /// diacritical marks, or a point of Hebrew or Arabic.
  fileprivate var isAccent: Bool {
    switch value {
    case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F,
      0x591...0x5BD, 0x610...0x61A, 0x64B...0x65F, 0x670:
      properties.generalCategory == .nonspacingMark || properties.generalCategory == .enclosingMark
    default: false
    }
  }
}
