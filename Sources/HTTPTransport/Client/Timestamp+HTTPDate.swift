package import DirectoryModel

extension Timestamp {
  /// Reads a date as HTTP headers carry it (RFC 9110 section 5.6.7), or returns nil.
  ///
  /// All three forms count: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and
  /// `Sun Nov  6 08:49:37 1994`. A year of two digits lies in the century from 1970 on. The name of
  /// the day is not checked.
  package init?(httpDate text: String) {
    guard text.utf8.count <= 40 else { return nil }
    var words = text.split { $0 == " " || $0 == "-" || $0 == "," }
    guard words.count == 6 || words.count == 5 else { return nil }
    words.removeFirst()
    if words.count == 4 {
      // asctime: the month comes first and the year last.
      words = [words[1], words[0], words[3], words[2]]
    } else if words.removeLast() != "GMT" {
      return nil
    }
    let clock = words[3].split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 3, let month = Self.months.firstIndex(of: words[1]),
      let day = Self.number(words[0], 1...31), [2, 4].contains(words[2].count),
      let year = Self.number(words[2], 0...9999),
      let hour = Self.number(clock[0], 0...23), let minute = Self.number(clock[1], 0...59),
      let second = Self.number(clock[2], 0...60)
    else { return nil }
    let isShort = words[2].count == 2
    let parts = Components(
      year: isShort ? year + (year < 70 ? 2000 : 1900) : year, month: month + 1, day: day,
      hour: hour, minute: minute, second: second)
    self.init(seconds: parts.secondsSinceEpoch)
  }

  private static let months: [Substring] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func number(_ text: Substring, _ range: ClosedRange<Int>) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text) else {
      return nil
    }
    return range.contains(number) ? number : nil
  }
}
