import Browser
import DirectoryModel
import Terminal

/// The list of users: a header and the rows that the screen has room for.
struct ListScreen {
  let list: ListState
  let columns: [UserListColumn]
  /// What stands in place of rows when there are none.
  let placeholder: DisplayText

  /// Cells before the first column, for the mark of the selected row.
  private static let gutter = 2

  func draw(header: Rect, rows: Rect, on canvas: inout Canvas) {
    let placed = Self.place(columns, in: rows.columns - Self.gutter)
    for (column, start, width) in placed where header.rows > 0 {
      canvas.put(
        column.title, at: header.origin.moved(columns: Self.gutter + start), columns: width,
        style: Theme.header)
    }
    if list.listing.count == 0 {
      for (index, line) in placeholder.wrapped(columns: rows.columns - Self.gutter).enumerated()
      where index < rows.rows {
        canvas.put(
          line, at: rows.origin.moved(columns: Self.gutter, rows: index), style: Theme.faint)
      }
    }
    for index in 0..<rows.rows where list.topRow + index < list.listing.count {
      draw(list.topRow + index, placed, in: rows.line(index), on: &canvas)
    }
  }

  private func draw(
    _ row: Int, _ placed: [(column: UserListColumn, start: Int, width: Int)], in line: Rect,
    on canvas: inout Canvas
  ) {
    let user = list.listing.user(at: row)
    let isSelected = row == list.selectedRow
    if isSelected { canvas.put(">", at: line.origin, style: Theme.selected) }
    for (column, start, width) in placed {
      let cell = column.cell(user)
      canvas.put(
        cell.text, at: line.origin.moved(columns: Self.gutter + start), columns: width,
        style: Theme.style(cell.emphasis).bold(isSelected || cell.emphasis == .warning),
        overflow: .mark)
    }
  }

  /// The columns that fit, with their first cell and width.
  ///
  /// Columns go by priority until the rest fits with a cell between each two; what is left over is
  /// shared out in the order of priority.
  static func place(
    _ columns: [UserListColumn], in room: Int
  ) -> [(column: UserListColumn, start: Int, width: Int)] {
    var shown = columns
    func needed() -> Int { shown.reduce(shown.count - 1) { $0 + $1.minimumWidth } }
    while shown.count > 1, needed() > room,
      let last = shown.indices.max(by: { shown[$0].priority < shown[$1].priority })
    {
      shown.remove(at: last)
    }
    var widths = shown.map(\.minimumWidth)
    var spare = room - needed()
    for index in shown.indices.sorted(by: { shown[$0].priority < shown[$1].priority }) {
      let extra = min(max(spare, -widths[index]), shown[index].maximumWidth - widths[index])
      widths[index] += extra
      spare -= extra
    }
    var start = 0
    return zip(shown, widths).map { column, width in
      defer { start += width + 1 }
      return (column, start, width)
    }
  }
}
