import Browser
import DirectoryModel
import DirectoryText
import Terminal

/// A list: a header and the rows that the screen has room for.
struct ListScreen {
  /// What a row shows.
  struct Row {
    let row: ViewRow
    let isMarked: Bool
    /// Whether its source could not be read again since, which dims it.
    let isStale: Bool
  }

  let cursor: ListCursor
  let columns: [Column<ViewRow>]
  let context: CellContext
  /// What stands in place of rows when there are none.
  let placeholder: DisplayText
  let theme: Theme
  /// Whether keys move in it.
  let hasKeys: Bool
  /// The column of the cursor, which stands out in the selected row.
  var column: Int?
  /// The row of a number below the cursor's `count`; asked only for those on the screen.
  let row: (Int) -> Row

  /// Cells before the first column, for the marks of the selected row and of marked ones.
  private static var gutter: Int { 2 }

  func draw(header: Rect, rows: Rect, on canvas: inout Canvas) {
    let placed = Self.place(columns, in: rows.columns - Self.gutter)
    for (index, start, width) in placed where header.rows > 0 {
      canvas.put(
        columns[index].title, at: header.origin.moved(columns: Self.gutter + start),
        columns: width, style: theme.header.reversed(index == column))
    }
    if cursor.count == 0 {
      for (index, line) in placeholder.wrapped(columns: rows.columns - Self.gutter).enumerated()
      where index < rows.rows {
        canvas.put(
          line, at: rows.origin.moved(columns: Self.gutter, rows: index), style: theme.faint)
      }
    }
    for index in 0..<rows.rows where cursor.top + index < cursor.count {
      draw(cursor.top + index, placed, in: rows.line(index), on: &canvas)
    }
  }

  private func draw(
    _ number: Int, _ placed: [(index: Int, start: Int, width: Int)], in line: Rect,
    on canvas: inout Canvas
  ) {
    let row = row(number)
    let isSelected = number == cursor.row
    if isSelected { canvas.put(">", at: line.origin) }
    if row.isMarked {
      canvas.put("*", at: line.origin.moved(columns: 1), style: theme.mark)
    }
    for (index, start, width) in placed {
      let cell = columns[index].cell(row.row, context)
      canvas.put(
        cell.text, at: line.origin.moved(columns: Self.gutter + start), columns: width,
        style: theme.style(row.isStale ? .faint : cell.emphasis).bold(cell.emphasis == .warning),
        overflow: .mark)
    }
    guard isSelected else { return }
    canvas.restyle(line) { $0 = theme.selected(hasKeys: hasKeys) }
    if let place = placed.first(where: { $0.index == column }) {
      let origin = line.origin.moved(columns: Self.gutter + place.start)
      canvas.restyle(Rect(column: origin.column, row: origin.row, columns: place.width, rows: 1)) {
        $0 = theme.standingOut(from: $0)
      }
    }
  }

  /// The number of the column that has a cell of the header; nil for the room between columns.
  static func column(at cell: Int, of columns: [Column<ViewRow>], in room: Int) -> Int? {
    place(columns, in: room - gutter).first {
      ($0.start..<$0.start + $0.width).contains(cell - gutter)
    }?.index
  }

  /// The columns that fit by their number, with their first cell and width.
  ///
  /// Columns go by priority until the rest fits with a cell between each two; what is left over is
  /// shared out in the order of priority.
  static func place(
    _ columns: [Column<ViewRow>], in room: Int
  ) -> [(index: Int, start: Int, width: Int)] {
    var shown = Array(columns.indices)
    func priority(_ position: Int) -> Int { columns[shown[position]].priority }
    func needed() -> Int { shown.reduce(shown.count - 1) { $0 + columns[$1].minimumWidth } }
    while shown.count > 1, needed() > room,
      let last = shown.indices.max(by: { priority($0) < priority($1) })
    {
      shown.remove(at: last)
    }
    var widths = shown.map { columns[$0].minimumWidth }
    var spare = room - needed()
    for position in shown.indices.sorted(by: { priority($0) < priority($1) }) {
      let most = columns[shown[position]].maximumWidth
      let extra = min(max(spare, -widths[position]), most - widths[position])
      widths[position] += extra
      spare -= extra
    }
    var start = 0
    return zip(shown, widths).map { index, width in
      defer { start += width + 1 }
      return (index, start, width)
    }
  }
}
