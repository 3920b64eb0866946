/// Scans for bytes eight at a time, each in a lane of a word of its own.
///
/// A lane's highest bit says that its byte is one of those searched for. It may be wrong in lanes
/// above one where it is right, since subtractions borrow from there and additions carry into them:
/// only the lowest counts. A start behind the end is where the search ends as well.
extension UnsafeBufferPointer<UInt8> {
  /// The first place from `start` on with a quotation mark, a backslash, a control character (C0) or
  /// a byte of a character beyond ASCII; the count where there is none.
  @inline(__always)
  func firstNotPlain(from start: Int) -> Int {
    first(from: start) { word in
      (word &- .lanes(0x20)) | ((word ^ .lanes(0x22)) &- .lanes(1))
        | ((word ^ .lanes(0x5C)) &- .lanes(1)) | word
    } where: {
      $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 >= 0x80
    }
  }

  /// The first place from `start` on with a quotation mark or a backslash; the count where there is
  /// none.
  @inline(__always)
  func firstQuoteOrBackslash(from start: Int) -> Int {
    first(from: start) { word in
      let quotes = word ^ .lanes(0x22)
      let backslashes = word ^ .lanes(0x5C)
      return ((quotes &- .lanes(1)) & ~quotes) | ((backslashes &- .lanes(1)) & ~backslashes)
    } where: {
      $0 == 0x22 || $0 == 0x5C
    }
  }

  /// Whether all bytes are printable ASCII.
  var isPrintableASCII: Bool {
    first(from: 0) { word in
      (word &- .lanes(0x20)) | (word &+ .lanes(1)) | word
    } where: {
      !(0x20...0x7E).contains($0)
    } == count
  }

  @inline(__always)
  private func first(
    from start: Int, marks: (UInt64) -> UInt64, where isMarked: (UInt8) -> Bool
  ) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(self)
    while index <= count - 8 {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let marked = marks(word) & .lanes(0x80)
      if marked != 0 { return index + marked.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count, !isMarked(self[index]) { index += 1 }
    return index
  }
}

extension UInt64 {
  /// The same byte in each lane.
  @inline(__always)
  fileprivate static func lanes(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 * UInt64(byte) }
}
