/// Random numbers that a seed repeats (SplitMix64), so that a failure can be run again.
package struct SeededGenerator: RandomNumberGenerator {
  /// Seeds that stay and one that is new each run; a failing test names the seed it ran with.
  package static let seeds: [UInt64] = [1, 2, 3, .random(in: .min ... .max)]

  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// Text in which plain, hidden and combining characters are equally likely.
  package mutating func text(upTo maximum: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...maximum, using: &self) {
      let ranges: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0x20...0x7E, 0...0x1F, 0x7F...0xFF, 0x300...0x36F, 0x200B...0x206F,
        0x900...0x97F, 0xFE00...0xFE0F, 0xE000...0xE010, 0x1F300...0x1F6FF, 0xE0000...0xE01EF,
        0...0x10FFFF,
      ]
      let range = ranges[Int.random(in: ranges.indices, using: &self)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &self)) {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
