package import DirectoryModel

/// What stands in a cell of a list, in a few words, and how it stands out.
package struct ListCell: Hashable, Sendable {
  /// How a cell stands out.
  package enum Emphasis: Hashable, Sendable {
    case none
    /// What the row is called by.
    case strong
    /// Something to look at.
    case warning
    /// Not reported, or beside the point.
    case faint
  }

  package let text: DisplayText
  package let emphasis: Emphasis

  package init(_ text: DisplayText, _ emphasis: Emphasis = .none) {
    self.text = text
    self.emphasis = emphasis
  }

  /// The cell of what is not reported.
  package static let notReported = ListCell("--", .faint)
}
