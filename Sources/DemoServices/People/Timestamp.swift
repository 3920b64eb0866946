/// A moment in microseconds since 1970, written in the forms that the vendors write.
struct Timestamp: Sendable, Comparable {
  /// Microseconds since 1970-01-01T00:00:00Z.
  let microseconds: Int64

  /// A moment some microseconds after 1970.
  init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// A moment `seconds` later, or earlier if negative.
  func adding(seconds: Int) -> Timestamp {
    Timestamp(microseconds: microseconds + Int64(seconds) * 1_000_000)
  }

  static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.microseconds < right.microseconds
  }

  /// `2019-07-08T14:16:11.967Z`, as Tines and ScalePad write.
  var milliseconds: String { text(offset: 0, digits: 3) + "Z" }

  /// `2019-07-08T14:16:11Z`, as Tines writes in team members.
  var wholeSeconds: String { text(offset: 0, digits: 0) + "Z" }

  /// `2023-11-25T10:59:35.1896081Z`, as Document360 writes.
  var sevenDigits: String { text(offset: 0, digits: 7) + "Z" }

  /// `2024-06-13T14:30:00`, as Document360 writes where it forgets the zone; UTC.
  var zoneless: String { text(offset: 0, digits: 0) }

  /// `2023-09-11T16:28:22.113793+05:30`, as Scanova writes.
  var indian: String { text(offset: 19_800, digits: 6) + "+05:30" }

  private func text(offset: Int64, digits: Int) -> String {
    let local = microseconds + offset * 1_000_000
    let fraction = Int(Self.modulo(local, 1_000_000))
    let seconds = (local - Int64(fraction)) / 1_000_000
    let ofDay = Int(Self.modulo(seconds, 86_400))
    let (year, month, day) = Self.civil(days: (seconds - Int64(ofDay)) / 86_400)
    var out: [UInt8] = []
    out.reserveCapacity(28)
    Self.append(year, width: 4, to: &out)
    out.append(UInt8(ascii: "-"))
    Self.append(month, width: 2, to: &out)
    out.append(UInt8(ascii: "-"))
    Self.append(day, width: 2, to: &out)
    out.append(UInt8(ascii: "T"))
    Self.append(ofDay / 3600, width: 2, to: &out)
    out.append(UInt8(ascii: ":"))
    Self.append(ofDay / 60 % 60, width: 2, to: &out)
    out.append(UInt8(ascii: ":"))
    Self.append(ofDay % 60, width: 2, to: &out)
    if digits > 0 {
      out.append(UInt8(ascii: "."))
      switch digits {
      case 3: Self.append(fraction / 1000, width: 3, to: &out)
      case 7: Self.append(fraction * 10 + fraction % 7, width: 7, to: &out)
      default: Self.append(fraction, width: 6, to: &out)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func append(_ number: Int, width: Int, to out: inout [UInt8]) {
    var divisor = 1
    for _ in 1..<width { divisor *= 10 }
    while divisor > 0 {
      out.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }

  /// Gregorian date of a day count, by the usual shift of the year's start to March.
  private static func civil(days: Int64) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * ofYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (Int(year), Int(month), Int(ofYear - (153 * marchMonth + 2) / 5 + 1))
  }

  private static func modulo(_ value: Int64, _ divisor: Int64) -> Int64 {
    let rest = value % divisor
    return rest < 0 ? rest + divisor : rest
  }
}
