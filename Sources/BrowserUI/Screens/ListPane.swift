import Browser
import DirectoryModel
import Terminal

/// The list of the view: users, or the rows of a table.
struct ListPane {
  let state: AppState
  let theme: Theme

  func draw(header: Rect, rows: Rect, on canvas: inout Canvas) {
    guard let table = state.table else { return drawUsers(header, rows, on: &canvas) }
    ListScreen(
      cursor: table.cursor, columns: state.tableColumns, placeholder: placeholder, theme: theme
    ) { number in
      let row = table.rows[number]
      return .init(isMarked: false) { _, column in row.cells[column] }
    }.draw(header: header, rows: rows, on: &canvas)
  }

  private func drawUsers(_ header: Rect, _ rows: Rect, on canvas: inout Canvas) {
    let list = state.list
    let marks = state.marks
    let stale = state.staleSources
    ListScreen(
      cursor: list.cursor,
      columns: userColumns,
      placeholder: placeholder, theme: theme,
      column: state.columns.cursor.flatMap { state.columns.shown.firstIndex(of: $0) }
    ) { number in
      let user = list.listing.user(at: number)
      let isStale = stale[user.reference.source].map { user.fetchedAt <= $0 } ?? false
      return .init(isMarked: marks.contains(user.reference), isStale: isStale) { column, _ in
        column.cell(user)
      }
    }.draw(header: header, rows: rows, on: &canvas)
  }

  private var userColumns: [UserListColumn] {
    UserListColumn.columns(
      state.columns, of: state.sources.map(\.source), times: state.times)
  }

  /// The number of the column whose heading stands at a cell of the header.
  func column(at cell: Int, of header: Rect) -> Int? {
    state.table == nil
      ? ListScreen.column(at: cell, of: userColumns, in: header.columns)
      : ListScreen.column(at: cell, of: state.tableColumns, in: header.columns)
  }

  /// Why there are no rows.
  private var placeholder: DisplayText {
    if state.view == .access, !state.access.isKnown { return "Counting ..." }
    if !state.filterText.isEmpty, state.total > 0 {
      return "No \(state.view.noun(1)) matches. Esc goes back."
    }
    if state.view == .users || state.view == .access {
      if state.sources.contains(where: { $0.phase == .loading || $0.phase == .waiting }) {
        return "Reading users ..."
      }
      let failed = state.sources.filter { $0.phase == .failed }
      if let error = failed.first?.error { return error.message }
    }
    return "There are no \(state.view.noun(2))."
  }
}
