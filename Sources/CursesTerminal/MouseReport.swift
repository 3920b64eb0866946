import Terminal

/// What a terminal tells of the mouse: a button, and a place counted from 1.
///
/// Source: xterm's ctlseqs, "Mouse Tracking": modes 1000 and, for places beyond column 223, 1006.
struct MouseReport: Hashable {
  private static let wheel = 64
  /// The bits of Shift, Alt and Ctrl.
  private static let modifiers = 4 + 8 + 16

  private let button: Int
  private let point: Point

  /// Nil unless there are three numbers and the place is one of a screen.
  init?(_ numbers: [Int?]) {
    guard numbers.count == 3, let button = numbers[0], let column = numbers[1],
      let row = numbers[2], button >= 0, column >= 1, row >= 1
    else { return nil }
    self.button = button
    point = Point(column: column - 1, row: row - 1)
  }

  /// Nil for what the browser has no use for: motion, releases, other buttons.
  var event: MouseEvent? {
    switch button & ~Self.modifiers {
    case 0: MouseEvent(.press, at: point)
    case Self.wheel: MouseEvent(.wheelUp, at: point)
    case Self.wheel + 1: MouseEvent(.wheelDown, at: point)
    default: nil
    }
  }
}
