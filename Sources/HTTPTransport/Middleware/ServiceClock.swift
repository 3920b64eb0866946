import DirectoryModel
import HTTPTypes

/// When an answer was given, by the service's own clock where it tells the time: so a clock that is
/// wrong here does no harm to the times in the answer.
struct ServiceClock {
  /// The longest wait that is believed, in seconds: quotas of a month are the longest there are.
  static let longestWait = 31 * 24 * 60 * 60

  private let now: Timestamp

  /// - Parameters:
  ///   - headers: those of the answer, of which `Date` counts.
  ///   - now: the time here.
  init(_ headers: HTTPFields, now: Timestamp) {
    self.now = headers[.date].flatMap { Timestamp(httpDate: $0) } ?? now
  }

  /// How many seconds it is from the answer to a time, a begun one counting as a whole one, and
  /// none if it has passed; nil for what is no time.
  ///
  /// A time is a number, with or without a fraction, or a date of RFC 9110 section 5.6.7 or of RFC
  /// 3339. What a number counts shows by its size: under 1,000,000,000, which the epoch's seconds
  /// passed in 2001, it is seconds from now; under a hundred times that seconds of the epoch; above
  /// milliseconds of it. Where a header came several times the longest counts.
  func seconds(until text: String) -> Int? {
    if let seconds = single(text) { return seconds }
    let items = text.split(separator: ",")
    return items.count > 1 ? items.compactMap { single(String($0)) }.max() : nil
  }

  private func single(_ text: String) -> Int? {
    let text = text.trimmingBlanks
    if let number = Self.number(text) {
      switch number {
      case ..<1e9: return Self.bounded(number)
      case ..<1e11: return Self.bounded(number - Double(now.seconds))
      case ..<1e14: return Self.bounded(number / 1000 - Double(now.seconds))
      default: return nil
      }
    }
    let date = Timestamp(httpDate: text) ?? Timestamp(parsing: text)
    return date.map {
      Self.bounded(Double($0.seconds - now.seconds) + Double($0.nanoseconds) / 1e9)
    }
  }

  private static func bounded(_ seconds: Double) -> Int {
    Int(min(max(0, seconds.rounded(.up)), Double(longestWait)))
  }

  /// Digits with or without a fraction, and nothing else that Swift would take.
  private static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) else {
      return nil
    }
    return Double(text)
  }
}
