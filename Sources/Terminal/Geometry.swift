/// The size of a terminal or of a canvas, in cells; never negative.
package struct Size: Hashable, Sendable {
  /// The width in cells.
  package let columns: Int
  /// The height in cells.
  package let rows: Int

  /// Makes a size; negative sides count as zero, which a terminal reports while it is being made.
  package init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A cell's place, counted from zero at the top left; may lie outside of any canvas.
package struct Point: Hashable, Sendable {
  /// Counted from the left edge.
  package let column: Int
  /// Counted from the top edge.
  package let row: Int

  /// Makes a place; numbers beyond ±2^30 are brought back to that.
  package init(column: Int, row: Int) {
    self.column = clamped(column)
    self.row = clamped(row)
  }

  /// The place so many cells further right and down; negative numbers go left and up.
  package func moved(columns: Int = 0, rows: Int = 0) -> Point {
    Point(column: column + columns, row: row + rows)
  }
}

/// A rectangle of cells; an empty one has no columns or no rows, never a negative number of them.
package struct Rect: Hashable, Sendable {
  /// The leftmost column.
  package let column: Int
  /// The topmost row.
  package let row: Int
  /// The width in cells.
  package let columns: Int
  /// The height in cells.
  package let rows: Int

  /// Makes a rectangle; negative sides count as zero, numbers beyond ±2^30 as that.
  package init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = clamped(column)
    self.row = clamped(row)
    self.columns = max(0, clamped(columns))
    self.rows = max(0, clamped(rows))
  }

  /// The whole of a canvas or terminal.
  package init(_ size: Size) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  /// The top left cell.
  package var origin: Point { Point(column: column, row: row) }

  /// Its sides.
  package var size: Size { Size(columns: columns, rows: rows) }

  /// The first column to the right of the rectangle.
  package var endColumn: Int { column + columns }

  /// The first row below the rectangle.
  package var endRow: Int { row + rows }

  /// Whether there is no cell in it.
  package var isEmpty: Bool { columns == 0 || rows == 0 }

  /// Whether a cell is one of its own.
  package func contains(_ point: Point) -> Bool {
    point.column >= column && point.column < endColumn && point.row >= row && point.row < endRow
  }

  /// The part that lies within another rectangle; empty if there is none.
  package func intersection(_ other: Rect) -> Rect {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rect(
      column: left, row: top,
      columns: min(endColumn, other.endColumn) - left, rows: min(endRow, other.endRow) - top)
  }

  /// The rectangle less a margin on each side; empty rather than negative.
  package func inset(columns margin: Int = 0, rows rowMargin: Int = 0) -> Rect {
    Rect(
      column: column + margin, row: row + rowMargin,
      columns: columns - 2 * margin, rows: rows - 2 * rowMargin)
  }

  /// One row of the rectangle, counted from its top; empty where there is no such row.
  package func line(_ index: Int) -> Rect {
    let exists = index >= 0 && index < rows
    return Rect(column: column, row: row + index, columns: columns, rows: exists ? 1 : 0)
  }

  /// Cuts at a column: the left part is at most `left` wide, the right part is the rest.
  package func split(left: Int) -> (left: Rect, right: Rect) {
    let width = min(max(0, left), columns)
    return (
      Rect(column: column, row: row, columns: width, rows: rows),
      Rect(column: column + width, row: row, columns: columns - width, rows: rows)
    )
  }

  /// Cuts so that the right part is at most `right` wide.
  package func split(right: Int) -> (left: Rect, right: Rect) {
    split(left: columns - min(max(0, right), columns))
  }

  /// Cuts at a row: the upper part is at most `top` high, the lower part is the rest.
  package func split(top: Int) -> (top: Rect, bottom: Rect) {
    let height = min(max(0, top), rows)
    return (
      Rect(column: column, row: row, columns: columns, rows: height),
      Rect(column: column, row: row + height, columns: columns, rows: rows - height)
    )
  }

  /// Cuts so that the lower part is at most `bottom` high.
  package func split(bottom: Int) -> (top: Rect, bottom: Rect) {
    split(top: rows - min(max(0, bottom), rows))
  }
}

/// Bounds a coordinate to ±2^30, so that sums of two cannot overflow and `.max` can be given.
private func clamped(_ value: Int) -> Int {
  min(max(value, -(1 << 30)), 1 << 30)
}
