package import DirectoryModel

extension Timestamp {
  /// Date and time of day in UTC, as details show it: `2019-10-31 21:40:42 UTC`.
  package var dateAndTime: DisplayText { "\(date) \(timeOfDay(withSeconds: true)) UTC" }

  /// The day: `2019-10-31`.
  package var date: DisplayText { DisplayText(String(rfc3339.prefix(10))) }

  /// The time of day: `21:40:42 UTC`.
  package var clock: DisplayText { "\(timeOfDay(withSeconds: true)) UTC" }

  /// The time of day without seconds: `21:40`.
  package var shortClock: DisplayText { timeOfDay(withSeconds: false) }

  /// How long before another time it was, in one unit: `14 mo`, `3 d`, `5 min`; `in 2 d` where it
  /// was later.
  package func age(before other: Timestamp) -> DisplayText {
    let seconds = other.seconds - self.seconds
    let age = Age(seconds: abs(seconds)).rounded
    return seconds <= -60 ? "in \(age)" : age
  }

  private func timeOfDay(withSeconds: Bool) -> DisplayText {
    DisplayText(String(rfc3339.dropFirst(11).prefix(withSeconds ? 8 : 5)))
  }
}
