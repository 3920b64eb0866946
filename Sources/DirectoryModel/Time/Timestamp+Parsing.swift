extension Timestamp {
  /// Reads a date and time as services write them, or returns nil.
  ///
  /// Taken are `YYYY-MM-DD`, then after `T`, `t` or a space `HH:MM[:SS[.fraction]]`, then `Z`, `UTC`,
  /// `±HH`, `±HHMM`, `±HH:MM` or nothing, which counts as UTC. A fraction has any number of digits;
  /// those after the ninth are dropped. An instant whose year in UTC has no four digits is nil, as
  /// RFC 3339 can't write it.
  package init?(parsing text: String) {
    var text = text
    guard let time = text.withUTF8({ Self.read($0) }) else { return nil }
    self = time
  }

  /// The first instant that RFC 3339 can write, and the first after the last that it can.
  private static let first = Components(year: 0, month: 1, day: 1).secondsSinceEpoch
  private static let end = Components(year: 10_000, month: 1, day: 1).secondsSinceEpoch

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Timestamp? {
    var scanner = Scanner(bytes)
    guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2),
      scanner.skip("-"), let day = scanner.number(2)
    else { return nil }
    var parts = Components(year: year, month: month, day: day)
    var fraction: (nanoseconds: Int32, digits: UInt8) = (0, 0)
    var offset = 0
    if !scanner.isAtEnd {
      guard scanner.skip("T") || scanner.skip("t") || scanner.skip(" "),
        let hour = scanner.number(2), scanner.skip(":"), let minute = scanner.number(2)
      else { return nil }
      parts.hour = hour
      parts.minute = minute
      if scanner.skip(":") {
        guard let second = scanner.number(2) else { return nil }
        parts.second = second
        if scanner.skip(".") || scanner.skip(",") {
          guard let read = scanner.fraction() else { return nil }
          fraction = read
        }
      }
      guard let read = scanner.offset() else { return nil }
      offset = read
    }
    guard scanner.isAtEnd, parts.isValid else { return nil }
    let seconds = parts.secondsSinceEpoch - Int64(offset)
    guard first <= seconds, seconds < end else { return nil }
    return Timestamp(
      seconds: seconds, nanoseconds: fraction.nanoseconds, digits: fraction.digits)
  }

  /// A cursor over the bytes of a date.
  private struct Scanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
      position += 1
      return true
    }

    private mutating func digit() -> Int? {
      guard position < bytes.count, (0x30...0x39).contains(bytes[position]) else { return nil }
      defer { position += 1 }
      return Int(bytes[position]) - 0x30
    }

    /// Exactly so many digits.
    mutating func number(_ count: Int) -> Int? {
      var value = 0
      for _ in 0..<count {
        guard let next = digit() else { return nil }
        value = value * 10 + next
      }
      return value
    }

    mutating func fraction() -> (nanoseconds: Int32, digits: UInt8)? {
      var nanoseconds: Int32 = 0
      var digits: UInt8 = 0
      guard let first = digit() else { return nil }
      var next: Int? = first
      while let value = next {
        if digits < 9 {
          nanoseconds = nanoseconds * 10 + Int32(value)
          digits += 1
        }
        next = digit()
      }
      for _ in digits..<9 { nanoseconds *= 10 }
      return (nanoseconds, digits)
    }

    /// Seconds east of UTC.
    mutating func offset() -> Int? {
      _ = skip(" ")
      if isAtEnd || skip("Z") || skip("z") { return 0 }
      if skip("U") { return skip("T") && skip("C") ? 0 : nil }
      let sign: Int
      if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
      guard let hours = number(2), hours <= 23 else { return nil }
      if isAtEnd { return sign * hours * 3600 }
      _ = skip(":")
      guard let minutes = number(2), minutes <= 59 else { return nil }
      return sign * (hours * 3600 + minutes * 60)
    }
  }
}
