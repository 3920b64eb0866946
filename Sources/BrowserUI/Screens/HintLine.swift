import Browser
import DirectoryModel
import DirectoryText
import Terminal

/// The keys that matter most here, as the keymap has them.
struct HintLine {
  let state: AppState
  let theme: Theme
  /// Keys that may become a sequence, whose ends are shown instead.
  let pending: KeyMatcher.Pending?

  func draw(in area: Rect, on canvas: inout Canvas) {
    guard area.rows > 0 else { return }
    var column = 1
    for hint in fitting(area.columns) {
      canvas.put(hint.keys, at: area.origin.moved(columns: column), style: theme.key)
      canvas.put(
        hint.words, at: area.origin.moved(columns: column + hint.keys.columns + 1),
        style: theme.faint)
      column += hint.width + 2
    }
  }

  /// Keys and what they do.
  private struct Hint {
    let keys: DisplayText
    let words: DisplayText

    var width: Int { keys.columns + 1 + words.columns }
  }

  /// As many hints as there is room for; the last two, help and the way out, before the others.
  private func fitting(_ columns: Int) -> [Hint] {
    var hints = hints
    func width() -> Int { hints.reduce(1) { $0 + $1.width + 2 } - 2 }
    while !hints.isEmpty, width() > columns {
      hints.remove(at: pending == nil && hints.count > 2 ? hints.count - 3 : hints.count - 1)
    }
    return hints
  }

  private var hints: [Hint] {
    if let pending {
      return pending.continuations.map {
        Hint(keys: "\($0.keys.description)", words: $0.binding.description)
      }
    }
    if case .probe? = state.capture { return [Hint(keys: "<Esc> <Esc>", words: "close")] }
    return wanted.compactMap { action, words in
      guard state.refusal(of: action) == nil,
        let keys = state.keys.keys(for: action, in: state.context).first
      else { return nil }
      return Hint(keys: keys, words: words)
    }
  }

  private var wanted: [(Action, DisplayText)] {
    var wanted: [(Action, DisplayText)] = []
    for (name, words) in names {
      if name == .palette { wanted.append((Action(.copy, CopyForm.row.rawValue), "copy")) }
      wanted.append((Action(name), words))
    }
    return wanted
  }

  private var acceptWord: DisplayText {
    switch state.prompt?.purpose {
    case .palette: "run"
    case .export: "write"
    case .find where state.overlay == nil: "find"
    default: "keep"
    }
  }

  /// Whether the menu takes several of its items.
  private var isChoiceOfMany: Bool {
    state.overlay?.menu?.items.contains { $0.isChosen != nil } ?? false
  }

  private var names: [(Action.Name, DisplayText)] {
    switch state.context {
    case .prompt:
      [
        (.complete, "complete"), (.moveDown, "down"), (.moveUp, "up"), (.accept, acceptWord),
        (.cancel, "go back"),
      ]
    case .help:
      [
        (.accept, "run"), (.moveDown, "down"), (.moveUp, "up"), (.find, "find"), (.close, "close"),
      ]
    case .menu:
      (isChoiceOfMany ? [(.mark, "choose")] : []) + [
        (.itemDown, "move down"), (.itemUp, "move up"), (.find, "find"),
        (.accept, "take"), (.cancel, "leave"),
      ]
    case .detail, .raw:
      [
        (.nextTab, "tab"), (.find, "find"), (.fold, "fold"), (.nextRecord, "next"),
        (.refresh, "refresh"), (.zoom, "zoom"), (.palette, "actions"), (.help, "help"),
        (.back, "back"),
      ]
    case .visual:
      [(.moveDown, "down"), (.moveUp, "up"), (.markRange, "mark"), (.close, "leave")]
    default:
      [
        (.open, state.definition.openWord), (.filter, "filter"), (.sort, "sort"),
        (.refresh, "refresh"), (.mark, "mark"), (.palette, "actions"), (.facets, "facets"),
        (.columns, "columns"), (.zoom, "zoom"), (.help, "help"),
        (.back, state.history.hasFollowed ? "back" : "quit"),
      ]
    }
  }
}
