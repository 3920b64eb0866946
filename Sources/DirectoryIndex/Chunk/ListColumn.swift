import DirectoryModel

/// A column of a chunk whose users have few different values: a number a user for the value.
///
/// Kept as the count of values `n`, the count of entries, then for each value, 32 bits each: where
/// its entries begin, and the end of the last; the string to sort by, plus 1, or 0 for none; then
/// the entries, each an item and a string to show, 32 bits each; then, unless there is one value or
/// none, the number of each place's value in 16 bits.
struct ListColumn {
  /// The entry's string where the text is another word for the entry before it.
  static let alias = Int(UInt32.max)

  let valueCount: Int
  let entryCount: Int
  private let base: Int

  /// The column in a section that was found valid.
  init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    base = range.lowerBound
    if range.isEmpty {
      valueCount = 0
      entryCount = 0
    } else {
      valueCount = bytes.number32(base)
      entryCount = bytes.number32(base + 4)
    }
  }

  private var sortBase: Int { base + 8 + 4 * (valueCount + 1) }
  private var entryBase: Int { sortBase + 4 * valueCount }
  private var codeBase: Int { entryBase + 8 * entryCount }
  private var size: Int {
    codeBase - base + (valueCount > 1 ? 2 * StoredChunk.capacity : 0)
  }

  /// The value's number at a place that has a user.
  @inline(__always)
  func value(_ bytes: UnsafeRawBufferPointer, at slot: Int) -> Int {
    valueCount > 1 ? bytes.number16(codeBase + 2 * slot) : 0
  }

  /// The string to sort by; nil where there is none.
  func sortString(_ bytes: UnsafeRawBufferPointer, of value: Int) -> Int? {
    let string = bytes.number32(sortBase + 4 * value)
    return string == 0 ? nil : string - 1
  }

  func entries(_ bytes: UnsafeRawBufferPointer, of value: Int) -> Range<Int> {
    let place = base + 8 + 4 * value
    return bytes.number32(place)..<bytes.number32(place + 4)
  }

  func item(_ bytes: UnsafeRawBufferPointer, _ entry: Int) -> Int {
    bytes.number32(entryBase + 8 * entry)
  }

  /// The string to show, or ``alias``.
  func string(_ bytes: UnsafeRawBufferPointer, _ entry: Int) -> Int {
    bytes.number32(entryBase + 8 * entry + 4)
  }

  /// The places whose value is one of those for which `isIncluded` says true.
  func places(
    _ bytes: UnsafeRawBufferPointer, _ isIncluded: [Bool], within: ChunkBits
  ) -> ChunkBits {
    if isIncluded.allSatisfy({ $0 }) { return isIncluded.isEmpty ? .none : within }
    if !isIncluded.contains(true) { return .none }
    return isIncluded.withUnsafeBufferPointer { isIncluded in
      within.filtered { isIncluded[bytes.number16(codeBase + 2 * $0)] }
    }
  }

  /// Whether all numbers are within bounds.
  static func isValid(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, items: Int, strings: Int, users: Int
  ) -> Bool {
    if range.isEmpty { return users == 0 }
    guard range.count >= 8 else { return false }
    let column = ListColumn(bytes, range)
    guard column.valueCount <= StoredChunk.capacity, column.entryCount <= range.count,
      column.valueCount > 0 || users == 0, column.size == range.count
    else { return false }
    var end = 0
    for value in 0...column.valueCount {
      let start = bytes.number32(column.base + 8 + 4 * value)
      guard start >= end, value > 0 || start == 0 else { return false }
      end = start
    }
    guard end == column.entryCount else { return false }
    for value in 0..<column.valueCount
    where bytes.number32(column.sortBase + 4 * value) > strings {
      return false
    }
    for entry in 0..<column.entryCount {
      let string = column.string(bytes, entry)
      guard column.item(bytes, entry) < items, string < strings || string == alias else {
        return false
      }
    }
    guard column.valueCount > 1 else { return true }
    for slot in 0..<StoredChunk.capacity
    where bytes.number16(column.codeBase + 2 * slot) >= column.valueCount {
      return false
    }
    return true
  }
}
