import Browser
import DirectoryModel
import Terminal

/// The lines around the panes: sources above, filter, messages and keys below.
struct FrameLines {
  let state: AppState
  let keymap: Keymap

  /// Program, view, and how far each source is; on the right what never changes.
  func drawTop(in area: Rect, on canvas: inout Canvas) {
    canvas.fill(area, style: Theme.title)
    let summary = SourceSummary(state.sources)
    let right: DisplayText = summary.asOf.map { "read-only  as of \($0) " } ?? "read-only "
    let candidates: [DisplayText] = [
      " roster Users  \(summary.text)", " roster Users  \(summary.shortText)",
      " \(summary.shortText)",
    ]
    let whole = candidates.first { $0.columns + 1 + right.columns <= area.columns }
    let fits = whole != nil
    let left = whole ?? candidates.first { $0.columns <= area.columns } ?? candidates[2]
    put(left, fits ? right : "", in: area, style: Theme.title, on: &canvas)
  }

  /// The filter as it is typed, and what it found.
  /// - Returns: where the cursor stands, while typing.
  func drawFilter(in area: Rect, on canvas: inout Canvas) -> Point? {
    let found = matches
    guard let prompt = state.prompt else {
      if state.filter.text.isEmpty {
        put("", found, in: area, style: Theme.faint, on: &canvas)
      } else {
        put(" /\(state.filter.text)", found, in: area, style: .plain, on: &canvas)
      }
      return nil
    }
    guard area.rows > 0 else { return nil }
    // What is typed goes before what it found.
    let isFoundShown = found.columns + 4 + 16 <= area.columns
    let room = max(0, area.columns - 3 - (isFoundShown ? found.columns + 1 : 0))
    put("", isFoundShown ? found : "", in: area, style: .plain, on: &canvas)
    if !isFoundShown, state.filter.error != nil {
      canvas.put("!", at: area.origin, columns: area.columns, style: Theme.error)
    }
    canvas.put("/", at: area.origin.moved(columns: 1), columns: area.columns - 1, style: Theme.key)
    let window = Self.window(of: prompt.editor, columns: room)
    let shown = DisplayText(String(window.text))
    canvas.put(shown, at: area.origin.moved(columns: 2), columns: room, style: .plain)
    let before = DisplayText(String(window.text[..<window.cursor]))
    return area.origin.moved(columns: min(2 + before.columns, area.columns - 1))
  }

  /// The part of what is typed that so many cells show: it ends at the cursor, or later where there
  /// is room.
  private static func window(
    of editor: LineEditor, columns: Int
  ) -> (text: ArraySlice<Character>, cursor: Int) {
    var start = editor.cursor
    var width = 0
    while start > 0 {
      width += DisplayText(String(editor.characters[start - 1])).columns
      guard width <= columns else { break }
      start -= 1
    }
    let end = min(editor.characters.count, editor.cursor + columns)
    return (editor.characters[start..<end], editor.cursor)
  }

  private var matches: DisplayText {
    if state.filter.error != nil { return "not understood; the list is as before " }
    let listing = state.list.listing
    if state.filter.query.isEmpty {
      let noun: DisplayText = listing.total == 1 ? "user" : "users"
      return "\(listing.total.grouped) \(noun)  sort name "
    }
    return "\(listing.count.grouped) of \(listing.total.grouped) match  sort name "
  }

  /// The message that waits for a key, or where the selection is.
  func drawStatus(in area: Rect, pending: KeyMatcher.Pending?, on canvas: inout Canvas) {
    if let pending {
      put(" \(pending.prefix.description)-", "", in: area, style: Theme.key, on: &canvas)
    } else if let message = state.message {
      put(" \(message.text)", "", in: area, style: Theme.style(message.severity), on: &canvas)
    } else if let error = state.filter.error {
      put(
        " column \(error.column): \(error.message)", "", in: area, style: Theme.error, on: &canvas)
    } else if state.overlay != nil {
      put(" \(state.overlayScroll.place)", "", in: area, style: .plain, on: &canvas)
    } else {
      let listing = state.list.listing
      let place: DisplayText =
        listing.count == 0
        ? "" : " \((state.list.selectedRow + 1).grouped) of \(listing.count.grouped)"
      let loading: DisplayText =
        state.refreshing.isEmpty
        ? "" : "  reading \(state.refreshing.sorted().map(\.text).joined(separator: ", ")) again"
      let messages: DisplayText = state.messages.isEmpty ? "" : "messages \(state.messages.count) "
      let scroll = state.detailScroll
      let lines: DisplayText =
        state.focus == .detail && scroll.height > scroll.visible ? "  \(scroll.place)" : ""
      let isPlaceWhole = place.columns + lines.columns <= area.columns
      let left: DisplayText = "\(place)\(isPlaceWhole ? lines : "")\(loading)"
      put(left, messages, in: area, style: .plain, on: &canvas)
    }
  }

  /// The keys that matter most here, as the keymap has them.
  func drawHints(in area: Rect, pending: KeyMatcher.Pending?, on canvas: inout Canvas) {
    guard area.rows > 0 else { return }
    var column = 1
    for (keys, words) in hints(pending) {
      let width = keys.columns + 1 + words.columns
      guard column + width <= area.columns else { return }
      canvas.put(keys, at: area.origin.moved(columns: column), style: Theme.key)
      canvas.put(
        words, at: area.origin.moved(columns: column + keys.columns + 1), style: Theme.faint)
      column += width + 2
    }
  }

  private func hints(_ pending: KeyMatcher.Pending?) -> [(DisplayText, DisplayText)] {
    if let pending {
      return pending.continuations.map { ("\($0.keys.description)", $0.binding.description) }
    }
    let wanted: [(Action.Name, DisplayText)] =
      switch state.context {
      case .prompt: [(.accept, "keep"), (.cancel, "go back"), (.moveDown, "down"), (.moveUp, "up")]
      case .help: [(.moveDown, "down"), (.moveUp, "up"), (.close, "close")]
      case .detail, .raw:
        [
          (.back, "back"), (.help, "help"), (.nextTab, "tab"), (.nextRecord, "next user"),
          (.refresh, "refresh"), (.zoom, "zoom"),
        ]
      default:
        [
          (.open, "open"), (.filter, "filter"), (.help, "help"), (.refresh, "refresh"),
          (.refreshAll, "all"), (.zoom, "zoom"), (.back, "quit"),
        ]
      }
    return wanted.compactMap { name, words in
      keymap.keys(for: Action(name), in: state.context).first.map { ("\($0.description)", words) }
    }
  }

  /// Text on the left, cut where it meets the one on the right.
  private func put(
    _ left: DisplayText, _ right: DisplayText, in area: Rect, style: Style,
    on canvas: inout Canvas
  ) {
    guard area.rows > 0 else { return }
    let fits = !right.isEmpty && (right.columns + 12 <= area.columns || left.isEmpty)
    let rightWidth = fits ? min(right.columns, area.columns) : 0
    canvas.put(
      left, at: area.origin, columns: area.columns - rightWidth - (fits ? 1 : 0), style: style,
      overflow: .mark)
    if fits {
      canvas.put(
        right, at: Point(column: area.endColumn - rightWidth, row: area.row), columns: rightWidth,
        style: style)
    }
  }
}

extension ScrollState {
  /// Which lines of the text are on the screen: `lines 1-20 of 33`.
  fileprivate var place: DisplayText {
    let last = min(height, offset + visible)
    return "lines \(min(offset + 1, last).grouped)-\(last.grouped) of \(height.grouped)"
  }
}

extension Int {
  /// The number in groups of three digits: `1,000,000`.
  package var grouped: String {
    var digits = String(magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (self < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }
}
