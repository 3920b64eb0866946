package import Browser
import DirectoryModel
package import Terminal

/// The whole screen: laid out once for a state and a size, then drawn.
///
/// Laying out comes first because how far a list or text can scroll depends on its room.
package struct BrowserScreen {
  private let size: Size
  private let keymap: Keymap
  private let layout: BrowserLayout
  private let detail: DetailText
  private let overlay: (title: DisplayText, text: DetailText)?

  package init(_ state: AppState, size: Size, keymap: Keymap) {
    self.size = size
    self.keymap = keymap
    layout = BrowserLayout(size: size, focus: state.focus, isZoomed: state.isZoomed)
    let user = layout.detail.isEmpty ? nil : state.list.selectedUser
    detail = DetailText(
      user.map { UserDetail($0).lines(state.tab) } ?? [], columns: layout.detail.columns)
    let content: OverlayText? =
      switch state.overlay {
      case .help: .help(keymap, context: state.contextUnderOverlay)
      case .messages: .messages(state.messages)
      case nil: nil
      }
    let columns = layout.overlay.columns
    overlay = content.map { ($0.title, DetailText($0.lines, columns: columns)) }
  }

  package var viewport: Viewport {
    Viewport(
      listRows: layout.list.rows, detailRows: layout.detail.rows,
      detailHeight: detail.lines.count, overlayRows: layout.overlay.rows - 1,
      overlayHeight: overlay?.text.lines.count ?? 0)
  }

  /// The frame; `pending` are keys that may become a sequence, once that is worth showing.
  package func draw(_ state: AppState, pending: KeyMatcher.Pending? = nil) -> Frame {
    var canvas = Canvas(size: size)
    let frame = FrameLines(state: state, keymap: keymap)
    if layout.top.rows > 0 { frame.drawTop(in: layout.top, on: &canvas) }
    var cursor: Point?
    if let overlay {
      cursor = drawOverlay(overlay, scroll: state.overlayScroll.offset, on: &canvas)
    } else {
      cursor = drawPanes(state, frame, on: &canvas)
    }
    if state.prompt != nil, overlay == nil, layout.filter.isEmpty {
      cursor = frame.drawFilter(in: layout.status, on: &canvas)
    } else {
      frame.drawStatus(in: layout.status, pending: pending, on: &canvas)
    }
    var hints = layout.hints
    if hints.isEmpty, let pending {
      hints = layout.status.split(left: pending.prefix.description.count + 3).right
    }
    frame.drawHints(in: hints, pending: pending, on: &canvas)
    return Frame(canvas: canvas, cursor: cursor.map(canvas.bounds.nearest(to:)))
  }

  /// - Returns: where the cursor stands.
  private func drawPanes(
    _ state: AppState, _ frame: FrameLines, on canvas: inout Canvas
  ) -> Point? {
    var cursor = frame.drawFilter(in: layout.filter, on: &canvas)
    let list = state.list
    ListScreen(
      list: list, columns: UserListColumn.users(of: state.sources.map(\.source)),
      placeholder: placeholder(state)
    ).draw(header: layout.listHeader, rows: layout.list, on: &canvas)
    if layout.divider.rows == 1 {
      canvas.horizontalLine(
        at: layout.divider.origin, columns: layout.divider.columns, style: Theme.frame)
    } else if !layout.divider.isEmpty {
      canvas.verticalLine(
        at: layout.divider.origin.moved(columns: 1), rows: layout.divider.rows,
        style: Theme.frame)
    }
    drawDetail(state, on: &canvas)
    if cursor == nil {
      cursor =
        state.focus == .detail
        ? layout.detail.origin
        : layout.list.origin.moved(rows: list.selectedRow - list.topRow)
    }
    return cursor
  }

  private func drawDetail(_ state: AppState, on canvas: inout Canvas) {
    guard !layout.detail.isEmpty else { return }
    guard let user = state.list.selectedUser else {
      canvas.put(
        "No user is selected.", at: layout.detail.origin.moved(columns: DetailText.gutter),
        columns: layout.detail.columns - DetailText.gutter, style: Theme.faint)
      return
    }
    let header = layout.detailHeader
    let isFocused = state.focus == .detail
    let title = UserDetail(user).title
    // The pane with the keys has its title reversed, and a mark where that can't be seen.
    let style = Theme.heading.reversed(isFocused)
    canvas.put(isFocused ? "> " : "  ", at: header.origin, columns: header.columns, style: style)
    let tabs = tabLine(state.tab, columns: header.columns - (header.rows == 1 ? 30 : 2))
    if header.rows == 1 {
      // The title takes at least nine cells, then the tab is named.
      let isTabShown = header.columns >= tabs.columns + 12
      let room = header.columns - 2 - (isTabShown ? tabs.columns + 2 : 0)
      canvas.put(
        title, at: header.origin.moved(columns: 2), columns: room, style: style,
        overflow: .mark)
      if isTabShown {
        canvas.put(
          tabs, at: Point(column: header.endColumn - tabs.columns - 1, row: header.row))
      }
    } else if header.rows == 2 {
      canvas.put(
        title, at: header.origin.moved(columns: 2), columns: header.columns - 2,
        style: style, overflow: .mark)
      canvas.put(
        tabs, at: header.origin.moved(columns: 2, rows: 1), columns: header.columns - 2)
    }
    detail.draw(from: state.detailScroll.offset, in: layout.detail, on: &canvas)
  }

  private func drawOverlay(
    _ overlay: (title: DisplayText, text: DetailText), scroll: Int, on canvas: inout Canvas
  ) -> Point {
    let (title, body) = layout.overlay.split(top: 1)
    canvas.put(
      overlay.title, at: title.origin.moved(columns: 2), style: Theme.heading, overflow: .mark)
    overlay.text.draw(from: scroll, in: body, on: &canvas)
    return body.origin
  }

  /// All tabs with the shown one in brackets; where there is no room for all, that one and its place.
  private func tabLine(_ shown: UserDetail.Tab, columns: Int) -> DisplayText {
    let tabs = UserDetail.Tab.allCases
    let all = tabs.map { $0 == shown ? "[\($0.title)]" : $0.title }.joined(separator: " ")
    if all.columns <= columns { return all }
    let place: DisplayText = "[\(shown.title)] \(shown.rawValue + 1) of \(tabs.count)"
    return place.columns <= columns ? place : "[\(shown.title)]"
  }

  private func placeholder(_ state: AppState) -> DisplayText {
    if !state.filter.query.isEmpty, state.list.listing.total > 0 {
      return "No user matches. Esc goes back."
    }
    if state.sources.contains(where: { $0.phase == .loading || $0.phase == .waiting }) {
      return "Reading users ..."
    }
    let failed = state.sources.filter { $0.phase == .failed }
    if let error = failed.first?.error { return error.message }
    return "There are no users."
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

extension AppState {
  /// What the help is about: where the keys went before it opened.
  fileprivate var contextUnderOverlay: Action.Context {
    var state = self
    state.overlay = nil
    return state.context
  }
}
