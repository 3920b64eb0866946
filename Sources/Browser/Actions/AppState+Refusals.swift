package import DirectoryModel

extension AppState {
  /// Why an action can't do anything here and now; nil where it can.
  ///
  /// Help and palette leave such actions out or say this; a key that runs one says it too.
  package func refusal(of action: Action) -> DisplayText? {
    let name = action.name
    if !name.entry.scope.contains(scope) { return misplacement }
    switch name {
    case .view: return action.argument.flatMap(refusalOfView)
    case .lastView: return lastView == nil ? "no other view was shown yet" : nil
    case .historyBack: return history.canGoBack ? nil : "there is nothing to go back to"
    case .historyForward: return history.canGoForward ? nil : "there is nothing to go forward to"
    case .copied: return lastClip == nil ? "nothing was copied yet" : nil
    case .open where scope == .list, .mark where scope == .list, .refresh, .copy,
      .markRange, .invertMarks, .adminPage, .nextTab, .previousTab:
      return refusalAboutSelection(action)
    case .accept where scope == .overlay, .open where scope == .overlay:
      return chosenEntry?.action == nil ? "there is nothing to run here; Esc closes" : nil
    case .nextHit, .previousHit: return refusalOfFindingAgain
    case .columns, .columnLeft, .columnRight:
      return definition.isSearched ? nil : "the columns of this view can't be chosen"
    case .columnWider, .columnNarrower:
      if !definition.isSearched { return "the columns of this view can't be sized" }
      return columns.cursor == nil ? "h and l choose the column first" : nil
    case .splitGrow, .splitShrink:
      return isZoomed ? "the pane has the whole screen; O ends that" : nil
    case .fold, .foldAll, .unfoldAll:
      return outline == nil ? "only raw JSON can be folded; ] goes to it" : nil
    case .saveView: return definition.isSearched ? nil : "only views of users can be saved"
    case .recallView: return savedViews.isEmpty ? "no view was saved yet; m saves one" : nil
    case .open where scope == .detail:
      return followed == nil ? "there is nothing to follow here" : nil
    case .complete, .completeBack, .olderFilter: return refusalOfTypingAid(name)
    case .unmark: return marks.isEmpty ? "nothing is marked" : nil
    case .refreshAll: return readingAlready
    case .itemDown, .itemUp:
      return overlay?.menu?.purpose == .columns && overlay?.filter.isEmpty == true
        ? nil : "only columns can be moved here"
    case .export: return refusalOfExport
    default: return nil
    }
  }

  private func refusalOfView(_ name: String) -> DisplayText? {
    if lists.contains(View(rawValue: name)) { return nil }
    let nearest = lists.definitions.map(\.view.rawValue).nearest(to: name)
    return "no view is called \(name)\(nearest.map { "; the nearest is \($0)" } ?? "")"
  }

  private var misplacement: DisplayText {
    switch scope {
    case .prompt: "that does not work while you type"
    case .overlay: "that does not work here; Esc closes"
    case .menu: "that does not work in a menu; Esc closes it"
    case .detail: "that works in the list; Tab goes there"
    default: "that works in the details; Tab goes there"
    }
  }

  private func refusalOfTypingAid(_ name: Action.Name) -> DisplayText? {
    switch prompt?.purpose {
    case .filter: definition.isSearched ? nil : "only filters of users have that"
    case .palette: name == .olderFilter ? "only filters of users have that" : nil
    case .find, .export, nil: "only filters of users have that"
    }
  }

  private var refusalOfFindingAgain: DisplayText? {
    if scope == .overlay { return "a text that is found here hides all other lines" }
    if !(focus == .detail ? searches.detail : searches.list).isEmpty { return nil }
    return focus == .detail
      ? "nothing was looked for here yet; / looks for a text"
      : "nothing was looked for yet; f looks for a text"
  }

  private var readingAlready: DisplayText? {
    reading.needOfRefresh == nil ? "what is being read is read again after that already" : nil
  }

  /// Why an action about what is selected, or about users, can't do anything.
  private func refusalAboutSelection(_ action: Action) -> DisplayText? {
    switch action.name {
    case .nextTab, .previousTab: return definition.isSearched ? nil : "only users have tabs"
    case .mark, .markRange, .invertMarks:
      if !definition.isSearched { return "only users can be marked; 2 shows them" }
      if action.name == .invertMarks, list.listing.count > Marks.maximum {
        return "\(list.listing.count.grouped) are too many to mark; filter them first"
      }
    case .copy where action.argument == CopyForm.command.rawValue: return nil
    case .adminPage: if !definition.isSearched { return "only users have an admin page" }
    case .refresh:
      if definition.isOfSources { return readingAlready }
      if !definition.isSearched { return "R reads the sources again" }
      if let user = selectedUser, refreshing.contains(user.reference) {
        return "\(user.label) is being read already"
      }
    default: break
    }
    // Marked users can be copied wherever they are.
    let isOfMarks = [.copy, .adminPage].contains(action.name) && areMarksWanted
    if detailed == nil, !isOfMarks { return "no \(definition.noun(1)) is selected" }
    return nil
  }
}
