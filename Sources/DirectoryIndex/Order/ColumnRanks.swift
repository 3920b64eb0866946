import DirectoryModel

/// For each user, where its value stands among the values of a column: equal values stand alike.
struct ColumnRanks {
  /// By the user's number; ``none`` where the user has no value or its source does not report it.
  private(set) var ranks: [UInt32]
  /// The highest rank there is, at least.
  private(set) var last: UInt32 = 0

  static let none = UInt32.max

  /// The ranks of a column; for `readWhole` see ``QueryContext/readWhole``.
  init(of column: UserColumn, in chunks: [IndexChunk?], readWhole: [String: Timestamp]) {
    ranks = [UInt32](repeating: Self.none, count: chunks.count * StoredChunk.capacity)
    switch column {
    case .name: rankLines(.name, chunks)
    case .email: rankLines(.email, chunks)
    case .username: rankLines(.username, chunks)
    case .id: rankLines(.id, chunks)
    default:
      guard let section = ChunkSection(column) else { return }
      if let index = ChunkSection.times.firstIndex(of: section) {
        rankTimes(section, TimeColumn.traits[index], chunks, readWhole)
      } else {
        rankLists(section, chunks)
      }
    }
  }

  private mutating func rankLines(_ kind: ChunkException, _ chunks: [IndexChunk?]) {
    let sorter = TextSorter(chunks: chunks, text: .line(kind), sources: [])
    var keys: [TextKey] = []
    for index in chunks.indices { sorter.appendKeys(ofChunk: index, within: .all, to: &keys) }
    sorter.sort(&keys)
    for index in keys.indices {
      if index > 0, sorter.order(keys[index - 1], keys[index]) != 0 { last += 1 }
      ranks[Int(keys[index].number)] = last
    }
  }

  private mutating func rankLists(_ section: ChunkSection, _ chunks: [IndexChunk?]) {
    var places: [String: UInt32] = [:]
    for chunk in chunks {
      guard let chunk else { continue }
      for text in chunk.sortStrings(section) { if let text { places[text] = 0 } }
    }
    let texts = places.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for (place, text) in texts.enumerated() { places[text] = UInt32(place) }
    last = UInt32(max(texts.count, 1) - 1)
    for (number, chunk) in chunks.enumerated() {
      guard let chunk else { continue }
      let values = chunk.sortStrings(section).map { $0.flatMap { places[$0] } ?? Self.none }
      let first = number * StoredChunk.capacity
      chunk.bytes.withUnsafeBytes { raw in
        let column = chunk.list(section, raw)
        chunk.present.forEach { ranks[first + $0] = values[column.value(raw, at: $0)] }
      }
    }
  }

  private mutating func rankTimes(
    _ section: ChunkSection, _ trait: UserTrait, _ chunks: [IndexChunk?],
    _ readWhole: [String: Timestamp]
  ) {
    var times: [(time: Timestamp, number: UInt32)] = []
    for (number, chunk) in chunks.enumerated() {
      guard let chunk else { continue }
      let first = number * StoredChunk.capacity
      let never = section == .seen ? chunk.bits(of: .neverSeen) : .none
      never.forEach { ranks[first + $0] = 0 }
      chunk.bytes.withUnsafeBytes { raw in
        if section == .fetched {
          let column = FetchTimes(chunk, raw, readWhole: readWhole)
          return chunk.present.forEach {
            times.append((column.time(raw, at: $0), UInt32(first + $0)))
          }
        }
        let column = chunk.times(section, raw)
        chunk.bits(of: trait).forEach { slot in
          let time = Timestamp(
            seconds: column.seconds(raw, at: slot), nanoseconds: column.nanoseconds(raw, at: slot))
          times.append((time, UInt32(first + slot)))
        }
      }
    }
    // What has never happened stands before the first instant.
    last = 1
    var before: Timestamp?
    for (time, number) in Self.sorted(times) {
      if let before, before < time { last += 1 }
      before = time
      ranks[Int(number)] = last
    }
  }

  private static func sorted(
    _ times: [(time: Timestamp, number: UInt32)]
  ) -> [(time: Timestamp, number: UInt32)] {
    guard let least = times.lazy.map(\.time.seconds).min(),
      let most = times.lazy.map(\.time.seconds).max(),
      UInt64(bitPattern: most &- least) < 1 << 33,
      times.allSatisfy({ 0..<1 << 30 ~= $0.time.nanoseconds })
    else { return times.sorted { $0.time < $1.time } }
    var items = times.map { time, number in
      KeyedNumber(
        key: UInt64(time.seconds - least) << 30 | UInt64(time.nanoseconds), number: number)
    }
    RadixSort.sort(&items)
    return items.map { item in
      let time = Timestamp(
        seconds: least + Int64(item.key >> 30), nanoseconds: Int32(item.key & (1 << 30 - 1)))
      return (time, item.number)
    }
  }
}

extension IndexChunk {
  /// The folded texts that the values of a list column are sorted by; nil where there is none.
  fileprivate func sortStrings(_ section: ChunkSection) -> [String?] {
    bytes.withUnsafeBytes { raw in
      let column = list(section, raw)
      return (0..<column.valueCount).map { value in
        column.sortString(raw, of: value).map {
          String(decoding: raw[string(raw, $0)], as: UTF8.self)
        }
      }
    }
  }
}

extension RowOrder {
  /// All users by some columns, with another order where those are equal.
  init(
    _ sort: UserSort, of chunks: [IndexChunk?], standing: RowOrder,
    readWhole: [String: Timestamp]
  ) {
    var items = standing.numbers.map { KeyedNumber(key: 0, number: $0) }
    for key in sort.keys.reversed() {
      let column = ColumnRanks(of: key.column, in: chunks, readWhole: readWhole)
      for index in items.indices {
        let rank = column.ranks[Int(items[index].number)]
        items[index].key = UInt64(
          rank == ColumnRanks.none ? column.last + 1 : key.isDescending ? column.last - rank : rank)
      }
      RadixSort.sort(&items)
    }
    self.init(items.map(\.number), capacity: chunks.count * StoredChunk.capacity)
  }
}
