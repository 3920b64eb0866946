extension TimeRange {
  /// Reads `never`, `unknown`, a range of ages or one of dates.
  init(_ text: String) throws(RangeError) {
    let words: [String: TimeRange] = ["never": .never, "unknown": .unknown]
    if let word = words[text.lowercased()] {
      self = word
      return
    }
    let range = RangeText(text)
    let areDates = range.ends.map { $0.utf8.last.map { (0x30...0x39).contains($0) } ?? false }
    if areDates.allSatisfy({ $0 }) {
      self = try .dates(range)
    } else if !areDates.contains(true) {
      if let near = ["never", "unknown"].nearest(to: text) {
        throw RangeError("no time \(text); did you mean \(near)?")
      }
      self = .ages(try AgeRange(range))
    } else {
      throw RangeError("one end of this is a date and the other is none")
    }
  }

  /// Before and after a period are what `<` and `>` say; its end is its last second.
  private static func dates(_ range: RangeText) throws(RangeError) -> TimeRange {
    switch range {
    case .one(let text):
      let period = try Period(text)
      return .dates(from: period.start, to: period.end)
    case .atLeast(let text): return .dates(from: try Period(text).start, to: nil)
    case .above(let text): return .dates(from: try Period(text).end, to: nil)
    case .atMost(let text): return .dates(from: nil, to: try Period(text).end)
    case .below(let text): return .dates(from: nil, to: try Period(text).start)
    case .orMore(let text), .orLess(let text):
      throw RangeError("write \(text).. for from then on, ..\(text) for up to then")
    case .between(let first, let second):
      let (from, to) = (try Period(first).start, try Period(second).end)
      guard from < to else { throw RangeError("the later date stands first") }
      return .dates(from: from, to: to)
    }
  }
}

/// A day, month or year in UTC.
private struct Period {
  /// Seconds since the epoch.
  let start: Int64
  /// The second after the last one.
  let end: Int64

  init(_ text: String) throws(RangeError) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let digits = [4, 2, 2]
    let numbers = zip(parts, digits).compactMap { part, count -> Int? in
      part.utf8.count == count && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        ? Int(part) : nil
    }
    var first = Timestamp.Components(year: 0, month: 1, day: 1)
    if let year = numbers.first { first.year = year }
    if numbers.count > 1 { first.month = numbers[1] }
    if numbers.count > 2 { first.day = numbers[2] }
    guard numbers.count == parts.count, first.isValid else {
      throw RangeError("no date \(text); write a day 2026-02-28, a month 2026-02 or a year 2026")
    }
    start = first.secondsSinceEpoch
    switch parts.count {
    case 1:
      first.year += 1
      end = first.secondsSinceEpoch
    case 2:
      first.month += 1
      if first.month > 12 { (first.year, first.month) = (first.year + 1, 1) }
      end = first.secondsSinceEpoch
    default: end = start + 86_400
    }
  }
}
