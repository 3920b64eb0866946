import Foundation

extension String {
  /// The text without case, accents and width, for searching and sorting.
  ///
  /// Normalised (NFKC), so that texts that are written alike are alike byte for byte. In two steps:
  /// Foundation's single one leaves a half-width ｶﾞ in two parts.
  package var folded: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
    return decomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping.folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
  }
}
