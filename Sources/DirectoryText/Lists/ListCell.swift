package import DirectoryModel

/// What stands in a column of a list for one row.
package struct ListCell: Hashable, Sendable {
  package enum Emphasis: Hashable, Sendable { case none, strong, warning, faint }

  package let text: DisplayText
  package let emphasis: Emphasis

  package init(_ text: DisplayText, _ emphasis: Emphasis = .none) {
    self.text = text
    self.emphasis = emphasis
  }

  /// What is not reported, or not there.
  package static let none = ListCell("--", .faint)
}
