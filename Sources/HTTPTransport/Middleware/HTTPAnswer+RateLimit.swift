import DirectoryModel
import HTTPTypes

extension HTTPAnswer {
  /// The longest that an answer which is no refusal keeps the next requests back, in seconds: where
  /// its headers are misunderstood, one request an hour tells.
  static let longestRenewal = 60 * 60

  /// In how many seconds the service is willing to be asked again, where it says so.
  ///
  /// `Retry-After` counts first (RFC 9110 section 10.2.3), then the limits that are used up, the
  /// last to be renewed, and where none says so of itself the first to be renewed. One that asks for
  /// no wait at all says nothing beside another.
  func secondsToWait(now: Timestamp) -> Int? {
    let clock = ServiceClock(headers, now: now)
    let asked = headers[.retryAfter].flatMap { clock.seconds(until: $0) }
    if let asked, asked > 0 { return asked }
    let quotas = RateLimitQuota.all(in: headers, clock: clock)
    let usedUp = quotas.filter(\.isUsedUp)
    let renewed =
      usedUp.isEmpty ? quotas.compactMap(\.seconds).min() : usedUp.compactMap(\.seconds).max()
    return renewed ?? asked
  }

  /// In how many seconds the quota is renewed that this answer, no refusal itself, has used up.
  func secondsToRenewal(now: Timestamp) -> Int? {
    RateLimitQuota.all(in: headers, clock: ServiceClock(headers, now: now))
      .filter(\.isUsedUp).compactMap(\.seconds).max().map { min($0, Self.longestRenewal) }
  }

  /// Whether the service refuses now and may not later: what is worth another try.
  var isPassing: Bool { [429, 502, 503, 504].contains(status) }
}
