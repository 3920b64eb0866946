/// How well a word was hit: lesser is better.
package enum HitRank: Int, Comparable, Sendable {
  case wholeWord
  /// The first letters of a word.
  case wordStart
  case inside

  /// The rank of a hit in folded UTF-8.
  ///
  /// A word ends at an end of the bytes and at each ASCII byte that is neither a letter nor a
  /// digit, which a newline between fields is as well; bytes from 0x80 on are letters.
  /// - Parameters:
  ///   - range: where the word was found, without the newlines that anchors stand for.
  ///   - bytes: the text around it.
  package init(of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
    let isStart = range.lowerBound == 0 || !Self.isWordByte(bytes[range.lowerBound - 1])
    let isEnd = range.upperBound == bytes.count || !Self.isWordByte(bytes[range.upperBound])
    self = isStart ? isEnd ? .wholeWord : .wordStart : .inside
  }

  /// Whether a byte of UTF-8 is a part of a word.
  package static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    default: false
    }
  }

  package static func < (left: HitRank, right: HitRank) -> Bool { left.rawValue < right.rawValue }
}
