/// What common characters fold to, each by itself.
///
/// Only characters are in it that neither join what stands before them nor are reordered, so that
/// a text of them folds to the row of their foldings. All others, such as combining marks, are left
/// to `String.foldedUnicode`.
struct FoldingTable: Sendable {
  static let shared = FoldingTable()

  /// Latin letters and signs, Greek and Cyrillic: worked out once, some two thousand.
  private static let tables: [Range<UInt32>] = [0..<0x300, 0x370..<0x500, 0x1E00..<0x2000]
  /// Dashes and quotation marks.
  private static let signs: Range<UInt32> = 0x2010..<0x2027

  /// By character, up to the end of the last range; nil where it is not known.
  private let foldings: [[UInt8]?]

  private init() {
    var foldings = [[UInt8]?](repeating: nil, count: Int(Self.signs.upperBound))
    for range in Self.tables + [Self.signs] {
      for value in range {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let folded = String(scalar).foldedUnicode
        let stands = folded.unicodeScalars.allSatisfy {
          $0.properties.canonicalCombiningClass == .notReordered
        }
        if stands { foldings[Int(value)] = Array(folded.utf8) }
      }
    }
    self.foldings = foldings
  }

  /// Adds what a character folds to; false, and nothing, where that is not known of it alone.
  @inline(__always)
  func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) -> Bool {
    let value = Int(scalar.value)
    if value < foldings.count {
      guard let folding = foldings[value] else { return false }
      output.append(contentsOf: folding)
      return true
    }
    guard Self.isItsOwn(scalar.value) else { return false }
    // All of these are three bytes of UTF-8.
    output.append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
    output.append(0x80 | UInt8(truncatingIfNeeded: value >> 6 & 0x3F))
    output.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
    return true
  }

  /// Whether a character folds to itself, whatever stands before and after it among these: kana
  /// without marks of their own, ideographs, and syllables of Hangul.
  private static func isItsOwn(_ value: UInt32) -> Bool {
    switch value {
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
    default: false
    }
  }
}
