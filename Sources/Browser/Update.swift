import DirectoryModel

/// What an event makes of the state, and what is to be done outside.
///
/// The whole behaviour of the browser, as a function over values.
package func update(_ state: inout AppState, _ event: AppEvent) -> [Effect] {
  state.take(event) + state.completeSelection()
}

extension AppState {
  fileprivate mutating func take(_ event: AppEvent) -> [Effect] {
    switch event {
    case .started:
      return load() + applyFilter(filter.text)
    case .action(let action):
      message = nil
      return perform(action)
    case .typed(let text):
      message = nil
      return type(text)
    case .unboundKeys(let keys):
      message = Message("\(keys) is not bound here; ? shows what is")
    case .laidOut(let viewport):
      list.resize(visibleRows: viewport.listRows)
      detailScroll.resize(height: viewport.detailHeight, visible: viewport.detailRows)
      overlayScroll.resize(height: viewport.overlayHeight, visible: viewport.overlayRows)
    case .sourceChanged(let source):
      take(source)
    case .sourcePaused(let name, let pause):
      if let index = sources.firstIndex(where: { $0.source.name == name }) {
        sources[index].pause = pause
      }
    case .usersChanged:
      return [listAgain()]
    case .loadEnded:
      loads -= 1
    case .listed(let listing, let generation):
      guard generation == filter.generation else { return [] }
      moveList { $0.show(listing) }
      selectWanted()
    case .refreshed(let user):
      refreshing.remove(user.reference)
      say(Message("\(user.label) was read again at \(user.fetchedAt.clock)"))
      return [listAgain()]
    case .refreshFailed(let reference, let error):
      refreshing.remove(reference)
      if error.code != .cancelled { say(Message(error.message, .error)) }
    case .completed:
      // It stays the one that is being completed until the list has what came.
      return [listAgain()]
    case .completionFailed(let reference, let error):
      if completing == reference { completing = nil }
      guard error.code != .cancelled else { return [] }
      incompletable.insert(reference)
      say(Message(error.message, .warning))
    case .noticed(let message):
      say(message)
    }
    return []
  }

  /// Reads the rest of the selected user where its list row tells less than a get would.
  fileprivate mutating func completeSelection() -> [Effect] {
    let user = list.selectedUser
    guard let user, user.detail == .list, !incompletable.contains(user.reference),
      !refreshing.contains(user.reference)
    else {
      guard completing != nil, completing != user?.reference || user?.detail == .full else {
        return []
      }
      completing = nil
      return [.cancelCompletion]
    }
    guard completing != user.reference else { return [] }
    completing = user.reference
    return [.complete(user.reference)]
  }

  mutating func load() -> [Effect] {
    loads += 1
    for index in sources.indices { sources[index].phase = .waiting }
    isStopping = false
    incompletable = []
    return [.load]
  }
}

extension AppState {
  /// Asks for the present filter's rows anew, since the users have changed.
  fileprivate mutating func listAgain() -> Effect {
    filter.generation += 1
    return .list(filter.query, generation: filter.generation)
  }

  fileprivate mutating func take(_ source: SourceState) {
    guard let index = sources.firstIndex(where: { $0.source.name == source.source.name }) else {
      return
    }
    let known = sources[index]
    sources[index] = source
    if let error = source.error, error != known.error, error.code != .cancelled {
      say(Message(error.message, .error))
    }
    for notice in source.notices where !known.notices.contains(notice) {
      say(Message("\(source.source.name): \(notice)", .warning))
    }
  }

  /// Selects the user that the command line named, once it is there.
  fileprivate mutating func selectWanted() {
    guard let wanted, list.move(to: wanted) else { return }
    self.wanted = nil
    focus = .detail
  }

  mutating func applyFilter(_ text: String) -> [Effect] {
    filter.text = text
    do throws(QueryError) {
      filter.query = try Query(parsing: text)
      filter.error = nil
    } catch {
      filter.error = error
      return []
    }
    filter.generation += 1
    return [.list(filter.query, generation: filter.generation)]
  }
}
