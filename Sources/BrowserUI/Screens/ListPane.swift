import Browser
import DirectoryModel
import Terminal

/// The list of the view.
struct ListPane {
  let state: AppState
  let theme: Theme

  func draw(header: Rect, rows: Rect, on canvas: inout Canvas) {
    let (list, marks, stale) = (state.list, state.marks, state.staleSources)
    let columns = state.shownColumns
    ListScreen(
      cursor: list.cursor, columns: columns, context: state.cellContext,
      placeholder: placeholder, theme: theme, hasKeys: state.focus == .list,
      column: state.columns.cursor.flatMap { id in columns.firstIndex { $0.id == id } }
    ) { number in
      let row = list.rows.row(at: number)
      guard let user = row.item(User.self) else {
        return .init(row: row, isMarked: false, isStale: false)
      }
      return .init(
        row: row, isMarked: marks.contains(user.reference),
        isStale: stale[user.reference.source].map { user.fetchedAt <= $0 } ?? false)
    }.draw(header: header, rows: rows, on: &canvas)
  }

  /// The number of the column whose heading stands at a cell of the header.
  func column(at cell: Int, of header: Rect) -> Int? {
    ListScreen.column(at: cell, of: state.shownColumns, in: header.columns)
  }

  /// Why there are no rows.
  private var placeholder: DisplayText {
    let definition = state.definition
    if definition.isAsked, !state.shown.isKnown { return definition.waitingWords }
    if state.list.listing.cannotTell.unindexed > 0 {
      return "No \(definition.noun(1)) is found among those that are indexed."
    }
    if !state.filter.text.isEmpty, state.list.rows.total > 0 {
      return "No \(definition.noun(1)) matches. Esc goes back."
    }
    if !definition.isOfSources {
      if state.sources.contains(where: { $0.phase == .loading || $0.phase == .waiting }) {
        return "Reading users ..."
      }
      let failed = state.sources.filter { $0.phase == .failed }
      if let error = failed.first?.error { return error.message }
    }
    return "There are no \(definition.noun(2))."
  }
}
