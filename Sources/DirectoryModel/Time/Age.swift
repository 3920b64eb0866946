/// A length of time as people tell it: a number of one unit.
package struct Age: Hashable, Sendable {
  package let seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  /// The units that are written, in seconds; a year has 365 days.
  private static let units: [(sign: Character, seconds: Int64, name: String)] = [
    ("y", 365 * 86_400, "year"), ("w", 7 * 86_400, "week"), ("d", 86_400, "day"),
    ("h", 3_600, "hour"), ("m", 60, "minute"), ("s", 1, "second"),
  ]

  /// The units that are counted in, each from when it counts: of little, the smaller unit says more.
  private static let counts: [(from: Int64, seconds: Int64, name: DisplayText)] = [
    (2 * 365 * 86_400, 365 * 86_400, "y"), (60 * 86_400, 30 * 86_400, "mo"),
    (86_400, 86_400, "d"), (3_600, 3_600, "h"), (60, 60, "min"),
  ]

  /// Reads what ``text`` writes, in any letter case and with weeks, too; nil for any other text.
  package init?(_ text: String) {
    guard let age = try? Age(parsing: text) else { return nil }
    self = age
  }

  /// The same with what is wrong.
  init(parsing text: String) throws(RangeError) {
    let digits = text.dropLast()
    guard let unit = Self.units.first(where: { String($0.sign) == text.suffix(1).lowercased() }),
      !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else {
      let months = text.lowercased().hasSuffix("mo") ? "; a month is 30d or 31d" : ""
      throw RangeError("no age \(text); write a number and s, m, h, d, w or y, as in 90d\(months)")
    }
    guard digits.count <= 10, let number = Int64(digits) else {
      throw RangeError("the age \(text) is too great")
    }
    seconds = number * unit.seconds
  }

  /// In the greatest unit that it is a multiple of: `90d`.
  package var text: String { "\(exact.number)\(exact.unit.sign)" }

  /// The same in words: `90 days`.
  package var words: DisplayText {
    "\(exact.number) \(exact.unit.name)\(exact.number == 1 ? "" : "s")"
  }

  /// Rounded down to one unit: `14 mo`, `3 d`, `5 min`; `now` where it is less than any.
  package var rounded: DisplayText {
    guard let unit = Self.counts.first(where: { seconds >= $0.from }) else { return "now" }
    return "\(seconds / unit.seconds) \(unit.name)"
  }

  /// The greatest unit that it is a multiple of, weeks left out: people count days.
  private var exact: (number: Int64, unit: (sign: Character, seconds: Int64, name: String)) {
    let unit =
      Self.units.first { $0.sign != "w" && seconds % $0.seconds == 0 && seconds != 0 }
      ?? ("s", 1, "second")
    return (seconds / unit.seconds, unit)
  }
}
