import DirectoryModel
import HTTPTypes

extension HTTPAnswer {
  /// In how many seconds the service is willing to be asked again, where it says so.
  ///
  /// `Retry-After` counts first, in seconds or as a date (RFC 9110 section 10.2.3), then
  /// `X-RateLimit-Reset` (Document360: seconds,
  /// https://apidocs.document360.com/docs/rate-limiting). A date is taken from the answer's own
  /// `Date`, so that a clock that is wrong here does no harm.
  func secondsToWait(now: Timestamp) -> Int? {
    if let text = headers[.retryAfter] {
      if let seconds = UInt32(text) { return Int(seconds) }
      if let date = Timestamp(httpDate: text) {
        let asked = headers[.date].flatMap { Timestamp(httpDate: $0) } ?? now
        return Int(min(max(0, date.seconds - asked.seconds), Int64(UInt32.max)))
      }
    }
    return secondsToReset(now: now)
  }

  /// In how many seconds the quota is renewed that this answer, no refusal itself, has used up.
  func secondsToRenewal(now: Timestamp) -> Int? {
    guard headers[named: "X-RateLimit-Remaining"].flatMap({ UInt32($0) }) == 0 else { return nil }
    return secondsToReset(now: now)
  }

  /// Whether the service refuses now and may not later: what is worth another try.
  var isPassing: Bool { [429, 502, 503, 504].contains(status) }

  /// A number of seconds or, as some services write it, of seconds since 1970.
  private func secondsToReset(now: Timestamp) -> Int? {
    guard let number = headers[named: "X-RateLimit-Reset"].flatMap({ UInt32($0) }) else {
      return nil
    }
    guard number >= 1_000_000_000 else { return Int(number) }
    return Int(max(0, Int64(number) - now.seconds))
  }
}
