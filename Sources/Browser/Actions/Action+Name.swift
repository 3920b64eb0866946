package import DirectoryModel

extension Action {
  /// Every action, by its name in keymap.conf and in the palette.
  package enum Name: String, CaseIterable, Hashable, Sendable {
    case back, quit, stop, close, suspend, redraw, help, palette, messages, key, copied, theme,
      mouse
    case reloadKeys = "reload-keys"

    case view
    case lastView = "last-view"
    case historyBack = "history-back"
    case historyForward = "history-forward"

    case layout
    case nextPane = "next-pane"
    case previousPane = "previous-pane"
    case zoom
    case splitGrow = "split-grow"
    case splitShrink = "split-shrink"
    case nextTab = "next-tab"
    case previousTab = "previous-tab"
    case times, fold
    case foldAll = "fold-all"
    case unfoldAll = "unfold-all"

    case moveDown = "move-down"
    case moveUp = "move-up"
    case moveFirst = "move-first"
    case moveLast = "move-last"
    case moveTop = "move-top"
    case moveMiddle = "move-middle"
    case moveBottom = "move-bottom"
    case scroll
    case columnLeft = "column-left"
    case columnRight = "column-right"
    case nextRecord = "next-record"
    case previousRecord = "previous-record"

    case filter, facets, find
    case nextHit = "next-hit"
    case previousHit = "previous-hit"
    case sort
    case reverseSort = "reverse-sort"
    case columns
    case columnWider = "column-wider"
    case columnNarrower = "column-narrower"
    case saveView = "save-view"
    case recallView = "recall-view"

    case open, refresh
    case refreshAll = "refresh-all"
    case export
    case adminPage = "admin-page"

    case mark
    case markRange = "mark-range"
    case invertMarks = "invert-marks"
    case unmark, copy

    case accept, cancel
    case itemDown = "item-down"
    case itemUp = "item-up"
    case complete
    case completeBack = "complete-back"
    case olderFilter = "older-filter"
    case cursorLeft = "cursor-left"
    case cursorRight = "cursor-right"
    case cursorStart = "cursor-start"
    case cursorEnd = "cursor-end"
    case wordLeft = "word-left"
    case wordRight = "word-right"
    case deleteBackward = "delete-backward"
    case deleteForward = "delete-forward"
    case deleteWord = "delete-word"
    case deleteToStart = "delete-to-start"
    case deleteToEnd = "delete-to-end"
  }
}

extension Action.Name {
  /// What the action does, as the help and the keymap say it.
  package var help: DisplayText { entry.help }
  /// What the action takes after its name.
  package var argument: Action.Argument { entry.argument }
  /// Where the help lists the action.
  package var group: Action.Group { entry.group }
}
