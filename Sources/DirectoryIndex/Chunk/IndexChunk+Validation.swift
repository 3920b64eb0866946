import DirectoryModel

extension IndexChunk {
  /// Where the sections lie; nil where the bytes can't be a chunk.
  static func places(_ bytes: [UInt8]) -> [Range<Int32>]? {
    let count = ChunkSection.allCases.count
    return bytes.withUnsafeBytes { raw -> [Range<Int32>]? in
      guard raw.count >= ChunkSection.headerSize, raw.count <= Int(Int32.max),
        raw.number32(0) == Int(ChunkSection.magic), raw.number32(4) == raw.count,
        raw.number32(8) == count
      else { return nil }
      var places: [Range<Int32>] = []
      var end = ChunkSection.headerSize
      for index in 0..<count {
        let start = raw.number32(12 + 8 * index)
        let size = raw.number32(16 + 8 * index)
        guard start >= end, start % 8 == 0, start + size <= raw.count else { return nil }
        end = start + size
        places.append(Int32(start)..<Int32(end))
      }
      guard places[ChunkSection.present.rawValue].count == ChunkBits.byteCount,
        hasTraits(raw.part(places[ChunkSection.traits.rawValue]))
      else { return nil }
      return places
    }
  }

  private static func hasTraits(_ section: UnsafeRawBufferPointer) -> Bool {
    let kinds = UserTrait.allCases.count
    guard section.count >= kinds, section.prefix(kinds).allSatisfy({ $0 <= 2 }) else {
      return false
    }
    let sets = section.prefix(kinds).count { $0 == 2 }
    return section.count >= (kinds + 7) & ~7 + sets * ChunkBits.byteCount
  }
}

extension IndexChunk {
  /// Whether each number in the sections is within bounds.
  static func isValid(
    _ raw: UnsafeRawBufferPointer, present: ChunkBits, _ range: (ChunkSection) -> Range<Int>
  ) -> Bool {
    guard
      range(.starts).count == 4 * (StoredChunk.capacity + 1),
      isAscending(raw, range(.starts), upTo: range(.text).count, by: 0),
      isAscending(raw, range(.itemStarts), upTo: range(.items).count, by: 2),
      isAscending(raw, range(.stringStarts), upTo: range(.strings).count, by: 0)
    else { return false }
    let items = range(.itemStarts).count / 4 - 1
    let strings = range(.stringStarts).count / 4 - 1
    let users = present.count
    return hasExceptions(raw, range(.exceptions), strings: strings)
      && ChunkSection.lists.allSatisfy {
        ListColumn.isValid(raw, range($0), items: items, strings: strings, users: users)
      }
      && ChunkSection.times.allSatisfy { TimeColumn.isValid(raw, range($0)) }
  }

  /// Whether numbers of 32 bits ascend by at least a step from 0 up to a limit.
  private static func isAscending(
    _ raw: UnsafeRawBufferPointer, _ range: Range<Int>, upTo limit: Int, by step: Int
  ) -> Bool {
    guard range.count >= 4, range.count % 4 == 0, raw.number32(range.lowerBound) == 0 else {
      return false
    }
    var last = -step
    var isAscending = true
    for place in stride(from: range.lowerBound, to: range.upperBound, by: 4) {
      let number = raw.number32(place)
      isAscending = isAscending && number >= last + step
      last = number
    }
    return isAscending && last <= limit
  }

  private static func hasExceptions(
    _ raw: UnsafeRawBufferPointer, _ range: Range<Int>, strings: Int
  ) -> Bool {
    range.count % 8 == 0
      && stride(from: range.lowerBound, to: range.upperBound, by: 8).allSatisfy {
        raw.number16($0) < StoredChunk.capacity && raw.number32($0 + 4) < strings
      }
  }
}
