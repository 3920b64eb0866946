import DirectoryModel

extension AppState {
  /// Covers the panes; the cursor stands on the first line that does something.
  mutating func open(_ overlay: Overlay) {
    cover.open(overlay)
    moveInOverlay(Action(.moveFirst))
  }

  mutating func performInOverlay(_ action: Action) -> [Effect] {
    if let effects = performInMenu(action) { return effects }
    switch action.name {
    case .back, .close, .cancel: closeOverlay()
    case .find: return startFind()
    case .help: if overlay?.isHelp == true { closeOverlay() } else { open(Overlay(.help(context))) }
    case .messages: open(Overlay(.messages))
    case .accept, .open: return runChosen()
    default: moveInOverlay(action)
    }
    return []
  }

  mutating func closeOverlay() {
    cover.close()
    if prompt?.isOverOverlay == true { typing.close() }
  }

  mutating func moveInOverlay(_ action: Action) {
    cover.move(action, among: overlayEntries)
  }

  /// Runs what the line at the cursor says, in what was covered.
  mutating func runChosen() -> [Effect] {
    guard let entry = chosenEntry else { return [] }
    guard let action = entry.action else {
      // What needs an argument goes on with it.
      guard let text = entry.completion, var open = prompt else { return [] }
      open.editor.replace(with: text, cursor: text.count)
      typing.open(open)
      return promptChanged()
    }
    closeOverlay()
    return perform(action)
  }

  /// The line at the cursor, or the first on which it may stand.
  var chosenEntry: OverlayEntry? {
    let entries = overlayEntries
    let index = overlay?.position.index ?? 0
    if index < entries.count, entries[index].isStop { return entries[index] }
    return entries.first { $0.isStop }
  }
}
