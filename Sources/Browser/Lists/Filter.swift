package import DirectoryModel

/// What the list of users is filtered by.
package struct Filter: Sendable {
  /// As typed.
  package var text = ""
  /// What is asked at present: the last text that was understood.
  package var query = Query.all
  /// What is wrong with the text; the list then shows the last good result.
  package var error: QueryError?
  /// Counts what was asked, so that a late answer is known as one.
  package var generation = 0

  package init() {}
}
