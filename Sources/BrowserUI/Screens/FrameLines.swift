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
    let left: DisplayText = " roster Users  \(SourceSummary(state.sources).text)"
    let right: DisplayText =
      SourceSummary(state.sources).asOf.map { "read-only  as of \($0) " } ?? "read-only "
    let fits = left.columns + right.columns <= area.columns
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
    let room = area.columns - found.columns - 4
    put("", found, in: area, style: .plain, on: &canvas)
    canvas.put("/", at: area.origin.moved(columns: 1), style: Theme.key)
    // The part that is shown ends at the cursor when the text is longer than the line.
    let editor = state.prompt?.editor ?? prompt.editor
    var start = 0
    while DisplayText(String(editor.characters[start..<editor.cursor])).columns > max(0, room) {
      start += 1
    }
    let shown = DisplayText(String(editor.characters[start...]))
    canvas.put(shown, at: area.origin.moved(columns: 2), columns: room, style: .plain)
    let before = DisplayText(String(editor.characters[start..<editor.cursor]))
    return area.origin.moved(columns: 2 + before.columns)
  }

  private var matches: DisplayText {
    if state.filter.error != nil { return "not understood; the list is as before " }
    let listing = state.list.listing
    if state.filter.query.isEmpty { return "\(listing.total.grouped) users  sort name " }
    return "\(listing.count.grouped) of \(listing.total.grouped) match  sort name "
  }

  /// The message that waits for a key, or where the selection is.
  func drawStatus(in area: Rect, pending: KeyMatcher.Pending?, on canvas: inout Canvas) {
    if let pending {
      put(" \(pending.prefix.description)-", "", in: area, style: Theme.key, on: &canvas)
    } else if let error = state.filter.error {
      put(
        " column \(error.column): \(error.message)", "", in: area, style: Theme.error, on: &canvas)
    } else if let message = state.message {
      put(" \(message.text)", "", in: area, style: Theme.style(message.severity), on: &canvas)
    } else {
      let listing = state.list.listing
      let place: DisplayText =
        listing.count == 0
        ? "" : " \((state.list.selectedRow + 1).grouped) of \(listing.count.grouped)"
      let loading: DisplayText =
        state.refreshing.map { "  reading \($0.text) again" } ?? ""
      let messages: DisplayText = state.messages.isEmpty ? "" : "messages \(state.messages.count) "
      put("\(place)\(loading)", messages, in: area, style: .plain, on: &canvas)
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
          (.nextTab, "tab"), (.nextRecord, "next user"), (.refresh, "refresh"), (.zoom, "zoom"),
          (.help, "help"), (.back, "back"),
        ]
      default:
        [
          (.open, "open"), (.filter, "filter"), (.refresh, "refresh"), (.refreshAll, "all"),
          (.zoom, "zoom"), (.help, "help"), (.back, "quit"),
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
