import DirectoryModel

/// A set of places of a chunk, a bit each.
struct ChunkBits: Hashable, Sendable {
  /// How many words of 64 bits it has.
  static let wordCount = StoredChunk.capacity / 64
  /// The size where it is kept, in bytes.
  static let byteCount = StoredChunk.capacity / 8

  /// Word `n` holds the places from `64 * n` on, the lowest bit first.
  var words: SIMD16<UInt64>

  init(words: SIMD16<UInt64> = .zero) { self.words = words }

  /// Reads bits as they are kept, little-endian.
  init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    words = .zero
    for index in 0..<Self.wordCount {
      let word = bytes.loadUnaligned(fromByteOffset: offset + index * 8, as: UInt64.self)
      words[index] = UInt64(littleEndian: word)
    }
  }

  static let none = ChunkBits()
  static let all = ChunkBits(words: SIMD16(repeating: .max))

  var isEmpty: Bool { words == .zero }

  /// How many places are in it.
  var count: Int { Int(words.nonzeroBitCount.wrappedSum()) }

  subscript(slot: Int) -> Bool {
    get { words[slot >> 6] >> UInt64(slot & 63) & 1 == 1 }
    set {
      let bit = UInt64(1) << UInt64(slot & 63)
      if newValue { words[slot >> 6] |= bit } else { words[slot >> 6] &= ~bit }
    }
  }

  static func & (left: ChunkBits, right: ChunkBits) -> ChunkBits {
    ChunkBits(words: left.words & right.words)
  }

  static func | (left: ChunkBits, right: ChunkBits) -> ChunkBits {
    ChunkBits(words: left.words | right.words)
  }

  static prefix func ~ (bits: ChunkBits) -> ChunkBits { ChunkBits(words: ~bits.words) }

  static func &= (left: inout ChunkBits, right: ChunkBits) { left.words &= right.words }
  static func |= (left: inout ChunkBits, right: ChunkBits) { left.words |= right.words }

  /// Calls `body` with each place, in ascending order.
  @inline(__always)
  func forEach(_ body: (Int) -> Void) {
    for index in 0..<Self.wordCount {
      var word = words[index]
      while word != 0 {
        body(index << 6 + word.trailingZeroBitCount)
        word &= word - 1
      }
    }
  }

  /// The places at which a test holds, of those in the set.
  @inline(__always)
  func filtered(_ isIncluded: (Int) -> Bool) -> ChunkBits {
    var result = ChunkBits.none
    for index in 0..<Self.wordCount {
      var word = words[index]
      var kept = 0 as UInt64
      while word != 0 {
        let bit = word.trailingZeroBitCount
        if isIncluded(index << 6 + bit) { kept |= 1 << UInt64(bit) }
        word &= word - 1
      }
      result.words[index] = kept
    }
    return result
  }
}

/// The three answers of every place of a chunk: no place is in both sets.
struct ChunkTruth: Hashable, Sendable {
  var yes: ChunkBits
  var unknown: ChunkBits

  init(yes: ChunkBits, unknown: ChunkBits = .none) {
    self.yes = yes
    self.unknown = unknown
  }

  /// Where the answer may be yes.
  var possible: ChunkBits { yes | unknown }

  static prefix func ! (truth: ChunkTruth) -> ChunkTruth {
    ChunkTruth(yes: ~truth.possible, unknown: truth.unknown)
  }

  static func && (left: ChunkTruth, right: ChunkTruth) -> ChunkTruth {
    let yes = left.yes & right.yes
    return ChunkTruth(yes: yes, unknown: left.possible & right.possible & ~yes)
  }

  static func || (left: ChunkTruth, right: ChunkTruth) -> ChunkTruth {
    let yes = left.yes | right.yes
    return ChunkTruth(yes: yes, unknown: (left.unknown | right.unknown) & ~yes)
  }
}
