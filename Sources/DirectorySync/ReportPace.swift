import DirectoryModel

/// How often a run tells of itself: each report draws a screen or a line, or has a list made anew.
struct ReportPace: Sendable {
  /// The least time between two reports of progress.
  private static let progressStep = Duration.milliseconds(100)

  /// When the progress was reported last.
  private var progressReported: ContinuousClock.Instant?
  /// Changes that were reported.
  private var reported = 0

  /// Whether it is time to report how far the list is read: at once, then now and again.
  mutating func isProgressDue(at time: ContinuousClock.Instant = .now) -> Bool {
    if let last = progressReported, last.duration(to: time) < Self.progressStep { return false }
    progressReported = time
    return true
  }

  /// Whether to tell of what a write came to, given what all writes of the run did: at growing
  /// distances, and when the first users are complete.
  mutating func areUsersDue(after changes: StoreChanges, ofAll sum: StoreChanges) -> Bool {
    areUsersDue(ofAll: sum.added + sum.changed, anyway: changes.completed > 0)
  }

  /// Whether to tell that there are so many users: at growing distances.
  mutating func areUsersDue(ofAll all: Int, anyway: Bool = false) -> Bool {
    guard anyway || all >= reported + max(1, reported / 2) else { return false }
    reported = all
    return true
  }
}
