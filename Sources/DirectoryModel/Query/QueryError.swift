/// What is wrong with a query, and where.
package struct QueryError: Error, Hashable, Sendable {
  /// A sentence without a full stop that says what to write instead, where that can be told.
  package let message: DisplayText
  /// The character at fault, counted from 1; one past the last where something is missing there.
  package let column: Int

  package init(_ message: DisplayText, column: Int) {
    self.message = message
    self.column = column
  }
}
