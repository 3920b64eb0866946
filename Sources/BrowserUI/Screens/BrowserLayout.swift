import Browser
import Terminal

/// Which part of the screen is where.
///
/// List and details stand side by side from 100 columns on, one above the other from 60 columns
/// and 14 rows on, and otherwise the pane with the keys stands alone.
struct BrowserLayout: Hashable {
  private(set) var top = Rect(column: 0, row: 0, columns: 0, rows: 0)
  /// The line of the filter; empty where the screen is too low for one of its own.
  private(set) var filter = Rect(column: 0, row: 0, columns: 0, rows: 0)
  private(set) var listHeader = Rect(column: 0, row: 0, columns: 0, rows: 0)
  private(set) var list = Rect(column: 0, row: 0, columns: 0, rows: 0)
  /// Between the panes a space and a line, or a line across; empty where one pane stands alone.
  private(set) var divider = Rect(column: 0, row: 0, columns: 0, rows: 0)
  private(set) var detailHeader = Rect(column: 0, row: 0, columns: 0, rows: 0)
  private(set) var detail = Rect(column: 0, row: 0, columns: 0, rows: 0)
  private(set) var status = Rect(column: 0, row: 0, columns: 0, rows: 0)
  private(set) var hints = Rect(column: 0, row: 0, columns: 0, rows: 0)
  /// What help and messages cover: all but top and bottom.
  private(set) var overlay = Rect(column: 0, row: 0, columns: 0, rows: 0)

  /// A layout in which the list has `split` twentieths more than at first.
  init(
    size: Size, focus: AppState.Pane, isZoomed: Bool, split: Int = 0,
    style: PaneLayout = .auto
  ) {
    var body: Rect
    (top, body) = Rect(size).split(top: size.rows >= 4 ? 1 : 0)
    if size.rows >= 10 { (body, hints) = body.split(bottom: 1) }
    (body, status) = body.split(bottom: 1)
    overlay = body
    if size.rows >= 8 { (filter, body) = body.split(top: 1) }
    let isBeside = style == .beside ? size.columns >= 60 : size.columns >= 100
    if isZoomed || style == .list {
      place(focus, in: body)
    } else if isBeside, style != .stacked {
      let (left, right) = body.split(
        left: max(20, min(body.columns - 22, body.columns * (53 + 5 * split) / 100 - 1)))
      let (line, rest) = right.split(left: 2)
      divider = line
      place(.list, in: left)
      place(.detail, in: rest)
    } else if size.columns >= 60, body.rows >= 10 {
      let (upper, lower) = body.split(
        top: max(4, min(body.rows - 5, body.rows * (45 + 5 * split) / 100)))
      let (line, rest) = lower.split(top: 1)
      divider = line
      place(.list, in: upper)
      place(.detail, in: rest)
    } else {
      place(focus, in: body)
    }
  }

  private mutating func place(_ pane: AppState.Pane, in area: Rect) {
    switch pane {
    case .list: (listHeader, list) = area.split(top: area.rows >= 4 ? 1 : 0)
    case .detail:
      // Title and tabs share a line where it is long enough for both.
      let lines = area.columns >= 70 ? 1 : 2
      (detailHeader, detail) = area.split(top: area.rows >= 6 ? lines : min(1, area.rows - 1))
    }
  }
}
