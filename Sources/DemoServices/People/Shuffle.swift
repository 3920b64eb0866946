/// A pseudo-random order of `0..<count` that can be asked in both directions without being stored.
///
/// Four Feistel rounds over the next even number of bits; values outside the range walk on until
/// they are inside it.
struct Shuffle: Sendable {
  private let count: UInt64
  private let halfBits: UInt64
  private let keys: [UInt64]

  /// An order of `count` numbers that depends on `seed` alone.
  init(count: Int, seed: UInt64) {
    self.count = UInt64(max(count, 1))
    var half: UInt64 = 1
    while (UInt64(1) << (2 * half)) < self.count { half += 1 }
    halfBits = half
    var bits = SplitMix64(seed)
    keys = (0..<4).map { _ in bits.next() }
  }

  /// Where `index` stands in the order.
  func rank(of index: Int) -> Int {
    var value = UInt64(index)
    repeat { value = encrypt(value) } while value >= count
    return Int(value)
  }

  /// Which index stands at `rank`.
  func index(at rank: Int) -> Int {
    var value = UInt64(rank)
    repeat { value = decrypt(value) } while value >= count
    return Int(value)
  }

  private var mask: UInt64 { (UInt64(1) << halfBits) - 1 }

  private func encrypt(_ value: UInt64) -> UInt64 {
    var left = value >> halfBits
    var right = value & mask
    for key in keys {
      (left, right) = (right, left ^ (SplitMix64.mix(right ^ key) & mask))
    }
    return left << halfBits | right
  }

  private func decrypt(_ value: UInt64) -> UInt64 {
    var left = value >> halfBits
    var right = value & mask
    for key in keys.reversed() {
      (left, right) = (right ^ (SplitMix64.mix(left ^ key) & mask), left)
    }
    return left << halfBits | right
  }
}
