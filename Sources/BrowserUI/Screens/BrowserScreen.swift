package import Browser
import DirectoryModel
package import Terminal

/// The whole screen: laid out once for a state and a size, then drawn.
///
/// Laying out comes first because how far a list or text can scroll depends on its room.
package struct BrowserScreen {
  private let size: Size
  private let layout: BrowserLayout
  private let detail: DetailText
  private let overlay: DetailText?
  private let theme: Theme
  /// The state whose details are shown.
  private let detailState: AppState

  /// - Parameters:
  ///   - state: what is shown.
  ///   - size: the room for it.
  ///   - hasColor: whether the terminal shows colours.
  ///   - detailState: an earlier state whose details stay while a key is held; nil for the same.
  package init(
    _ state: AppState, size: Size, hasColor: Bool = true, detailsOf detailState: AppState? = nil
  ) {
    self.size = size
    self.detailState = detailState ?? state
    theme = .named(state.theme, hasColor: hasColor)
    layout = BrowserLayout(
      size: size, focus: state.focus, isZoomed: state.isZoomed,
      split: state.split, style: state.layout)
    detail = DetailText(
      layout.detail.isEmpty ? [] : self.detailState.detailLines, columns: layout.detail.columns)
    let columns = layout.overlay.columns
    overlay = state.overlay.map { overlay in
      // What is to be selected by hand stands alone on its lines.
      let gutter = if case .text = overlay.kind { 0 } else { 2 }
      return DetailText(state.overlayEntries.map(\.line), columns: columns, gutter: gutter)
    }
  }

  package var viewport: Viewport {
    Viewport(
      listRows: layout.list.rows, detailRows: layout.detail.rows, detailStarts: detail.starts,
      overlayRows: layout.overlay.rows - 1, overlayStarts: overlay?.starts ?? [])
  }

  /// What stands at a cell; nil for what the mouse can't use.
  package func place(at point: Point, _ state: AppState) -> PointedPlace? {
    if overlay != nil {
      let body = layout.overlay.split(top: 1).1
      let offset = state.overlay?.position.offset ?? 0
      return body.contains(point) ? .overlay(line: offset + point.row - body.row) : nil
    }
    if layout.list.contains(point) {
      let row = state.list.cursor.top + point.row - layout.list.row
      return .list(row: row < state.list.cursor.count ? row : nil)
    }
    if layout.listHeader.contains(point) {
      let cell = point.column - layout.listHeader.column
      return ListPane(state: state, theme: theme).column(at: cell, of: layout.listHeader)
        .map { .heading(column: $0) }
    }
    guard layout.detail.contains(point) else { return nil }
    return .detail(line: state.detailPosition.offset + point.row - layout.detail.row)
  }

  /// The frame; `pending` are keys that may become a sequence, once that is worth showing.
  package func draw(_ state: AppState, pending: KeyMatcher.Pending? = nil) -> Frame {
    var canvas = Canvas(size: size)
    let frame = FrameLines(state: state, theme: theme)
    if layout.top.rows > 0 { frame.drawTop(in: layout.top, on: &canvas) }
    var cursor: Point?
    if let overlay {
      cursor = draw(overlay, state, on: &canvas)
    } else {
      cursor = drawPanes(state, frame, on: &canvas)
    }
    if let prompt = state.prompt, state.isTyping,
      prompt.purpose != .filter || layout.filter.isEmpty
    {
      cursor =
        prompt.purpose == .filter
        ? frame.drawFilter(in: layout.status, on: &canvas)
        : frame.drawPrompt(prompt, in: layout.status, on: &canvas)
      if let message = state.message {
        // Where there is no other room, the name of a file gives way until the next key.
        let area = layout.hints.isEmpty && prompt.isOfFile ? layout.status : layout.hints
        canvas.fill(area, style: .plain)
        frame.drawMessage(message, in: area, on: &canvas)
        return Frame(canvas: canvas, cursor: cursor.map(canvas.bounds.nearest(to:)))
      }
    } else {
      frame.drawStatus(in: layout.status, pending: pending, on: &canvas)
    }
    var hints = layout.hints
    if hints.isEmpty, let pending {
      hints = layout.status.split(left: pending.prefix.description.count + 3).right
    }
    HintLine(state: state, theme: theme, pending: pending).draw(in: hints, on: &canvas)
    return Frame(canvas: canvas, cursor: cursor.map(canvas.bounds.nearest(to:)))
  }

  /// - Returns: where the cursor stands.
  private func drawPanes(
    _ state: AppState, _ frame: FrameLines, on canvas: inout Canvas
  ) -> Point? {
    let cursor = frame.drawFilter(in: layout.filter, on: &canvas)
    defer { drawCompletion(state, on: &canvas) }
    ListPane(state: state, theme: theme).draw(
      header: layout.listHeader, rows: layout.list, on: &canvas)
    if layout.divider.rows == 1 {
      canvas.horizontalLine(
        at: layout.divider.origin, columns: layout.divider.columns, style: theme.frame)
    } else if !layout.divider.isEmpty {
      canvas.verticalLine(
        at: layout.divider.origin.moved(columns: 1), rows: layout.divider.rows,
        style: theme.frame)
    }
    DetailPane(state: detailState, theme: theme, text: detail).draw(
      header: layout.detailHeader, in: layout.detail, on: &canvas)
    if let cursor { return cursor }
    if state.focus == .detail {
      let position = state.detailPosition
      return layout.detail.origin.moved(rows: position.line - position.offset)
    }
    let list = state.list.cursor
    return layout.list.origin.moved(rows: list.row - list.top)
  }

  /// The ways to complete what is typed, over the upper part of the panes.
  private func drawCompletion(_ state: AppState, on canvas: inout Canvas) {
    guard let prompt = state.prompt, prompt.purpose == .filter, let completion = prompt.completion
    else { return }
    CompletionPopup(completion: completion, theme: theme).draw(
      under: layout.filter.isEmpty ? layout.top : layout.filter, above: layout.status.row,
      on: &canvas)
  }

  private func draw(
    _ overlay: DetailText, _ state: AppState, on canvas: inout Canvas
  ) -> Point {
    let (title, body) = layout.overlay.split(top: 1)
    let position = state.overlay?.position ?? TextPosition()
    canvas.put(
      state.overlayTitle, at: title.origin.moved(columns: 2), columns: title.columns - 2,
      style: theme.heading, overflow: .mark)
    overlay.draw(
      from: position.offset, in: body, cursor: position.line, theme: theme, on: &canvas)
    return body.origin.moved(rows: position.line - position.offset)
  }
}

extension Rect {
  /// The cell of the rectangle that is nearest to a place, which may lie outside.
  fileprivate func nearest(to point: Point) -> Point {
    Point(
      column: max(column, min(point.column, endColumn - 1)),
      row: max(row, min(point.row, endRow - 1)))
  }
}
