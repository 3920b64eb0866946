/// What ncurses makes of a frame, without what it says twice.
///
/// Many entries of terminfo select the ASCII set with each change of attributes (`sgr`, `sgr0`), and
/// ncurses ends a colour before it ends all attributes, colours among them: an eighth of the bytes of
/// a move. Nothing is drawn in another set, so that it is enough to select it with a whole screen.
enum FrameBytes {
  private static let asciiSet = Array("\u{1B}(B".utf8)
  private static let endOfColor = Array("\u{1B}[39m".utf8)
  /// How all attributes end: alone, or before others begin.
  private static let endsOfAll = ["\u{1B}(B\u{1B}[m", "\u{1B}(B\u{1B}[0"].map { Array($0.utf8) }

  /// The same on the screen, of bytes that change what is there.
  static func shortened(_ bytes: [UInt8]) -> [UInt8] {
    var short: [UInt8] = []
    short.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.first {
      if byte == 0x1B, let count = idleBytes(at: rest) {
        rest = rest.dropFirst(count)
      } else {
        short.append(byte)
        rest = rest.dropFirst()
      }
    }
    return short
  }

  /// How many bytes change nothing where they begin with an escape; nil where all do.
  private static func idleBytes(at bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.starts(with: asciiSet) { return asciiSet.count }
    guard bytes.starts(with: endOfColor) else { return nil }
    let next = bytes.dropFirst(endOfColor.count)
    return endsOfAll.contains { next.starts(with: $0) } ? endOfColor.count : nil
  }
}
