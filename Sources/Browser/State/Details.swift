package import DirectoryText

/// Which side of the selected row is shown beside the list, and where in it.
struct Details: Sendable {
  private(set) var tab = UserDetail.Tab.overview
  private(set) var position = TextPosition()
  /// The objects and arrays of raw JSON that are folded, by their paths.
  private(set) var folds: Set<String> = []

  mutating func show(_ tab: UserDetail.Tab) {
    self.tab = tab
    begin()
  }

  /// Goes to the top, since the details are those of something else.
  mutating func begin() { position.reset() }

  mutating func fit(_ viewport: Viewport) {
    position.resize(starts: viewport.detailStarts, visible: viewport.detailRows)
  }

  /// Moves as an action says in so many facts; returns false if it is none of moving.
  mutating func apply(_ action: Action, count: Int) -> Bool {
    position.apply(action, count: count)
  }

  mutating func scroll(by rows: Int, count: Int) { position.scroll(by: rows, count: count) }

  mutating func move(to index: Int, of count: Int) { position.move(to: index, of: count) }

  // MARK: Raw JSON

  mutating func toggleFold(_ path: String) {
    if folds.remove(path) == nil { folds.insert(path) }
  }

  mutating func fold(_ paths: Set<String>) { folds = paths }

  /// Stands on a line of the text as it is folded now; the last frame showed another one.
  mutating func stand(on index: Int, of count: Int) {
    position.replaceText(movingTo: index, of: count)
  }
}

extension AppState {
  /// The side of the user that is shown.
  package var tab: UserDetail.Tab { details.tab }
  package var detailPosition: TextPosition { details.position }
}
