/// Numbers as ids that tell nothing and can be read back without a table.
///
/// The first half is a hash of the number, the second the number hidden under a hash of the first;
/// an id that was not made here with the same seed doesn't read back.
struct OpaqueID: Sendable {
  private let seed: UInt64
  private static let low62 = UInt64.max >> 2

  /// Ids that depend on `seed`.
  init(seed: UInt64) {
    self.seed = SplitMix64.mix(seed &+ 0x1D)
  }

  /// A version 4 UUID in lower case for a number below 2^62.
  func uuid(_ number: Int) -> String {
    let (high, low) = halves(number)
    var text = Self.hex(high) + Self.hex(low)
    for place in [20, 16, 12, 8] {
      text.insert("-", at: text.index(text.startIndex, offsetBy: place))
    }
    return text
  }

  /// The number of a UUID that was made here.
  func number(uuid: String) -> Int? {
    let digits = uuid.filter { $0 != "-" }
    guard digits.utf8.count == 32, let low = UInt64(digits.suffix(16), radix: 16),
      let high = UInt64(digits.prefix(16), radix: 16)
    else { return nil }
    let number = Int((low & Self.low62) ^ mask(high))
    return self.uuid(number) == uuid ? number : nil
  }

  private func halves(_ number: Int) -> (high: UInt64, low: UInt64) {
    let hash = SplitMix64.mix(UInt64(number) ^ seed)
    let high = hash & ~0xF000 | 0x4000
    return (high, (UInt64(number) ^ mask(high)) | 0x8000_0000_0000_0000)
  }

  private func mask(_ high: UInt64) -> UInt64 {
    SplitMix64.mix(high &+ seed) & Self.low62
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
