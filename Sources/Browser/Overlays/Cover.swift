import DirectoryModel

/// What covers the panes, and for what the next key is taken.
struct Cover: Sendable {
  private(set) var overlay: Overlay?
  /// What the next key is taken for, instead of running what it is bound to.
  private(set) var capture: KeyCapture?
  /// The order while its keys are being chosen in a menu.
  private(set) var order: ListOrder?

  mutating func open(_ overlay: Overlay) {
    self.overlay = overlay
    order = nil
  }

  mutating func close() {
    overlay = nil
    capture = nil
    order = nil
  }

  /// Takes the next keys as they are.
  mutating func capture(_ capture: KeyCapture) { self.capture = capture }

  mutating func endCapture() {
    if case .probe? = capture { overlay = nil }
    capture = nil
  }

  /// Shows another state of the menu, at the same place.
  mutating func show(_ menu: Menu) { overlay?.menu = menu }

  /// Shows the menu of an order with what was chosen of it so far.
  mutating func choose(_ order: ListOrder, in menu: Menu) {
    self.order = order
    show(menu)
  }

  mutating func show(_ probe: KeyProbe) { overlay?.kind = .key(probe) }

  /// Shows what holds a text, from the top.
  mutating func filter(by text: String) {
    overlay?.filter = text
    overlay?.position.reset()
  }

  // MARK: The cursor

  mutating func fit(_ viewport: Viewport) {
    overlay?.position.resize(starts: viewport.overlayStarts, visible: viewport.overlayRows)
  }

  mutating func move(_ action: Action, among entries: [OverlayEntry]) {
    _ = overlay?.position.apply(action, count: entries.count) { entries[$0].isStop }
  }

  mutating func move(to index: Int, among entries: [OverlayEntry]) {
    overlay?.position.move(to: index, of: entries.count)
  }

  mutating func scroll(by rows: Int, among entries: [OverlayEntry]) {
    overlay?.position.scroll(by: rows, count: entries.count) { entries[$0].isStop }
  }
}

extension AppState {
  /// What covers the panes.
  package var overlay: Overlay? { cover.overlay }
  /// What the next key is taken for, instead of running what it is bound to.
  package var capture: KeyCapture? { cover.capture }
}
