import DirectoryModel

extension AppState {
  mutating func performInPrompt(_ action: Action) -> [Effect] {
    guard var open = prompt else { return [] }
    if open.editor.edit(action.name) {
      let changed = open.editor.text != prompt?.editor.text
      open.completion = nil
      if changed { open.recall = nil }
      typing.open(open)
      return changed ? promptChanged() : []
    }
    switch action.name {
    case .accept, .open: return acceptPrompt(open)
    case .cancel, .close, .back: return cancelPrompt(open)
    case .help: self.open(Overlay(.help(.prompt)))
    case .complete: return complete(by: 1)
    case .completeBack: return complete(by: -1)
    case .olderFilter: return recallFilter()
    default:
      if open.isOverOverlay { moveInOverlay(action) } else { _ = moveInView(action) }
    }
    return []
  }

  /// Types text where something is being typed.
  mutating func type(_ text: String) -> [Effect] {
    guard isTyping else { return [] }
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    typing.insert(line)
    return promptChanged()
  }

  mutating func startFilter(_ text: String?) -> [Effect] {
    if let text { return applyFilter(text) }
    focus(on: .list)
    shown.settle()
    typing.open(Prompt(.filter, text: filter.text, selectionBefore: list.selection))
    return []
  }

  /// Remembers a filter that is kept, and what was shown before it for going back.
  private mutating func keepFilter(insteadOf open: Prompt) {
    guard filter.text != open.before, filter.error == nil else { return }
    history.leave(
      Place(
        view: view, filter: open.before, order: shown.order, selection: open.selectionBefore))
    typing.remember(filter.text)
  }

  mutating func openPalette(_ text: String?) -> [Effect] {
    open(Overlay(.palette))
    filterOverlay(by: text ?? "")
    typing.open(Prompt(.palette, text: text ?? "", isOverOverlay: true))
    return []
  }

  /// Does what a change of the text brings about at once.
  mutating func promptChanged() -> [Effect] {
    guard let prompt else { return [] }
    let text = prompt.editor.text
    switch prompt.purpose {
    case .filter: return applyFilter(typed: text)
    case .find: if prompt.isOverOverlay { filterOverlay(by: text) }
    // While ways to complete are gone through, they stay what they were.
    case .palette: if prompt.completion == nil { filterOverlay(by: text) }
    case .export: break
    }
    return []
  }

  private mutating func filterOverlay(by text: String) {
    cover.filter(by: text)
    moveInOverlay(Action(.moveFirst))
  }

  private mutating func acceptPrompt(_ open: Prompt) -> [Effect] {
    switch open.purpose {
    case .filter:
      typing.close()
      if definition.isSearched { keepFilter(insteadOf: open) }
    case .find:
      typing.close()
      if !open.isOverOverlay { return find(open.editor.text) }
    case .palette:
      if open.completion != nil {
        typing.endCompletion()
        filterOverlay(by: open.editor.text)
      }
      return runChosen()
    case .export: return acceptExport(open)
    }
    return []
  }

  private mutating func cancelPrompt(_ open: Prompt) -> [Effect] {
    typing.close()
    switch open.purpose {
    case .filter:
      shown.select(next: open.selectionBefore)
      return applyFilter(open.before)
    case .find: if open.isOverOverlay { filterOverlay(by: open.before) }
    case .palette: cover.close()
    case .export: break
    }
    return []
  }
}
