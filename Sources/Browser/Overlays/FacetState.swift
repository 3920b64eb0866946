import DirectoryModel

/// What is known of the values of fields.
struct FacetState: Sendable {
  /// Those that were counted, the most frequent first.
  var values: [FacetField: [DisplayText]] = [:]
  /// Counts what was asked, so that a late answer is known as one.
  var generation = 0
}
