import CNcurses
import Terminal

/// Brings the ncurses screen to a frame, touching only the rows that differ from the last one.
///
/// Works on the one screen that `cn_open` has opened.
struct ScreenPainter {
  /// A no-break space: ncurses clears what it takes for trailing spaces.
  private static let placeholder: UInt32 = 0xA0

  private let policy: GlyphPolicy
  private var pairs: ColorPairs
  private var shown: Canvas?
  private var cursor: Point?
  /// Clusters to be put over the placeholders that ncurses was given for them.
  private var overlays: [Overlay] = []

  private struct Overlay {
    var row: Int
    var column: Int
    var scalars: [UInt32]
    var look: ColorPairs.Look
  }

  /// Starts with nothing known to be on the screen.
  init(policy: GlyphPolicy, pairs: ColorPairs) {
    self.policy = policy
    self.pairs = pairs
  }

  /// Whether styles show colour.
  var hasColor: Bool { pairs.hasColor }

  /// Forgets what is on the screen, so that the next frame is drawn whole.
  mutating func forget() {
    shown = nil
  }

  /// Draws a frame into a screen of a size; what the frame does not cover is blank.
  ///
  /// Returns what is to be sent for it, in one piece.
  mutating func paint(_ frame: Frame, size: Size) -> [UInt8] {
    cn_begin_frame()
    overlays = []
    let canvas = frame.canvas
    let isWhole = shown == nil
    let isComparable = shown?.size == canvas.size
    for row in 0..<size.rows {
      var changed = 0...max(0, size.columns - 1)
      if isComparable, let shown {
        guard let range = Self.changed(shown.row(row), canvas.row(row)) else { continue }
        changed = range
      }
      paint(row, of: canvas, columns: size.columns, changed: changed)
    }
    shown = canvas
    // A hidden cursor is left where it was: moving it would cost bytes and show nothing.
    let place = frame.cursor ?? cursor ?? Point(column: 0, row: 0)
    let column = min(max(0, place.column), max(0, size.columns - 1))
    let row = min(max(0, place.row), max(0, size.rows - 1))
    cursor = Point(column: column, row: row)
    cn_set_cursor(Int32(row), Int32(column), frame.cursor != nil)
    cn_update()
    putOverlays()
    var count = 0
    let bytes = cn_end_frame(&count)
    let sent = Array(UnsafeBufferPointer(start: bytes, count: count))
    return isWhole ? sent : FrameBytes.shortened(sent)
  }

  /// Writes the disputed clusters, each from its own place, so that what a terminal makes of one
  /// moves nothing else.
  private func putOverlays() {
    guard !overlays.isEmpty else { return }
    for overlay in overlays {
      cn_overlay(
        Int32(overlay.row), Int32(overlay.column), overlay.scalars, overlay.scalars.count,
        overlay.look.attributes, overlay.look.pair)
    }
    cn_end_overlays()
  }

  /// The columns from the first to the last that differ; nil where none does.
  private static func changed(
    _ old: ArraySlice<Cell>, _ new: ArraySlice<Cell>
  ) -> ClosedRange<Int>? {
    let pairs = zip(old, new)
    guard let first = pairs.enumerated().first(where: { $1.0 != $1.1 })?.offset else { return nil }
    let last = zip(old.reversed(), new.reversed()).enumerated().first { $1.0 != $1.1 }?.offset ?? 0
    return first...(new.count - 1 - last)
  }

  /// Draws one row as runs of one look, each placed by its own column.
  ///
  /// Overlays are repeated only where ncurses has reason to send their place anew.
  private mutating func paint(
    _ row: Int, of canvas: Canvas, columns: Int, changed: ClosedRange<Int>
  ) {
    let cells = canvas.row(row)
    var run: [UInt32] = []
    var runStart = 0
    var runStyle = Style.plain
    var column = 0
    var reach = 0
    func draw() {
      guard !run.isEmpty else { return }
      let look = pairs.look(of: runStyle)
      cn_draw(Int32(row), Int32(runStart), run, run.count, look.attributes, look.pair)
    }
    for cell in cells where cell.width > 0 {
      guard column + cell.width <= columns else { break }
      // Beyond ASCII every cluster is a run of its own: an error stays in its cell.
      if cell.style != runStyle || cell.cluster.utf8.count > 1 {
        draw()
        run = []
        runStart = column
        runStyle = cell.style
      }
      let isChanged = changed.overlaps(column...(column + cell.width - 1))
      func overlay(_ scalars: [UInt32]) {
        let look = pairs.look(of: cell.style)
        overlays.append(Overlay(row: row, column: column, scalars: scalars, look: look))
      }
      if let whole = policy.whole(cell, room: columns - column) {
        if isChanged || column < reach {
          overlay(whole.scalars)
          reach = max(reach, column + whole.reach)
        }
        run += Array(repeating: Self.placeholder, count: cell.width)
      } else {
        let scalars = policy.scalars(for: cell)
        // A terminal that draws the cluster before it wider than it is has covered this.
        if column < reach { overlay(scalars) }
        run += scalars
      }
      column += cell.width
      if cell.cluster.utf8.count > 1 {
        draw()
        run = []
        runStart = column
      }
    }
    draw()
    if column < columns { cn_clear_to_end(Int32(row), Int32(column)) }
  }
}
