package import DirectoryModel

/// What a list is filtered by.
package struct Filter: Sendable {
  /// As typed.
  package internal(set) var text = ""
  /// What is asked at present: the last text that was understood. Of tables, everything.
  package private(set) var query = Query.all
  /// What is wrong with the text; the list then shows the last good result.
  package private(set) var error: QueryError?
  /// Counts what was asked, so that a late answer is known as one.
  package internal(set) var generation = 0

  package init() {}

  /// Reads a query; returns whether it was understood.
  mutating func parse(_ text: String) -> Bool {
    self.text = text
    do throws(QueryError) {
      query = try Query(parsing: text)
      error = nil
      return true
    } catch {
      self.error = error
      return false
    }
  }
}
