import Browser
import DirectoryModel
import DirectoryText
import Terminal

/// The details of what is selected: title, tabs, and the facts as far as there is room.
struct DetailPane {
  let state: AppState
  let theme: Theme
  let text: DetailText

  func draw(header: Rect, in area: Rect, on canvas: inout Canvas) {
    guard !area.isEmpty else { return }
    guard let title = state.detailTitle else {
      canvas.put(
        "No \(state.definition.noun(1)) is selected." as DisplayText,
        at: area.origin.moved(columns: text.gutter), columns: area.columns - text.gutter,
        style: theme.faint)
      return
    }
    drawHeader(title, in: header, on: &canvas)
    let isFocused = state.focus == .detail
    text.draw(
      from: state.detailPosition.offset, in: area,
      cursor: isFocused ? state.detailPosition.line : nil, hit: state.searches.detail, theme: theme,
      on: &canvas)
  }

  private func drawHeader(_ title: DisplayText, in header: Rect, on canvas: inout Canvas) {
    let isFocused = state.focus == .detail
    // The pane with the keys has its title reversed, and a mark where that can't be seen.
    let style = theme.heading.reversed(isFocused)
    canvas.put(isFocused ? "> " : "  ", at: header.origin, columns: header.columns, style: style)
    let tabs = tabLine(columns: header.columns - (header.rows == 1 ? 30 : 2))
    // The title takes at least nine cells, then the tab is named.
    let isTabBeside = header.rows == 1 && !tabs.isEmpty && header.columns >= tabs.columns + 12
    let room = header.columns - 2 - (isTabBeside ? tabs.columns + 2 : 0)
    canvas.put(
      title, at: header.origin.moved(columns: 2), columns: room, style: style, overflow: .mark)
    if isTabBeside {
      canvas.put(tabs, at: Point(column: header.endColumn - tabs.columns - 1, row: header.row))
    } else if header.rows == 2 {
      canvas.put(
        tabs, at: header.origin.moved(columns: 2, rows: 1), columns: header.columns - 2)
    }
  }

  /// All tabs with the shown one in brackets; where there is no room for all, that one and its place.
  private func tabLine(columns: Int) -> DisplayText {
    guard state.definition.isSearched else { return .empty }
    let shown = state.tab
    let tabs = UserDetail.Tab.allCases
    let all = tabs.map { $0 == shown ? "[\($0.title)]" : $0.title }.joined(separator: " ")
    if all.columns <= columns { return all }
    let place: DisplayText = "[\(shown.title)] \(shown.rawValue + 1) of \(tabs.count)"
    return place.columns <= columns ? place : "[\(shown.title)]"
  }
}
