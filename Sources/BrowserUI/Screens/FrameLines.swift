import Browser
import DirectoryModel
import DirectoryText
import Terminal

/// The lines around the panes: sources above, filter, messages and keys below.
struct FrameLines {
  let state: AppState
  let theme: Theme

  /// Program, view, and how far each source is; on the right what never changes.
  func drawTop(in area: Rect, on canvas: inout Canvas) {
    canvas.fill(area, style: theme.title)
    let summary = SourceSummary(state.sources, indexing: state.indexing)
    let view = state.definition.title
    let right: DisplayText = summary.asOf.map { "read-only  as of \($0) " } ?? "read-only "
    let candidates: [DisplayText] = [
      " roster \(view)  \(summary.text)", " roster \(view)  \(summary.shortText)",
      " \(summary.shortText)",
    ]
    func fits(_ text: DisplayText) -> Bool { text.columns + 1 + right.columns <= area.columns }
    let left =
      candidates.first(where: fits)
      ?? (candidates + [" roster \(view)  \(summary.briefText)"]).first {
        $0.columns <= area.columns
      } ?? " \(summary.briefText)"
    put(left, fits(left) ? right : "", in: area, style: theme.title, on: &canvas)
  }

  /// The filter as it is typed, and what it found.
  /// - Returns: where the cursor stands, while typing.
  func drawFilter(in area: Rect, on canvas: inout Canvas) -> Point? {
    guard let prompt = state.prompt, prompt.purpose == .filter else {
      let found = matches(in: area.columns - 12)
      if state.filter.text.isEmpty {
        put("", found, in: area, style: theme.faint, on: &canvas)
      } else {
        put(" /\(state.filter.text)", found, in: area, style: .plain, on: &canvas)
      }
      return nil
    }
    guard area.rows > 0 else { return nil }
    // What is typed goes before what it found.
    let found = matches(in: area.columns - 20)
    let isFoundShown = found.columns + 20 <= area.columns
    let room = max(0, area.columns - 3 - (isFoundShown ? found.columns + 1 : 0))
    put("", isFoundShown ? found : "", in: area, style: .plain, on: &canvas)
    let error = state.filter.error
    if !isFoundShown, error != nil {
      canvas.put("!", at: area.origin, columns: area.columns, style: theme.error)
    }
    return PromptLine(prompt: prompt, theme: theme, mistake: error.map { $0.column - 1 })
      .draw(in: area, columns: room, on: &canvas)
  }

  /// What is typed elsewhere than in the filter's line.
  /// - Returns: where the cursor stands.
  func drawPrompt(_ prompt: Prompt, in area: Rect, on canvas: inout Canvas) -> Point {
    PromptLine(prompt: prompt, theme: theme).draw(
      in: area, columns: max(0, area.columns - 3), on: &canvas)
  }

  /// A message beside a prompt that has the line of messages.
  func drawMessage(_ message: Message, in area: Rect, on canvas: inout Canvas) {
    put(" \(message.text)", "", in: area, style: theme.style(message.severity), on: &canvas)
  }

  /// What was found, in words that fit if there are such: reasons go first, and how many can't be
  /// told last, since they could be what is looked for.
  private func matches(in columns: Int) -> DisplayText {
    if state.filter.error != nil {
      return "not understood; the list is as before "
    }
    let total = state.list.rows.total
    let sort = state.shown.orderWords
    let count: DisplayText =
      state.shown.isFiltered
      ? "\(state.list.cursor.count.grouped) of \(total.grouped) match"
      : "\(total.grouped) \(state.definition.noun(total))"
    let cannotTell = state.list.listing.cannotTell
    guard cannotTell.count > 0 else {
      return "\(count)  sort \(sort) "
    }
    let reasons = cannotTell.words(sources: state.sources.byTag)
    let unknown: DisplayText = "\(cannotTell.count.grouped) cannot tell"
    let texts: [DisplayText] = [
      "\(count), \(reasons)  sort \(sort) ",
      "\(count), \(unknown)  sort \(sort) ", "\(count), \(unknown) ",
      "\(state.list.cursor.count.grouped) match, \(unknown) ",
      "\(state.list.cursor.count.grouped), \(unknown) ",
    ]
    return texts.first { $0.columns <= columns } ?? texts[0]
  }

  /// The message that waits for a key, or where the selection is.
  func drawStatus(in area: Rect, pending: KeyMatcher.Pending?, on canvas: inout Canvas) {
    if let pending {
      put(" \(pending.prefix.description)-", "", in: area, style: theme.key, on: &canvas)
    } else if state.capture == .saveView {
      put(" the letter to save under", "", in: area, style: theme.key, on: &canvas)
    } else if state.capture == .recallView {
      put(" the letter of: \(state.savedLetters)", "", in: area, style: theme.key, on: &canvas)
    } else if let message = state.message {
      drawMessage(message, in: area, on: &canvas)
    } else if state.overlay == nil, let error = state.filter.error {
      put(
        " column \(error.column): \(error.message)", "", in: area, style: theme.error, on: &canvas)
    } else if state.isTyping, state.prompt?.purpose == .filter, !state.filter.query.isEmpty {
      put(" \(state.filter.query.echo)", "", in: area, style: theme.faint, on: &canvas)
    } else if let overlay = state.overlay {
      put(" \(overlay.position.place)", "", in: area, style: .plain, on: &canvas)
    } else {
      drawPlace(in: area, on: &canvas)
    }
  }

  private func drawPlace(in area: Rect, on canvas: inout Canvas) {
    let cursor = state.list.cursor
    let row: DisplayText =
      cursor.count == 0 ? "none" : "\((cursor.row + 1).grouped) of \(cursor.count.grouped)"
    let place: DisplayText = cursor.count == 0 && marks.isEmpty ? "" : " \(row)\(marks)"
    let loading: DisplayText =
      state.refreshing.isEmpty
      ? "" : "  reading \(state.refreshing.sorted().map(\.text).joined(separator: ", ")) again"
    let writing: DisplayText = state.exporting.map { "  \($0.words)" } ?? ""
    let messages: DisplayText = state.messages.isEmpty ? "" : "messages \(state.messages.count) "
    let position = state.detailPosition
    let lines: DisplayText =
      state.focus == .detail && position.height > position.visible ? "  \(position.place)" : ""
    let isPlaceWhole = place.columns + lines.columns <= area.columns
    let left: DisplayText = "\(place)\(isPlaceWhole ? lines : "")\(loading)\(writing)"
    put(left, messages, in: area, style: .plain, on: &canvas)
  }

  private var marks: DisplayText {
    guard state.definition.isSearched, !state.marks.isEmpty else { return "" }
    let range: DisplayText = state.marks.anchor == nil ? "" : ", marking a range"
    return ", \(state.marksInWords)\(range)"
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

extension ExportProgress {
  /// How far the file is: `writing users.csv: 120,000 of 1,000,000`.
  fileprivate var words: DisplayText {
    total == 0 ? "writing \(file)" : "writing \(file): \(written.grouped) of \(total.grouped)"
  }
}

extension TextPosition {
  /// Which lines of the text are on the screen: `lines 1-20 of 33`; nothing where there are none.
  fileprivate var place: DisplayText {
    if height == 0 { return "" }
    let last = min(height, offset + visible)
    return "lines \(min(offset + 1, last).grouped)-\(last.grouped) of \(height.grouped)"
  }
}
