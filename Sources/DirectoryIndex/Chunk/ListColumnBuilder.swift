import DirectoryModel

/// What a user's value in a list column is, before it has a number.
struct ListValue: Hashable {
  /// A text of the list, and what to show of it; nil for another word for the entry before.
  struct Entry: Hashable {
    var item: Int
    var string: Int?
  }

  /// The string to sort by; nil sorts last.
  var sortString: Int?
  var entries: [Entry] = []
}

/// A list column that is being made.
struct ListColumnBuilder {
  private var numbers: [ListValue: Int] = [:]
  private var values: [ListValue] = []
  private var codes = [UInt16](repeating: 0, count: StoredChunk.capacity)

  /// The number of a value, which is new where it has not come before.
  mutating func number(of value: ListValue) -> Int {
    if let number = numbers[value] { return number }
    numbers[value] = values.count
    values.append(value)
    return values.count - 1
  }

  mutating func set(_ slot: Int, to number: Int) {
    codes[slot] = UInt16(truncatingIfNeeded: number)
  }

  var bytes: [UInt8] {
    if values.isEmpty { return [] }
    var output: [UInt8] = []
    output.append32(values.count)
    output.append32(values.reduce(0) { $0 + $1.entries.count })
    var end = 0
    output.append32(0)
    for value in values {
      end += value.entries.count
      output.append32(end)
    }
    for value in values { output.append32(value.sortString.map { $0 + 1 } ?? 0) }
    for entry in values.lazy.flatMap(\.entries) {
      output.append32(entry.item)
      output.append32(entry.string ?? ListColumn.alias)
    }
    if values.count > 1 {
      for code in codes { output.append16(Int(code)) }
    }
    return output
  }
}
