import DirectoryModel

extension AppState {
  /// Does what an action says, in whatever has the keys at present.
  mutating func perform(_ action: Action) -> [Effect] {
    switch action.name {
    case .quit: return [.quit]
    case .stop: return stop()
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    default: break
    }
    if overlay != nil { return performInOverlay(action) }
    if prompt != nil { return performInPrompt(action) }
    if focus == .detail, detailScroll.apply(action) { return [] }
    return performInPanes(action)
  }

  private mutating func performInPanes(_ action: Action) -> [Effect] {
    switch action.name {
    case .back: return goBack(orEnd: true)
    case .close: return goBack(orEnd: false)
    case .help: open(.help)
    case .messages: open(.messages)
    case .nextPane, .previousPane: focus(on: focus == .list ? .detail : .list)
    case .zoom: isZoomed.toggle()
    case .open: if list.selectedUser != nil { focus(on: .detail) }
    case .nextTab: show(tab.next)
    case .previousTab: show(tab.previous)
    case .filter: return startFilter(action.argument)
    case .refresh: return refreshShown()
    case .refreshAll: return readLists()
    case .adminPage: return copyAdminPage()
    default: performInList(action)
    }
    return []
  }

  private mutating func performInList(_ action: Action) {
    if action.name.group == .moving { wanted = nil }
    switch action.name {
    case .moveDown, .nextRecord: moveList { $0.move(by: 1) }
    case .moveUp, .previousRecord: moveList { $0.move(by: -1) }
    case .moveFirst: moveList { $0.move(to: 0) }
    case .moveLast: moveList { $0.move(to: $0.listing.count - 1) }
    case .moveTop: moveList { $0.move(to: $0.topRow) }
    case .moveMiddle: moveList { $0.move(to: $0.middleRow) }
    case .moveBottom: moveList { $0.move(to: $0.bottomRow) }
    case .scroll: moveList { $0.scroll(by: action.rows(ofPage: $0.visibleRows)) }
    default: break
    }
  }

  /// Moves in the list; another user's details begin at their top.
  mutating func moveList(_ move: (inout ListState) -> Void) {
    let before = list.selectedUser?.reference
    move(&list)
    if list.selectedUser?.reference != before { detailScroll.scroll(to: 0) }
  }

  private mutating func performInOverlay(_ action: Action) -> [Effect] {
    if overlayScroll.apply(action) { return [] }
    switch action.name {
    case .back, .close, .cancel: overlay = nil
    case .help: if overlay == .help { overlay = nil } else { open(.help) }
    case .messages: open(.messages)
    default: message = Message("that does not work here; Esc closes")
    }
    return []
  }

  private mutating func performInPrompt(_ action: Action) -> [Effect] {
    guard var open = prompt else { return [] }
    if open.editor.edit(action.name) {
      let changed = open.editor.text != prompt?.editor.text
      prompt = open
      return changed ? applyFilter(open.editor.text) : []
    }
    switch action.name {
    case .accept, .open:
      prompt = nil
    case .cancel, .close, .back:
      prompt = nil
      list.select(next: open.selectionBefore)
      return applyFilter(open.before)
    case .help: self.open(.help)
    default: performInList(action)
    }
    return []
  }

  /// Types text where something is being typed.
  mutating func type(_ text: String) -> [Effect] {
    guard prompt != nil, overlay == nil else { return [] }
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    prompt?.editor.insert(line)
    return applyFilter(prompt?.editor.text ?? "")
  }

  private mutating func startFilter(_ text: String?) -> [Effect] {
    if let text { return applyFilter(text) }
    focus = .list
    prompt = Prompt(
      editor: LineEditor(filter.text), before: filter.text, selectionBefore: list.selection)
    return []
  }

  private mutating func refreshShown() -> [Effect] {
    guard let user = list.selectedUser else { return [] }
    guard !refreshing.contains(user.reference) else {
      message = Message("\(user.label) is being read already")
      return []
    }
    list.pinSelection()
    refreshing.insert(user.reference)
    isStopping = false
    return [.refresh(user.reference)]
  }

  private mutating func readLists() -> [Effect] {
    guard !isReadingLists else {
      message = Message("the sources are being read already")
      return []
    }
    return load()
  }

  private mutating func copyAdminPage() -> [Effect] {
    guard let user = list.selectedUser else { return [] }
    guard let template = adminURLs[user.reference.source] else {
      message = Message("no admin_url is configured for \(user.reference.source)")
      return []
    }
    return [.copy(template.replacing("{id}", with: user.id.text.percentEncoded))]
  }

  /// Gives a pane the keys; whose details are looked at stays selected from then on.
  private mutating func focus(on pane: Pane) {
    focus = pane
    if pane == .detail { list.pinSelection() }
  }

  private mutating func open(_ overlay: Overlay) {
    self.overlay = overlay
    overlayScroll = ScrollState()
  }

  private mutating func show(_ tab: UserDetail.Tab) {
    self.tab = tab
    detailScroll.scroll(to: 0)
  }

  private mutating func goBack(orEnd: Bool) -> [Effect] {
    if focus == .detail {
      focus = .list
      isZoomed = false
    } else if isZoomed {
      isZoomed = false
    } else if orEnd {
      return [.quit]
    } else if !filter.text.isEmpty {
      return applyFilter("")
    }
    return []
  }

  private mutating func stop() -> [Effect] {
    if prompt != nil, overlay == nil { return performInPrompt(Action(.cancel)) }
    guard isLoading, !isStopping else { return [.interrupt] }
    isStopping = true
    message = Message("stopped; Ctrl-C again quits")
    return [.cancelLoads]
  }
}

extension ListState {
  fileprivate var bottomRow: Int { min(topRow + visibleRows, listing.count) - 1 }
  fileprivate var middleRow: Int { (topRow + bottomRow) / 2 }
}
