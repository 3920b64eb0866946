import DirectoryModel

/// A column of a chunk with an instant a user.
///
/// Kept as two bytes that say how many bytes the seconds and the nanoseconds take each, 6 that are
/// zero, the least second in 64 bits; then for each place the seconds from there on, then the
/// nanoseconds. Empty where no user has an instant.
struct TimeColumn {
  /// For each of ``ChunkSection/times``, which users have an instant.
  static let traits: [UserTrait] = [
    .seenAt, .createdAt, .updatedAt, .invitedAt, .acceptedAt, .fetchedAt,
  ]

  private let base: Int
  private let secondsWidth: Int
  private let nanosecondsWidth: Int
  private let first: Int64

  /// The column in a section that was found valid.
  init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    base = range.lowerBound + 16
    secondsWidth = range.isEmpty ? 0 : Int(bytes[range.lowerBound])
    nanosecondsWidth = range.isEmpty ? 0 : Int(bytes[range.lowerBound + 1])
    first = range.isEmpty ? 0 : bytes.number64(range.lowerBound + 8)
  }

  /// The seconds at a place that has an instant.
  @inline(__always)
  func seconds(_ bytes: UnsafeRawBufferPointer, at slot: Int) -> Int64 {
    switch secondsWidth {
    case 4: first &+ Int64(bytes.number32(base + 4 * slot))
    case 8: first &+ bytes.number64(base + 8 * slot)
    default: first
    }
  }

  /// The nanoseconds at a place that has an instant.
  @inline(__always)
  func nanoseconds(_ bytes: UnsafeRawBufferPointer, at slot: Int) -> Int32 {
    if nanosecondsWidth == 0 { return 0 }
    let offset = base + secondsWidth * StoredChunk.capacity + 4 * slot
    return Int32(truncatingIfNeeded: bytes.number32(offset))
  }

  /// Whether the sizes are as they say.
  static func isValid(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
    if range.isEmpty { return true }
    guard range.count >= 16 else { return false }
    let column = TimeColumn(bytes, range)
    guard [0, 4, 8].contains(column.secondsWidth), [0, 4].contains(column.nanosecondsWidth) else {
      return false
    }
    let width = column.secondsWidth + column.nanosecondsWidth
    return range.count == 16 + width * StoredChunk.capacity
  }

  /// The section for the instants of places; nil stands for none.
  static func bytes(for times: [(slot: Int, time: Timestamp)]) -> [UInt8] {
    guard let least = times.map(\.time.seconds).min(), let most = times.map(\.time.seconds).max()
    else { return [] }
    let distance = UInt64(bitPattern: most &- least)
    let secondsWidth = distance == 0 ? 0 : distance <= UInt64(UInt32.max) ? 4 : 8
    let nanosecondsWidth = times.contains { $0.time.nanoseconds != 0 } ? 4 : 0
    var output: [UInt8] = [UInt8(secondsWidth), UInt8(nanosecondsWidth), 0, 0, 0, 0, 0, 0]
    output.append64(least)
    var seconds = [Int64](repeating: 0, count: secondsWidth == 0 ? 0 : StoredChunk.capacity)
    var nanoseconds = [Int](repeating: 0, count: nanosecondsWidth == 0 ? 0 : StoredChunk.capacity)
    for (slot, time) in times {
      if secondsWidth > 0 { seconds[slot] = time.seconds &- least }
      if nanosecondsWidth > 0 { nanoseconds[slot] = Int(time.nanoseconds) }
    }
    output.reserveCapacity(16 + (secondsWidth + nanosecondsWidth) * StoredChunk.capacity)
    for second in seconds {
      if secondsWidth == 4 { output.append32(Int(second)) } else { output.append64(second) }
    }
    for nanosecond in nanoseconds { output.append32(nanosecond) }
    return output
  }
}
