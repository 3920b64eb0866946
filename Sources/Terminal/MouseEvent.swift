/// What was done with the mouse, and where.
package struct MouseEvent: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    /// The left button went down.
    case press
    case wheelUp, wheelDown
  }

  package let action: Action
  package let point: Point

  package init(_ action: Action, at point: Point) {
    self.action = action
    self.point = point
  }
}
