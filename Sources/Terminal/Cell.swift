/// What stands in one place of a canvas.
package struct Cell: Hashable, Sendable {
  /// One cluster as a terminal shows it; empty in the right half of a wide one.
  package let cluster: String
  /// The columns it takes: 1 or 2, or 0 for the right half of a wide cluster to its left.
  package let width: Int
  /// How it looks.
  package var style: Style

  /// Makes a cell of a cluster that has been measured.
  package init(cluster: String, width: Int, style: Style) {
    self.cluster = cluster
    self.width = width
    self.style = style
  }

  /// A space, which keeps a background colour and an underline visible.
  package static func blank(_ style: Style = .plain) -> Cell {
    Cell(cluster: " ", width: 1, style: style)
  }

  /// The right half of the wide cluster to its left.
  package static func rightHalf(_ style: Style) -> Cell {
    Cell(cluster: "", width: 0, style: style)
  }
}

/// One picture of the screen and where the real cursor stands in it.
package struct Frame: Hashable, Sendable {
  /// What is on the screen.
  package var canvas: Canvas
  /// The cursor's place; braille displays and magnifiers follow it. Nil hides it.
  package var cursor: Point?

  /// Makes a frame, without a cursor unless told where.
  package init(canvas: Canvas, cursor: Point? = nil) {
    self.canvas = canvas
    self.cursor = cursor
  }
}
