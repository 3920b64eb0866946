package import DirectoryModel

/// A choice among items.
package struct Menu: Hashable, Sendable {
  /// What the choice is about.
  package enum Purpose: Hashable, Sendable {
    case sort, columns, facetFields
    case facetValues(FacetField)
    /// Whether to replace a file.
    case overwrite(Export)
    /// Which of what was pasted to look up.
    case lookUp(LookUp)
  }

  /// One of the things to choose.
  package struct Item: Hashable, Sendable {
    package let id: String
    package let label: DisplayText
    package var note: DisplayText
    /// Whether it is chosen; nil where only one can be taken.
    package var isChosen: Bool?

    package init(
      id: String, label: DisplayText, note: DisplayText = .empty, isChosen: Bool? = nil
    ) {
      self.id = id
      self.label = label
      self.note = note
      self.isChosen = isChosen
    }
  }

  package let purpose: Purpose
  package let title: DisplayText
  package var items: [Item]
  /// What stands in place of items when there are none.
  package var placeholder: DisplayText

  package init(
    _ purpose: Purpose, title: DisplayText, items: [Item], placeholder: DisplayText = "nothing"
  ) {
    self.purpose = purpose
    self.title = title
    self.items = items
    self.placeholder = placeholder
  }
}
