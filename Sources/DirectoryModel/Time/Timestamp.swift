/// An instant with the precision that its source gave.
///
/// Seconds since 1970-01-01T00:00:00Z, nanoseconds, and how many digits of a second's fraction were
/// written: `2019-07-08T14:16:11.967Z` leaves as it came, and so does a fraction of seven digits.
package struct Timestamp: Hashable, Sendable {
  /// Whole seconds since the epoch, rounded down.
  package let seconds: Int64
  /// Nanoseconds within the second, 0 to 999,999,999.
  package let nanoseconds: Int32
  /// Digits of the fraction as written, 0 to 9.
  package let digits: UInt8

  package init(seconds: Int64, nanoseconds: Int32 = 0, digits: UInt8 = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.digits = digits
  }

  /// The parts of this instant in UTC, proleptic Gregorian.
  package var components: Components { Components(secondsSinceEpoch: seconds) }

  /// RFC 3339 in UTC with the source's number of digits.
  package var rfc3339: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(30)
    writeRFC3339(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends ``rfc3339`` without a text of its own.
  func writeRFC3339(to bytes: inout [UInt8]) {
    let parts = components
    if (0...9999).contains(parts.year) {
      bytes.append(parts.year, digits: 4)
    } else {
      bytes.append(contentsOf: String(parts.year).utf8)
    }
    bytes.append(UInt8(ascii: "-"))
    bytes.append(parts.month, digits: 2)
    bytes.append(UInt8(ascii: "-"))
    bytes.append(parts.day, digits: 2)
    bytes.append(UInt8(ascii: "T"))
    bytes.append(parts.hour, digits: 2)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(parts.minute, digits: 2)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(parts.second, digits: 2)
    if digits > 0 {
      bytes.append(UInt8(ascii: "."))
      let end = bytes.count + min(Int(digits), 9)
      bytes.append(Int(nanoseconds), digits: 9)
      bytes.removeSubrange(end...)
    }
    bytes.append(UInt8(ascii: "Z"))
  }

  /// A date and a time of day.
  package struct Components: Hashable, Sendable {
    package var year: Int
    package var month: Int
    package var day: Int
    package var hour: Int
    package var minute: Int
    package var second: Int

    package init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
      self.year = year
      self.month = month
      self.day = day
      self.hour = hour
      self.minute = minute
      self.second = second
    }

    /// The parts of an instant, by Howard Hinnant's `civil_from_days`
    /// (https://howardhinnant.github.io/date_algorithms.html).
    package init(secondsSinceEpoch: Int64) {
      let days = Int(secondsSinceEpoch.floorDivided(by: 86_400))
      let time = Int(secondsSinceEpoch) - days * 86_400
      let shifted = days + 719_468
      let era = shifted.floorDivided(by: 146_097)
      let dayOfEra = shifted - era * 146_097
      let yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
      let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
      let shiftedMonth = (5 * dayOfYear + 2) / 153
      day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
      month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
      year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
      hour = time / 3600
      minute = time % 3600 / 60
      second = time % 60
    }

    /// Seconds since the epoch, by Howard Hinnant's `days_from_civil`.
    package var secondsSinceEpoch: Int64 {
      let shiftedYear = month <= 2 ? year - 1 : year
      let era = shiftedYear.floorDivided(by: 400)
      let yearOfEra = shiftedYear - era * 400
      let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
      let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
      let days = era * 146_097 + dayOfEra - 719_468
      return Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    }

    /// Whether such a day and time exist; a leap second does.
    var isValid: Bool {
      guard (1...12).contains(month), day >= 1, (0...23).contains(hour) else { return false }
      return day <= daysInMonth && (0...59).contains(minute) && (0...60).contains(second)
    }

    private var daysInMonth: Int {
      switch month {
      case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
      case 4, 6, 9, 11: 30
      default: 31
      }
    }
  }
}

extension Timestamp: Comparable {
  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}

extension [UInt8] {
  /// Appends a number, 0 or more, with zeros before it.
  fileprivate mutating func append(_ number: Int, digits: Int) {
    let start = count
    append(contentsOf: repeatElement(UInt8(ascii: "0"), count: digits))
    var rest = number
    for index in (start..<count).reversed() {
      self[index] &+= UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }
}

extension BinaryInteger {
  /// The quotient rounded towards negative infinity.
  fileprivate func floorDivided(by divisor: Self) -> Self {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
