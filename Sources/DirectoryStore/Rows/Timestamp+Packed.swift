import DirectoryModel

extension Timestamp {
  /// How many digits of a second's fraction are kept.
  private static let packedDigits: UInt8 = 6

  /// The time in one integer that sorts as the time does: microseconds times 16, and the number of
  /// digits.
  ///
  /// The store keeps only times of our own clock like this, for which microseconds do.
  var packed: Int64 {
    let microseconds = seconds * 1_000_000 + Int64(nanoseconds / 1_000)
    return microseconds << 4 | Int64(min(digits, Self.packedDigits))
  }

  init(packed: Int64) {
    let microseconds = packed >> 4
    let fraction = microseconds % 1_000_000
    let rest = fraction < 0 ? fraction + 1_000_000 : fraction
    self.init(
      seconds: (microseconds - rest) / 1_000_000, nanoseconds: Int32(rest * 1_000),
      digits: UInt8(packed & 0xF))
  }
}
