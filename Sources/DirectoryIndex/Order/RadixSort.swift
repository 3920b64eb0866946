/// A user's number with a number to sort by.
struct KeyedNumber {
  var key: UInt64
  var number: UInt32
}

/// Sorts by number keys, digit by digit; equal ones stay in their order.
enum RadixSort {
  private static let digitBits: UInt64 = 11

  static func sort(_ items: inout [KeyedNumber]) {
    let used = items.reduce(0 as UInt64) { $0 | $1.key }
    var shift: UInt64 = 0
    while shift < 64, used >> shift != 0 {
      if used >> shift & (1 << digitBits - 1) != 0 { sort(&items, byDigitAt: shift) }
      shift += digitBits
    }
  }

  private static func sort(_ items: inout [KeyedNumber], byDigitAt shift: UInt64) {
    let mask: UInt64 = 1 << digitBits - 1
    var places = [Int](repeating: 0, count: 1 << Int(digitBits))
    for item in items { places[Int(item.key >> shift & mask)] += 1 }
    var start = 0
    for digit in places.indices {
      let count = places[digit]
      places[digit] = start
      start += count
    }
    items = [KeyedNumber](unsafeUninitializedCapacity: items.count) { buffer, count in
      for item in items {
        let digit = Int(item.key >> shift & mask)
        buffer.initializeElement(at: places[digit], to: item)
        places[digit] += 1
      }
      count = items.count
    }
  }
}
