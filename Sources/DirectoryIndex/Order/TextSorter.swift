import DirectoryModel

/// Sorts users by a text of theirs.
struct TextSorter {
  /// The text to sort by.
  enum Text {
    /// What to call the user; then the name of the source and the id.
    case label
    /// A text by which users that have the same are equal; those that have none are left out.
    case line(ChunkException)
  }

  let chunks: [IndexChunk?]
  let text: Text
  /// For each chunk, where its sources stand among all; for labels only.
  let sources: [[UInt32]]

  /// Less, equal or greater: below, at or above 0.
  func order(_ left: TextKey, _ right: TextKey) -> Int {
    if left.head != right.head { return left.head < right.head ? -1 : 1 }
    if left.tail != right.tail { return left.tail < right.tail ? -1 : 1 }
    if left.isCut {
      let rest = withText(left) { a in withText(right) { a.order($0) } }
      if rest != 0 { return rest }
    }
    return isLess(left, right) ? -1 : isLess(right, left) ? 1 : 0
  }

  /// Sorts keys.
  func sort(_ keys: inout [TextKey]) {
    // The first two bytes divide the users into groups of which each is sorted on its own.
    var starts = [Int](repeating: 0, count: 1 << 16 + 1)
    for key in keys { starts[key.group + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var places = starts
    keys = [TextKey](unsafeUninitializedCapacity: keys.count) { buffer, count in
      for key in keys {
        buffer.initializeElement(at: places[key.group], to: key)
        places[key.group] += 1
      }
      count = keys.count
    }
    keys.withUnsafeMutableBufferPointer { keys in
      for group in 0..<1 << 16 where starts[group + 1] - starts[group] > 1 {
        sort(UnsafeMutableBufferPointer(rebasing: keys[starts[group]..<starts[group + 1]]))
      }
    }
  }

  private func sort(_ keys: UnsafeMutableBufferPointer<TextKey>) {
    var keys = keys
    keys.sort {
      $0.head != $1.head
        ? $0.head < $1.head : $0.tail != $1.tail ? $0.tail < $1.tail : isLess($0, $1)
    }
    // Texts that are longer than the keys go on behind them.
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end].hasText(of: keys[start]) { end += 1 }
      if end - start > 1, keys[start].isCut {
        sortRests(UnsafeMutableBufferPointer(rebasing: keys[start..<end]), from: TextKey.size)
      }
      start = end
    }
  }

  /// Sorts keys whose texts are the same up to an offset.
  private func sortRests(_ keys: UnsafeMutableBufferPointer<TextKey>, from offset: Int) {
    var rests = keys.map { key in
      var rest = key
      withText(key) { rest.set($0.part(min(offset, $0.count)..<$0.count)) }
      return (key: key, rest: rest)
    }
    rests.sort { left, right in
      let (left, right) = (left.rest, right.rest)
      return left.head != right.head
        ? left.head < right.head
        : left.tail != right.tail ? left.tail < right.tail : isLess(left, right)
    }
    for index in keys.indices { keys[index] = rests[index].key }
    var start = 0
    while start < rests.count {
      var end = start + 1
      while end < rests.count, rests[end].rest.hasText(of: rests[start].rest) { end += 1 }
      if end - start > 1, rests[start].rest.isCut {
        sortRests(
          UnsafeMutableBufferPointer(rebasing: keys[start..<end]), from: offset + TextKey.size)
      }
      start = end
    }
  }

  /// Whether one of two users with the same label comes first.
  @inline(__always)
  private func isLess(_ left: TextKey, _ right: TextKey) -> Bool {
    if left.source != right.source { return left.source < right.source }
    if left.id != right.id { return left.id < right.id }
    guard case .label = text else { return false }
    return withID(left) { a in withID(right) { a.order($0) } } < 0
  }
}
