import DirectoryModel

/// Users in an order, those that have gone among them.
struct RowOrder: Sendable {
  /// The users' numbers.
  let numbers: [UInt32]
  /// For each number, where it stands; without meaning where there is no user.
  let positions: [UInt32]

  static let empty = RowOrder([], capacity: 0)

  /// The order of users whose numbers are below a capacity.
  init(_ numbers: [UInt32], capacity: Int) {
    self.numbers = numbers
    positions = [UInt32](unsafeUninitializedCapacity: capacity) { buffer, count in
      buffer.initialize(repeating: 0)
      for (position, number) in numbers.enumerated() { buffer[Int(number)] = UInt32(position) }
      count = capacity
    }
  }

  /// The numbers for which a bit is set, of which there are so many, in this order.
  func numbers(in bits: [ChunkBits], count: Int) -> [UInt32] {
    bits.withUnsafeBytes { raw in
      let words = raw.assumingMemoryBound(to: UInt64.self)
      if count * 16 < numbers.count { return fewNumbers(in: words, count: count) }
      // Each number is written where the next match belongs, and stays if it is one; the last
      // one needs a place of its own.
      return [UInt32](unsafeUninitializedCapacity: count + 1) { buffer, found in
        found = 0
        for number in numbers {
          buffer[found] = number
          found += Int(words[Int(number >> 6)] >> UInt64(number & 63) & 1)
        }
      }
    }
  }

  /// The numbers in three sets, of which each holds the one before it: first those of the first set,
  /// then what the second and the third have beyond it, each part in this order.
  func numbers(
    inWhole whole: [ChunkBits], starting: [ChunkBits], found: [ChunkBits]
  ) -> [UInt32] {
    let ends = [whole, starting, found].map { bits in bits.reduce(0) { $0 + $1.count } }
    if ends[2] * 16 < numbers.count {
      let beyond = (zip(starting, whole).map { $0 & ~$1 }, zip(found, starting).map { $0 & ~$1 })
      return numbers(in: whole, count: ends[0])
        + numbers(in: beyond.0, count: ends[1] - ends[0])
        + numbers(in: beyond.1, count: ends[2] - ends[1])
    }
    return whole.withUnsafeBytes { whole in
      starting.withUnsafeBytes { starting in
        found.withUnsafeBytes { found in
          let sets = (
            whole.assumingMemoryBound(to: UInt64.self),
            starting.assumingMemoryBound(to: UInt64.self),
            found.assumingMemoryBound(to: UInt64.self)
          )
          // Where the next number of each part belongs; what is in no set goes behind the end.
          var places = [0, ends[0], ends[1], ends[2]]
          return [UInt32](unsafeUninitializedCapacity: ends[2] + 1) { buffer, count in
            places.withUnsafeMutableBufferPointer { places in
              for number in numbers {
                let (word, bit) = (Int(number >> 6), UInt64(number & 63))
                let isFound = Int(sets.2[word] >> bit & 1)
                let isStarting = Int(sets.1[word] >> bit & 1)
                let part = 3 - isFound - isStarting - Int(sets.0[word] >> bit & 1)
                buffer[places[part]] = number
                places[part] += isFound
              }
            }
            count = ends[2]
          }
        }
      }
    }
  }

  private func fewNumbers(in words: UnsafeBufferPointer<UInt64>, count: Int) -> [UInt32] {
    var places: [UInt32] = []
    places.reserveCapacity(count)
    for (index, bits) in words.enumerated() where bits != 0 {
      var word = bits
      while word != 0 {
        places.append(positions[index << 6 + word.trailingZeroBitCount])
        word &= word - 1
      }
    }
    places.sort()
    for index in places.indices { places[index] = numbers[Int(places[index])] }
    return places
  }
}
