package import DirectoryModel

/// A line at the screen's edge that is being typed into.
package struct Prompt: Hashable, Sendable {
  /// What becomes of the text.
  package enum Purpose: Hashable, Sendable {
    /// It filters the list as it is typed.
    case filter
    /// It is looked for in the list, the details, or whatever covers them.
    case find
    /// It names an action.
    case palette
    /// It names the file to which something is written.
    case export(what: DisplayText)
  }

  package let purpose: Purpose
  package var editor: LineEditor
  /// What stood there before, for going back.
  package let before: String
  /// Who was selected before, for going back.
  package let selectionBefore: ViewRow.ID?
  /// Whether it is typed into above what covers the panes, as against under it.
  package let isOverOverlay: Bool
  /// The ways to complete the text, while one of them is being chosen.
  package var completion: Completion?
  /// What was typed when the search in older filters began, and how far it went.
  package var recall: Recall?

  /// A search in older filters.
  package struct Recall: Hashable, Sendable {
    package let wanted: String
    package var index: Int
  }

  /// Whether it names a file, and so can be refused.
  package var isOfFile: Bool { if case .export = purpose { true } else { false } }

  package init(
    _ purpose: Purpose, text: String = "", selectionBefore: ViewRow.ID? = nil,
    isOverOverlay: Bool = false
  ) {
    self.purpose = purpose
    editor = LineEditor(text)
    before = text
    self.selectionBefore = selectionBefore
    self.isOverOverlay = isOverOverlay
  }
}

/// Ways to complete what is typed, one of which stands in the line.
package struct Completion: Hashable, Sendable {
  /// A way to go on, and what it means.
  package struct Candidate: Hashable, Sendable {
    /// The whole text once it is taken.
    package let text: String
    /// Where the cursor then stands.
    let cursor: Int
    /// What the popup shows for it.
    package let label: DisplayText
    package let note: DisplayText

    package init(text: String, cursor: Int, label: DisplayText, note: DisplayText = .empty) {
      self.text = text
      self.cursor = cursor
      self.label = label
      self.note = note
    }
  }

  package let candidates: [Candidate]
  package var index: Int

  package var chosen: Candidate { candidates[index] }

  /// - Returns: nil where there is no candidate.
  package init?(_ candidates: [Candidate], index: Int = 0) {
    guard !candidates.isEmpty else { return nil }
    self.candidates = candidates
    self.index = index
  }

  mutating func move(by step: Int) {
    index = (index + step + candidates.count) % candidates.count
  }
}
