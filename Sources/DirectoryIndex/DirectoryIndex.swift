import DirectoryModel

/// All users in memory, as far as they are searched, sorted and counted by: a value that is cheap
/// to copy, and that a running search keeps as it was.
///
/// It holds the chunks that a ``UserStore`` keeps; a user's number there is its number here.
package struct DirectoryIndex: Sendable {
  private(set) var chunks: [IndexChunk?] = []
  private var orders = IndexOrders()

  package init() {}

  /// Puts a chunk in the place of the one of its number.
  /// - Returns: false where these are not the bytes of a chunk that this version can read; the
  ///   users of the number are then not in the index.
  @discardableResult
  package mutating func replace(_ number: Int, with bytes: [UInt8]) -> Bool {
    let chunk = IndexChunk(bytes)
    replace(number, with: chunk)
    return chunk != nil
  }

  /// Puts a chunk in the place of the one of its number; nil for none.
  package mutating func replace(_ number: Int, with chunk: IndexChunk?) {
    while chunks.count <= number { chunks.append(nil) }
    let moved =
      chunk.flatMap { chunk in chunks[number].map { chunk.places(movedSince: $0) } } ?? .all
    chunks[number] = chunk
    orders = orders.replacing(number, moved: moved)
  }

  /// How many users there are, less those that have gone.
  package var count: Int { chunks.reduce(0) { $0 + ($1?.living.count ?? 0) } }

  /// How many users each source has, less those that have gone.
  package var counts: [String: Int] {
    var counts: [String: Int] = [:]
    for case let chunk? in chunks {
      for (source, count) in chunk.countsBySource(within: chunk.living) {
        counts[source, default: 0] += count
      }
    }
    return counts
  }

  /// All users in an order, those that have gone among them; nil stands for the standing order.
  func order(_ sort: UserSort?, readWhole: [String: Timestamp] = [:]) -> RowOrder {
    orders.order(sort, of: chunks, readWhole: readWhole)
  }
}

extension IndexChunk {
  /// The users that have not gone.
  var living: ChunkBits { present & ~gone }

  /// The places whose users may stand elsewhere in the standing order than those of an earlier
  /// chunk did.
  fileprivate func places(movedSince old: IndexChunk) -> ChunkBits {
    // What is in exceptions counts too, and is rare.
    if exceptionCount > 0 || old.exceptionCount > 0 { return .all }
    return bytes.withUnsafeBytes { raw in
      old.bytes.withUnsafeBytes { oldRaw in
        let (column, oldColumn) = (list(.source, raw), old.list(.source, oldRaw))
        let same = (present & old.present).filtered { slot in
          let (text, oldText) = (
            raw.part(text(raw, at: slot)), oldRaw.part(old.text(oldRaw, at: slot))
          )
          let source = sources[column.value(raw, at: slot)]
          return text.elementsEqual(oldText)
            && source == old.sources[oldColumn.value(oldRaw, at: slot)]
        }
        return (present | old.present) & ~same
      }
    }
  }

  /// How many users of a set each source has.
  func countsBySource(within places: ChunkBits) -> [String: Int] {
    bytes.withUnsafeBytes { raw in
      let column = list(.source, raw)
      if sources.count == 1 { return [sources[0]: places.count] }
      var counts = [Int](repeating: 0, count: column.valueCount)
      places.forEach { counts[column.value(raw, at: $0)] += 1 }
      return Dictionary(zip(sources, counts)) { $0 + $1 }
    }
  }
}
