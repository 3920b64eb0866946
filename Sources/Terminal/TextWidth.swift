/// How many columns text takes on a terminal.
///
/// Widths follow UAX #11, East Asian Width, Unicode 14.0, and emoji of any later version: Wide and
/// Fullwidth, which includes emoji presentation, take two columns, everything else one; Ambiguous
/// counts as narrow. Text is measured by grapheme cluster, so that marks and joined emoji take no room
/// of their own. A spacing vowel sign (general category Mc) takes a column, as it does in glibc,
/// ncurses, xterm and tmux.
package enum TextWidth {
  /// The columns of a whole text.
  package static func columns(of text: some PrintableText) -> Int {
    columns(ofString: text.printable)
  }

  /// The columns of one cluster, 1 or 2.
  ///
  /// An Indic conjunct that needs more counts as 2 here; in a text it is drawn as several pieces.
  package static func columns(of cluster: Character) -> Int {
    if cluster.isASCII { return 1 }
    return min(max(natural(cluster), 1), 2)
  }

  /// Whether a text takes more than so many columns; stops measuring as soon as it does.
  static func exceeds(_ limit: Int, _ string: String) -> Bool {
    // UTF-8 spends three bytes or more on whatever takes two columns.
    if string.utf8.count <= limit { return false }
    var used = 0
    forEachPiece(of: string) { _, width in
      used += width
      return used <= limit
    }
    return used > limit
  }

  /// Whether a cluster shows something: a control or a lone mark of no width does not.
  static func isDrawable(_ cluster: Character) -> Bool {
    cluster.unicodeScalars.contains {
      width(of: $0) > 0 && $0.properties.generalCategory != .control
    }
  }

  /// Calls back with each piece that is drawn as a unit and its width, until told `false`.
  ///
  /// A piece is a grapheme cluster, except that a conjunct of several letters is cut before each
  /// letter that has no room within two columns. What would show nothing is left out.
  static func forEachPiece(of string: String, _ body: (String, Int) -> Bool) {
    for cluster in string {
      if cluster.isASCII {
        guard cluster >= " ", cluster < "\u{7F}" else { continue }
        guard body(String(cluster), 1) else { return }
        continue
      }
      guard isDrawable(cluster) else { continue }
      let width = natural(cluster)
      if width <= 2 {
        guard body(String(cluster), max(width, 1)) else { return }
        continue
      }
      for (piece, width) in conjunct(cluster) {
        guard body(piece, width) else { return }
      }
    }
  }

  private static func columns(ofString string: String) -> Int {
    var used = 0
    forEachPiece(of: string) { _, width in
      used += width
      return true
    }
    return used
  }

  /// The sum over a cluster's scalars, or 2 for an emoji sequence, which is one picture.
  private static func natural(_ cluster: Character) -> Int {
    let scalars = cluster.unicodeScalars
    guard let first = scalars.first else { return 1 }
    if first.value >= 0xAC00, first.value <= 0xD7A3 { return 2 }
    if scalars.count == 1 { return width(of: first) }
    let isPicture = scalars.dropFirst().contains { scalar in
      scalar.value == 0xFE0F || scalar.properties.isEmojiModifier
        || (scalar.value == 0x200D && first.properties.isEmoji)
        || (0x1F1E6...0x1F1FF).contains(scalar.value)
    }
    if isPicture { return 2 }
    return scalars.reduce(0) { $0 + width(of: $1) }
  }

  private static func conjunct(_ cluster: Character) -> [(String, Int)] {
    var pieces: [(text: String, width: Int)] = []
    for scalar in cluster.unicodeScalars {
      let own = width(of: scalar)
      let isMark = scalar.properties.generalCategory == .spacingMark
      if let last = pieces.last, own == 0 || (isMark && last.width + own <= 2) {
        pieces[pieces.count - 1].text.unicodeScalars.append(scalar)
        pieces[pieces.count - 1].width += own
      } else {
        pieces.append((String(scalar), own))
      }
    }
    return pieces.map { ($0.text, max($0.width, 1)) }
  }

  /// The columns of one scalar by itself: 0, 1 or 2.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
    if isWide(value) || isEmoji(scalar) {
      return scalar.properties.generalCategory == .nonspacingMark ? 0 : 2
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    case .lineSeparator, .paragraphSeparator: return 0
    default: return 1
    }
  }

  /// Whether a scalar by itself is an emoji, as the language's own tables, which are newer, have it;
  /// but for the letters of flags, which only two together are.
  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x1F200 && scalar.properties.isEmojiPresentation
  }

  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= wideRanges[0] else { return false }
    var low = 0
    var high = wideRanges.count / 2
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle * 2 + 1] < value { low = middle + 1 } else { high = middle }
    }
    return low * 2 < wideRanges.count && wideRanges[low * 2] <= value
  }

  /// First and last scalar of each range, sorted.
  ///
  /// Made with Python 3.11 (`unicodedata.unidata_version` 14.0.0): the runs of `[c for c in
  /// range(0x110000) if category(chr(c)) != "Cn" and east_asian_width(chr(c)) in "WF"]`, with
  /// planes 2 and 3, which UAX #11 counts as wide whether assigned or not.
  private static let wideRanges: [UInt32] = [
    0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3,
    0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1,
    0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA,
    0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B,
    0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797,
    0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2E80, 0x2E99,
    0x2E9B, 0x2EF3, 0x2F00, 0x2FD5, 0x2FF0, 0x2FFB, 0x3000, 0x303E, 0x3041, 0x3096, 0x3099, 0x30FF,
    0x3105, 0x312F, 0x3131, 0x318E, 0x3190, 0x31E3, 0x31F0, 0x321E, 0x3220, 0x3247, 0x3250, 0x4DBF,
    0x4E00, 0xA48C, 0xA490, 0xA4C6, 0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900, 0xFA6D, 0xFA70, 0xFAD9,
    0xFE10, 0xFE19, 0xFE30, 0xFE52, 0xFE54, 0xFE66, 0xFE68, 0xFE6B, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6,
    0x16FE0, 0x16FE4, 0x16FF0, 0x16FF1, 0x17000, 0x187F7, 0x18800, 0x18CD5, 0x18D00, 0x18D08,
    0x1AFF0, 0x1AFF3, 0x1AFF5, 0x1AFFB, 0x1AFFD, 0x1AFFE, 0x1B000, 0x1B122, 0x1B150, 0x1B152,
    0x1B164, 0x1B167, 0x1B170, 0x1B2FB, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E,
    0x1F191, 0x1F19A, 0x1F200, 0x1F202, 0x1F210, 0x1F23B, 0x1F240, 0x1F248, 0x1F250, 0x1F251,
    0x1F260, 0x1F265, 0x1F300, 0x1F320, 0x1F32D, 0x1F335, 0x1F337, 0x1F37C, 0x1F37E, 0x1F393,
    0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0, 0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E,
    0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F54B, 0x1F54E, 0x1F550, 0x1F567,
    0x1F57A, 0x1F57A, 0x1F595, 0x1F596, 0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5,
    0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6D7, 0x1F6DD, 0x1F6DF, 0x1F6EB, 0x1F6EC,
    0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7EB, 0x1F7F0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945,
    0x1F947, 0x1F9FF, 0x1FA70, 0x1FA74, 0x1FA78, 0x1FA7C, 0x1FA80, 0x1FA86, 0x1FA90, 0x1FAAC,
    0x1FAB0, 0x1FABA, 0x1FAC0, 0x1FAC5, 0x1FAD0, 0x1FAD9, 0x1FAE0, 0x1FAE7, 0x1FAF0, 0x1FAF6,
    0x20000, 0x2FFFD, 0x30000, 0x3FFFD,
  ]
}
