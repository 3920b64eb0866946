import DirectoryModel
import DirectoryText

extension AppState {
  /// Does what an action says, in whatever has the keys at present, or says why not.
  mutating func perform(_ action: Action) -> [Effect] {
    switch action.name {
    case .quit: return [.quit]
    case .stop: return stop()
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    default: break
    }
    if let reason = refusal(of: action) {
      refuse(reason)
      return []
    }
    if isTyping { return performInPrompt(action) }
    if overlay != nil { return performInOverlay(action) }
    if focus == .detail, let effects = performInDetail(action) { return effects }
    return performInPanes(action)
  }

  private mutating func performInPanes(_ action: Action) -> [Effect] {
    switch action.name {
    case .back: return goBack(orEnd: true)
    case .close: return goBack(orEnd: false)
    case .help: open(Overlay(.help(context)))
    case .messages: open(Overlay(.messages))
    case .palette: return openPalette(action.argument)
    case .key:
      open(Overlay(.key(KeyProbe(context: context))))
      cover.capture(.probe(paneContext))
    case .copied: showLastClip()
    case .theme: if let name = action.argument.flatMap(ThemeName.init) { theme = name }
    case .layout:
      if let layout = action.argument.flatMap(PaneLayout.init) { panes.lay(out: layout) }
    case .mouse: if let word = action.argument { return takeMouse(word == "on") }
    case .reloadKeys: return [.reloadKeys]
    case .view: if let name = action.argument { return go(to: View(rawValue: name)) }
    case .lastView: if let lastView { return go(to: lastView) }
    case .historyBack: return goInHistory { $0.back(from: $1) }
    case .historyForward: return goInHistory { $0.forward(from: $1) }
    case .nextPane, .previousPane: focus(on: focus == .list ? .detail : .list)
    case .zoom: panes.zoom()
    case .saveView: cover.capture(.saveView)
    case .recallView: cover.capture(.recallView)
    case .open: return openSelected()
    case .nextTab: details.show(tab.next)
    case .previousTab: details.show(tab.previous)
    case .filter: return startFilter(action.argument)
    case .refresh: return refreshShown()
    case .refreshAll: return readSourcesAgain()
    case .adminPage: return copy(.url)
    case .export: return startExport()
    case .copy: return action.argument.flatMap(CopyForm.init).map { copy($0) } ?? []
    case .find: return startFind()
    case .nextHit: return findNext(1)
    case .previousHit: return findNext(-1)
    case .sort: return chooseOrder(action.argument)
    case .reverseSort: return reverseOrder()
    case .columns:
      open(Overlay(.menu(.columns(columns.shown, of: definition.columns.map(\.id)))))
    case .columnLeft: columns.move(by: -1)
    case .columnRight: columns.move(by: 1)
    case .columnWider: columns.widen(by: 2, of: definition.columns)
    case .columnNarrower: columns.widen(by: -2, of: definition.columns)
    case .facets: return openFacets(action.argument)
    case .splitGrow: panes.split(by: 1)
    case .splitShrink: panes.split(by: -1)
    case .times: times = times == .absolute ? .relative : .absolute
    case .mark: markAndMoveDown()
    case .markRange: markRange()
    case .invertMarks: invertMarks()
    case .unmark: marks.removeAll()
    default: _ = moveInView(action)
    }
    return []
  }

  /// - Returns: nil where the action is not about the details.
  private mutating func performInDetail(_ action: Action) -> [Effect]? {
    switch action.name {
    case .nextRecord:
      var isLeft = false
      change(view) { isLeft = $0.leaveHeld() }
      if !isLeft { _ = moveInView(Action(.moveDown)) }
    case .previousRecord: _ = moveInView(Action(.moveUp))
    case .open: return followed.map { showUsers(matching: $0) } ?? []
    case .fold: toggleFold()
    case .foldAll: foldAll()
    case .unfoldAll: unfoldAll()
    default:
      let count = detailLines.count
      guard details.apply(action, count: count) else { return nil }
    }
    return []
  }

  private mutating func takeMouse(_ isTaken: Bool) -> [Effect] {
    hasMouse = isTaken
    log.show(
      isTaken
        ? "the mouse is roster's; with Shift most terminals still select text"
        : "the mouse is the terminal's")
    return [.takeMouse(isTaken)]
  }

  private mutating func refreshShown() -> [Effect] {
    if definition.isOfSources { return readSourcesAgain() }
    guard let user = selectedUser else { return [] }
    shown.pinSelection()
    reading.beginRefresh(user.reference)
    return [.refresh(user.reference)]
  }

  private mutating func readSourcesAgain() -> [Effect] {
    guard let need = reading.needOfRefresh else { return [] }
    let effects = load(need)
    let later = reading.readAgainLater
    if !later.isEmpty {
      log.show("\(later.names) \(later.count == 1 ? "is" : "are") read again after this reading")
    }
    return effects
  }

  /// Opens the details of a user or source, or lists who has a role.
  private mutating func openSelected() -> [Effect] {
    if marks.anchor != nil {
      marks.endRange()
      return []
    }
    if let row = list.selected, let query = definition.users?(row) {
      return showUsers(matching: query.text)
    }
    focus(on: .detail)
    return []
  }

  private mutating func goBack(orEnd: Bool) -> [Effect] {
    if marks.anchor != nil {
      marks.cancelRange()
    } else if focus == .detail {
      focus(on: .list)
      panes.endZoom()
    } else if isZoomed {
      panes.endZoom()
    } else if columns.cursor != nil, !orEnd {
      columns.leave()
    } else if orEnd {
      return history.hasFollowed ? goInHistory { $0.back(from: $1) } : [.quit]
    } else if !filter.text.isEmpty {
      return applyFilter("")
    } else {
      marks.removeAll()
    }
    return []
  }

  private mutating func stop() -> [Effect] {
    if isTyping { return performInPrompt(Action(.cancel)) }
    if capture != nil {
      cover.endCapture()
      return []
    }
    guard isLoading, !reading.isStopping else { return [.interrupt] }
    reading.stop()
    log.show("stopped; Ctrl-C again quits")
    return [.cancelLoads]
  }
}
