package import DirectoryModel

/// Which keys run what, as the help and the palette show it.
package struct KeyTable: Sendable {
  /// Keys and what they run in a context.
  package struct Entry: Hashable, Sendable {
    /// As keymap.conf writes them.
    package let keys: DisplayText
    package let action: Action
    /// What the help says of them.
    package let words: DisplayText
    /// The file and line that bind them.
    package let place: DisplayText

    package init(
      keys: DisplayText, action: Action, words: DisplayText, place: DisplayText
    ) {
      self.keys = keys
      self.action = action
      self.words = words
      self.place = place
    }
  }

  private let entries: [Action.Context: [Entry]]

  /// - Parameter entries: for each context those that work there, with those it falls back on.
  package init(_ entries: [Action.Context: [Entry]] = [:]) { self.entries = entries }

  package func entries(in context: Action.Context) -> [Entry] { entries[context] ?? [] }

  /// The keys that run an action in a context, the first bound first.
  package func keys(for action: Action, in context: Action.Context) -> [DisplayText] {
    entries(in: context).filter { $0.action == action }.map(\.keys)
  }
}
