import DirectoryModel
import DirectoryText

/// What an event makes of the state, and what is to be done outside.
///
/// The whole behaviour of the browser, as a function over values.
package func update(_ state: inout AppState, _ event: AppEvent) -> [Effect] {
  let effects = state.take(event) + state.tellMarks()
  return effects + state.completeSelection() + state.askAboutSelection()
    + state.keepPreferences()
}

extension AppState {
  fileprivate mutating func take(_ event: AppEvent) -> [Effect] {
    switch event {
    case .started:
      return load(.old) + applyFilter(filter.text)
    case .action(let action):
      message = nil
      return perform(action)
    case .typed(let text):
      message = nil
      return type(text)
    case .pointed(let place, let act):
      message = nil
      return point(at: place, act)
    case .pasted(let text):
      message = nil
      return takePasted(text)
    case .unboundKeys(let keys):
      message = Message("\(keys) is not bound here; ? shows what is")
    case .captured(let report, let character):
      message = nil
      return take(report, character)
    case .keysLoaded(let table, let report):
      keys = table
      for line in report { say(Message(line, .warning)) }
    case .laidOut(let viewport):
      take(viewport)
    case .sourceChanged(let source):
      take(source)
    case .sourcePaused(let name, let pause):
      if let index = sources.firstIndex(where: { $0.source.name == name }) {
        sources[index].pause = pause
        lists.show(sources)
      }
    case .usersChanged:
      lists.expire()
      return listAgain() + askDirectory()
    case .loadEnded:
      loads -= 1
    case .listed(let listing, let generation):
      guard generation == users.filter.generation else { return [] }
      move(in: usersView) { $0.show(listing) }
      selectWanted()
    case .answered(let view, let rows, let generation):
      lists[view].show(rows, generation: generation)
    case .answeredAbout(let row, let answer, let view):
      lists[view].answer(answer, about: row)
    case .faceted(let counts, let field, let generation):
      take(counts, of: field, generation: generation)
    case .found(let row, let request):
      take(row, request)
    case .refreshed(let user):
      refreshing.remove(user.reference)
      say(Message("\(user.label) was read again at \(user.fetchedAt.clock)"))
      return listAgain()
    case .refreshFailed(let reference, let error):
      refreshing.remove(reference)
      if error.code != .cancelled { say(Message(error.message, .error)) }
    case .completed:
      // It stays the one that is being completed until the list has what came.
      return listAgain()
    case .completionFailed(let reference, let error):
      if completing == reference { completing = nil }
      guard error.code != .cancelled else { return [] }
      incompletable.insert(reference)
      if error.code != .notAsked { say(Message(error.message, .warning)) }
    case .copied(let clip, let outcome):
      take(clip, outcome)
    case .exportAdvanced(let written, let total):
      exporting?.written = written
      exporting?.total = total
    case .exported(let export, let outcome):
      take(export, outcome)
    case .lookedUp(let result):
      take(result)
    case .noticed(let message):
      say(message)
    }
    return []
  }

  private mutating func take(_ viewport: Viewport) {
    lists.resize(visibleRows: viewport.listRows)
    detailPosition.resize(starts: viewport.detailStarts, visible: viewport.detailRows)
    overlay?.position.resize(starts: viewport.overlayStarts, visible: viewport.overlayRows)
  }

  /// Reads the rest of the selected user where its list row tells less than a get would, and then
  /// of the others on the screen, one after the other.
  fileprivate mutating func completeSelection() -> [Effect] {
    let next = nextIncomplete
    guard completing != next else { return [] }
    completing = next
    return [next.map { .complete($0) } ?? .cancelCompletion]
  }

  private var nextIncomplete: UserReference? {
    guard definition.isSearched else { return nil }
    return list.rowsOnScreen.lazy.compactMap { self.list.rows.row(at: $0).item(User.self) }.first {
      user in
      user.detail == .list && !incompletable.contains(user.reference)
        && !refreshing.contains(user.reference)
    }?.reference
  }

  mutating func load(_ need: LoadNeed) -> [Effect] {
    loads += 1
    for index in sources.indices
    where need == .all || need == .troubled && sources[index].isTroubled {
      sources[index].phase = .waiting
    }
    lists.show(sources)
    isStopping = false
    incompletable = []
    return [.load(need)]
  }

  fileprivate mutating func take(_ source: SourceState) {
    guard let index = sources.firstIndex(where: { $0.source.name == source.source.name }) else {
      return
    }
    let known = sources[index]
    sources[index] = source
    lists.show(sources)
    if let error = source.error, error != known.error, error.code != .cancelled {
      say(Message(error.message, .error))
    }
    for notice in source.notices where !known.notices.contains(notice) {
      say(Message("\(source.source.name): \(notice)", .warning))
    }
  }
}
