/// What the mouse points at.
package enum PointedPlace: Hashable, Sendable {
  /// A row of the list, or none where its room is empty.
  case list(row: Int?)
  /// The heading of a column of the list, by its number.
  case heading(column: Int)
  /// A line of the details, counted from the first of the text.
  case detail(line: Int)
  /// A line of what covers the panes, counted from the first of the text.
  case overlay(line: Int)
}

/// What was done there.
package enum PointingAct: Hashable, Sendable {
  case press
  /// The wheel was turned by lines, downwards positive.
  case wheel(Int)
}
