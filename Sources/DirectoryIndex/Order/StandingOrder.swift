import DirectoryModel

/// The order in which users stand unless another is chosen: folded label, then source and id.
enum StandingOrder {
  /// The order of all users.
  static func make(_ chunks: [IndexChunk?]) -> RowOrder {
    let sorter = sorter(chunks)
    var keys: [TextKey] = []
    keys.reserveCapacity(chunks.reduce(0) { $0 + ($1?.present.count ?? 0) })
    for index in chunks.indices { sorter.appendKeys(ofChunk: index, within: .all, to: &keys) }
    sorter.sort(&keys)
    return RowOrder(keys.map(\.number), capacity: chunks.count * StoredChunk.capacity)
  }

  /// The order after users came, went or changed what they are sorted by, who are few.
  static func update(
    _ order: RowOrder, _ chunks: [IndexChunk?], moved: [Int: ChunkBits]
  ) -> RowOrder {
    if moved.values.reduce(0, { $0 + $1.count }) * 3 > order.numbers.count { return make(chunks) }
    let sorter = sorter(chunks)
    var keys: [TextKey] = []
    for (index, places) in moved { sorter.appendKeys(ofChunk: index, within: places, to: &keys) }
    sorter.sort(&keys)
    let unmoved = numbers(of: order, without: moved, chunkCount: chunks.count)
    var numbers: [UInt32] = []
    numbers.reserveCapacity(unmoved.count + keys.count)
    var next = 0
    for key in keys {
      let end = sorter.position(of: key, in: unmoved, from: next)
      numbers += unmoved[next..<end]
      numbers.append(key.number)
      next = end
    }
    numbers += unmoved[next...]
    return RowOrder(numbers, capacity: chunks.count * StoredChunk.capacity)
  }

  private static func numbers(
    of order: RowOrder, without moved: [Int: ChunkBits], chunkCount: Int
  ) -> [UInt32] {
    var stays = [ChunkBits](repeating: .all, count: chunkCount)
    for (index, places) in moved { stays[index] = ~places }
    return stays.withUnsafeBytes { raw in
      let words = raw.assumingMemoryBound(to: UInt64.self)
      // Each number is written where the next one that stays belongs.
      return [UInt32](unsafeUninitializedCapacity: order.numbers.count) { buffer, found in
        found = 0
        for number in order.numbers {
          buffer[found] = number
          found += Int(words[Int(number >> 6)] >> UInt64(number & 63) & 1)
        }
      }
    }
  }

  private static func sorter(_ chunks: [IndexChunk?]) -> TextSorter {
    TextSorter(chunks: chunks, text: .label, sources: sources(chunks))
  }

  /// For each chunk, where its sources stand among all.
  private static func sources(_ chunks: [IndexChunk?]) -> [[UInt32]] {
    let names = chunks.map { $0?.sources ?? [] }
    let all = Set(names.joined()).sorted()
    let places = Dictionary(
      uniqueKeysWithValues: all.enumerated().map { ($1, UInt32($0)) })
    return names.map { $0.map { places[$0] ?? 0 } }
  }
}

extension TextSorter {
  /// Where a user belongs among others that are sorted: before the first that is greater.
  fileprivate func position(of key: TextKey, in numbers: [UInt32], from start: Int) -> Int {
    // The places to look at grow apart first: users that are to be put in stand close together.
    var low = start
    var step = 1
    while low + step < numbers.count, order(self.key(numbers[low + step]), key) < 0 {
      low += step
      step *= 2
    }
    var high = min(low + step, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if order(self.key(numbers[middle]), key) < 0 { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
