import CNcurses
import Terminal

/// What is really shown for a cluster on this terminal.
///
/// ncurses places text by the C library's `wcwidth`. Where that differs from our own width the row
/// would shift, so such a cluster is replaced by one that is surely as wide as its place.
struct GlyphPolicy {
  /// Whether the locale's encoding is UTF-8; otherwise only ASCII is sent.
  let isUTF8: Bool
  /// The columns that ncurses gives a scalar, -1 for one that it refuses.
  let columns: (Unicode.Scalar) -> Int

  /// ncurses keeps a base and at most four marks in a cell.
  private static let marksLimit = 4

  /// Measures with the C library unless told otherwise.
  init(isUTF8: Bool, columns: @escaping (Unicode.Scalar) -> Int = Self.libraryColumns) {
    self.isUTF8 = isUTF8
    self.columns = columns
  }

  /// The scalars to send for a cell; they take exactly the cell's width.
  func scalars(for cell: Cell) -> [UInt32] {
    var scalars = cell.cluster.unicodeScalars.map(\.value)
    if scalars.count == 1, (0x20...0x7E).contains(scalars[0]) { return scalars }
    guard isUTF8 else { return padded(asciiFallback(cell.cluster), to: cell.width) }
    if fits(cell.cluster.unicodeScalars, cell.width) { return scalars }
    // Without its selector an emoji is shown in its text form, a column narrower.
    scalars.removeAll { $0 == 0xFE0F }
    let plain = scalars.compactMap(Unicode.Scalar.init)
    if plain.count == 1, fits(plain, 1) { return padded(plain[0].value, to: cell.width) }
    // Of a picture that others are joined to, that one.
    if let first = plain.first, Self.isPicture(first), fits([first], cell.width) {
      return [first.value]
    }
    return padded(0xFFFD, to: cell.width)
  }

  /// Whether terminals may measure a cluster otherwise than the C library does.
  ///
  /// They agree on single letters of the scripts below Devanagari and on CJK; they differ on marks
  /// and joined sequences, on the Indic and South-East Asian scripts, and on emoji, where it
  /// depends on their Unicode version.
  func isDisputed(_ cell: Cell) -> Bool {
    guard isUTF8, cell.cluster.utf8.count > 1 else { return false }
    let scalars = cell.cluster.unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first else { return true }
    return (0x0900...0x109F).contains(scalar.value) || scalar.value >= 0x1F000
      || (0x1700...0x18AF).contains(scalar.value) || (0x2600...0x27BF).contains(scalar.value)
  }

  /// What a cluster that is disputed is sent as from its own place: as it is, in the cell's width
  /// and as wide as a terminal may draw it, where it does not join what belongs together; nil where
  /// that would go beyond so many columns, and for what is not disputed.
  func whole(_ cell: Cell, room: Int) -> (scalars: [UInt32], reach: Int)? {
    guard isDisputed(cell) else { return nil }
    let scalars = cell.cluster.unicodeScalars
    let reach = max(cell.width, 2 * scalars.count(where: Self.isPicture))
    return reach <= room ? (scalars.map(\.value), reach) : nil
  }

  /// Whether a terminal may take a scalar for a picture of two columns.
  private static func isPicture(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F000...0x1FFFF).contains(scalar.value) || (0x2600...0x27BF).contains(scalar.value)
  }

  private func fits(_ scalars: some Sequence<Unicode.Scalar>, _ width: Int) -> Bool {
    var used = 0
    var marks = 0
    for scalar in scalars {
      let own = columns(scalar)
      guard own >= 0 else { return false }
      marks = own == 0 ? marks + 1 : 0
      if marks > Self.marksLimit || (own == 0 && used == 0) { return false }
      used += own
    }
    return used == width
  }

  private func asciiFallback(_ cluster: String) -> UInt32 {
    let glyph = BoxGlyph(rawValue: cluster)?.asciiFallback
    return glyph?.unicodeScalars.first?.value ?? UInt32(UInt8(ascii: "?"))
  }

  private func padded(_ scalar: UInt32, to width: Int) -> [UInt32] {
    [scalar] + Array(repeating: 0x20, count: max(0, width - 1))
  }

  private static func libraryColumns(_ scalar: Unicode.Scalar) -> Int {
    Int(cn_scalar_columns(scalar.value))
  }
}
