/// Which pane has the keys, and how both share the screen.
struct Panes: Hashable, Sendable {
  private(set) var focus = AppState.Pane.list
  private(set) var isZoomed = false
  private(set) var layout = PaneLayout.auto
  /// How much more of the screen the list has than at first, in steps; negative is less.
  private(set) var split = 0

  private static let splits = -6...6

  mutating func focus(on pane: AppState.Pane) { focus = pane }

  mutating func zoom() { isZoomed.toggle() }

  /// Gives the screen back to both panes.
  mutating func endZoom() { isZoomed = false }

  mutating func lay(out layout: PaneLayout) { self.layout = layout }

  /// Gives the list more room, or less.
  mutating func split(by step: Int) { split(at: split + step) }

  mutating func split(at split: Int) {
    self.split = min(max(split, Self.splits.lowerBound), Self.splits.upperBound)
  }
}

extension AppState {
  package var focus: Pane { panes.focus }
  package var isZoomed: Bool { panes.isZoomed }
  package var layout: PaneLayout { panes.layout }
  /// How much more of the screen the list has than at first, in steps; negative is less.
  package var split: Int { panes.split }

  /// Gives a pane the keys; whose details are looked at stays selected from then on.
  mutating func focus(on pane: Pane) {
    panes.focus(on: pane)
    change(view) { $0.read(pane == .detail) }
  }
}
