/// How times are written.
package enum TimeStyle: String, CaseIterable, Hashable, Sendable {
  /// As dates and times of day.
  case absolute
  /// As ages at the moment of reading, so that nothing ticks.
  case relative
}
