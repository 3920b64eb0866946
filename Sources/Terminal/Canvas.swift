/// What to do with text that is wider than its place.
package enum Overflow: Hashable, Sendable {
  /// Cut it.
  case clip
  /// Cut it and end it with `~`, so that a cut name is not taken for a whole one.
  case mark
}

/// A picture of the screen as a value: a grid of cells that text is put into.
///
/// Nothing is ever written outside of it and no cluster is ever cut in half: a screen may draw
/// with any numbers, which is what makes a 20x5 terminal harmless.
package struct Canvas: Hashable, Sendable {
  /// Fixed for the life of the canvas.
  package let size: Size
  private var cells: [Cell]

  /// An empty canvas: plain spaces.
  package init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank(), count: size.columns * size.rows)
  }

  /// The whole area.
  package var bounds: Rect { Rect(size) }

  /// The cell at a place; a plain space outside of the canvas.
  package subscript(column: Int, row: Int) -> Cell {
    guard column >= 0, column < size.columns, row >= 0, row < size.rows else { return .blank() }
    return cells[row * size.columns + column]
  }

  /// The cells of one row, left to right; empty outside of the canvas.
  package func row(_ row: Int) -> ArraySlice<Cell> {
    guard row >= 0, row < size.rows else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Puts text at a place and returns how many columns from there it took.
  ///
  /// At most `columns` columns are used and never more than there are to the right edge. A wide
  /// cluster of which only one half would fit is shown as a space.
  @discardableResult
  package mutating func put(
    _ text: some PrintableText, at point: Point, columns: Int = .max, style: Style = .plain,
    overflow: Overflow = .clip
  ) -> Int {
    let room = min(columns, size.columns - point.column)
    guard room > 0, size.columns > 0 else { return 0 }
    let string = text.printable
    let isVisible = point.row >= 0 && point.row < size.rows
    let isCut = overflow == .mark && TextWidth.exceeds(room, string)
    let limit = isCut ? room - 1 : room
    var used = 0
    var isFull = false
    TextWidth.forEachPiece(of: string) { piece, width in
      guard used + width <= limit else {
        isFull = true
        return false
      }
      if isVisible {
        write(piece, width, Point(column: point.column + used, row: point.row), style)
      }
      used += width
      return true
    }
    if isCut {
      if isVisible { write("~", 1, Point(column: point.column + used, row: point.row), style) }
      used += 1
    }
    if isFull {
      while used < room {
        if isVisible { write(" ", 1, Point(column: point.column + used, row: point.row), style) }
        used += 1
      }
    }
    return used
  }

  /// Puts fixed words; takes a literal directly.
  @discardableResult
  package mutating func put(
    _ text: ASCIIText, at point: Point, columns: Int = .max, style: Style = .plain,
    overflow: Overflow = .clip
  ) -> Int {
    func open(_ text: some PrintableText, _ canvas: inout Canvas) -> Int {
      canvas.put(text, at: point, columns: columns, style: style, overflow: overflow)
    }
    return open(text, &self)
  }

  /// Fills an area with one cluster; of a wide one the last odd column becomes a space.
  package mutating func fill(_ rect: Rect, cluster: Character = " ", style: Style = .plain) {
    let area = rect.intersection(bounds)
    let width = TextWidth.columns(of: cluster)
    let text = TextWidth.isDrawable(cluster) ? String(cluster) : " "
    for row in area.row..<area.row + area.rows {
      var column = area.column
      while column + width <= area.endColumn {
        write(text, width, Point(column: column, row: row), style)
        column += width
      }
      if column < area.endColumn { write(" ", 1, Point(column: column, row: row), style) }
    }
  }

  /// Draws a line from a place to the right.
  package mutating func horizontalLine(at point: Point, columns: Int, style: Style = .plain) {
    fill(
      Rect(column: point.column, row: point.row, columns: columns, rows: 1),
      cluster: Character(BoxGlyph.horizontal.rawValue), style: style)
  }

  /// Draws a line from a place downwards.
  package mutating func verticalLine(at point: Point, rows: Int, style: Style = .plain) {
    fill(
      Rect(column: point.column, row: point.row, columns: 1, rows: rows),
      cluster: Character(BoxGlyph.vertical.rawValue), style: style)
  }

  /// Changes the style of what stands in an area; a wide cluster keeps one style for both halves.
  package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    for row in area.row..<area.endRow {
      let start = row * size.columns
      var first = start + area.column
      var end = start + area.endColumn
      if cells[first].width == 0, first > start { first -= 1 }
      if end < start + size.columns, cells[end].width == 0 { end += 1 }
      for index in first..<end { change(&cells[index].style) }
    }
  }

  /// Writes one cluster; of a wide one at an edge only a space remains of the visible half.
  private mutating func write(_ cluster: String, _ width: Int, _ point: Point, _ style: Style) {
    let isInside = point.column >= 0 && point.column + width <= size.columns
    guard isInside else {
      for column in point.column..<point.column + width where column >= 0 && column < size.columns {
        set(.blank(style), column, point.row)
      }
      return
    }
    set(Cell(cluster: cluster, width: width, style: style), point.column, point.row)
    if width == 2 { set(.rightHalf(style), point.column + 1, point.row) }
  }

  /// Replaces one cell; the other half of a wide cluster that loses one becomes a space.
  private mutating func set(_ cell: Cell, _ column: Int, _ row: Int) {
    let index = row * size.columns + column
    let old = cells[index]
    if old.width == 2, column + 1 < size.columns {
      cells[index + 1] = .blank(old.style)
    } else if old.width == 0, column > 0 {
      cells[index - 1] = .blank(cells[index - 1].style)
    }
    cells[index] = cell
  }
}
