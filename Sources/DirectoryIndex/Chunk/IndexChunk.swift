import DirectoryModel

/// A part of the index: what the users of ``StoredChunk/capacity`` numbers are searched, sorted and
/// counted by, as the bytes that are kept.
///
/// Nothing is unpacked: a chunk is read in place, and each offset in it is checked when it is made.
package final class IndexChunk: Sendable {
  package let bytes: [UInt8]
  /// The places that have a user, gone or not.
  let present: ChunkBits
  /// The users that have gone.
  let gone: ChunkBits
  let itemCount: Int
  let stringCount: Int
  let exceptionCount: Int
  /// The names of the chunk's sources, by the values of their column.
  let sources: [String]
  private let places: [Range<Int32>]

  /// - Returns: nil where the bytes are not those of a chunk that this version can read.
  package init?(_ bytes: [UInt8]) {
    guard let places = Self.places(bytes) else { return nil }
    func range(_ section: ChunkSection) -> Range<Int> {
      let place = places[section.rawValue]
      return Int(place.lowerBound)..<Int(place.upperBound)
    }
    let found = bytes.withUnsafeBytes { raw -> (present: ChunkBits, gone: ChunkBits)? in
      let present = ChunkBits(raw, at: range(.present).lowerBound)
      guard Self.isValid(raw, present: present, range) else { return nil }
      return (present, Self.bits(of: .isGone, raw, range(.traits), present: present))
    }
    guard let found else { return nil }
    sources = bytes.withUnsafeBytes { Self.sources($0, range) }
    self.bytes = bytes
    self.places = places
    present = found.present
    gone = found.gone
    itemCount = range(.itemStarts).count / 4 - 1
    stringCount = range(.stringStarts).count / 4 - 1
    exceptionCount = range(.exceptions).count / 8
  }

  /// Where a section lies.
  @inline(__always)
  func range(_ section: ChunkSection) -> Range<Int> {
    places.withUnsafeBufferPointer {
      Int($0[section.rawValue].lowerBound)..<Int($0[section.rawValue].upperBound)
    }
  }

  /// The users of whom a trait is true.
  func bits(of trait: UserTrait) -> ChunkBits {
    bytes.withUnsafeBytes { Self.bits(of: trait, $0, range(.traits), present: present) }
  }

  func list(_ section: ChunkSection, _ raw: UnsafeRawBufferPointer) -> ListColumn {
    ListColumn(raw, range(section))
  }

  func times(_ section: ChunkSection, _ raw: UnsafeRawBufferPointer) -> TimeColumn {
    TimeColumn(raw, range(section))
  }

  /// Where the search text of a place lies; empty where there is no user.
  @inline(__always)
  func text(_ raw: UnsafeRawBufferPointer, at slot: Int) -> Range<Int> {
    let start = range(.starts).lowerBound + 4 * slot
    let base = range(.text).lowerBound
    return base + raw.number32(start)..<base + raw.number32(start + 4)
  }

  /// Where a folded text of a list lies, without the newlines around it.
  func item(_ raw: UnsafeRawBufferPointer, _ item: Int) -> Range<Int> {
    let start = range(.itemStarts).lowerBound + 4 * item
    let base = range(.items).lowerBound
    return base + raw.number32(start) + 1..<base + raw.number32(start + 4) - 1
  }

  /// Where a string lies.
  func string(_ raw: UnsafeRawBufferPointer, _ string: Int) -> Range<Int> {
    let start = range(.stringStarts).lowerBound + 4 * string
    let base = range(.strings).lowerBound
    return base + raw.number32(start)..<base + raw.number32(start + 4)
  }

  /// Where the string of an exception lies; nil where the user has none of the kind.
  func exception(
    _ kind: ChunkException, _ raw: UnsafeRawBufferPointer, at slot: Int
  ) -> Range<Int>? {
    if exceptionCount == 0 { return nil }
    let base = range(.exceptions).lowerBound
    let key = slot << 16 | Int(kind.rawValue)
    var low = 0
    var high = exceptionCount
    while low < high {
      let middle = (low + high) / 2
      let found = raw.number16(base + 8 * middle) << 16 | raw.number16(base + 8 * middle + 2)
      if found == key { return string(raw, raw.number32(base + 8 * middle + 4)) }
      if found < key { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  private static func sources(
    _ raw: UnsafeRawBufferPointer, _ range: (ChunkSection) -> Range<Int>
  ) -> [String] {
    let column = ListColumn(raw, range(.source))
    return (0..<column.valueCount).map { value in
      guard let entry = column.entries(raw, of: value).first else { return "" }
      let string = column.string(raw, entry)
      if string == ListColumn.alias { return "" }
      let start = range(.stringStarts).lowerBound + 4 * string
      let base = range(.strings).lowerBound
      let text = base + raw.number32(start)..<base + raw.number32(start + 4)
      return String(decoding: raw[text], as: UTF8.self)
    }
  }

  private static func bits(
    of trait: UserTrait, _ raw: UnsafeRawBufferPointer, _ range: Range<Int>, present: ChunkBits
  ) -> ChunkBits {
    let base = range.lowerBound
    switch raw[base + trait.rawValue] {
    case 0: return .none
    case 1: return present
    default:
      var earlier = 0
      for index in 0..<trait.rawValue where raw[base + index] == 2 { earlier += 1 }
      let sets = base + (UserTrait.allCases.count + 7) & ~7
      return ChunkBits(raw, at: sets + earlier * ChunkBits.byteCount) & present
    }
  }
}
