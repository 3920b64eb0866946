import DirectoryModel

/// What an event makes of the state, and what is to be done outside.
///
/// The whole behaviour of the browser, as a function over values.
package func update(_ state: inout AppState, _ event: AppEvent) -> [Effect] {
  switch event {
  case .started:
    return [.load] + state.applyFilter(state.filter.text)
  case .action(let action):
    state.message = nil
    return state.perform(action)
  case .typed(let text):
    state.message = nil
    return state.type(text)
  case .unboundKeys(let keys):
    state.message = Message("\(keys) is not bound here; ? shows what is")
    return []
  case .laidOut(let viewport):
    state.list.resize(visibleRows: viewport.listRows)
    state.detailScroll.resize(height: viewport.detailHeight, visible: viewport.detailRows)
    state.overlayScroll.resize(height: viewport.overlayHeight, visible: viewport.overlayRows)
    return []
  case .sourceChanged(let source):
    state.take(source)
    return []
  case .usersChanged:
    return [state.listAgain()]
  case .loadEnded:
    return []
  case .listed(let listing, let generation):
    guard generation == state.filter.generation else { return [] }
    state.moveList { $0.show(listing) }
    state.selectWanted()
    return []
  case .refreshed(let user):
    if state.refreshing == user.reference { state.refreshing = nil }
    state.say(Message("\(user.label) was read again at \(user.fetchedAt.clock)"))
    return [state.listAgain()]
  case .refreshFailed(let reference, let error):
    if state.refreshing == reference { state.refreshing = nil }
    if error.code != .cancelled { state.say(Message(error.message, .error)) }
    return []
  case .noticed(let message):
    state.say(message)
    return []
  }
}

extension AppState {
  /// Asks for the present filter's rows anew, since the users have changed.
  fileprivate mutating func listAgain() -> Effect {
    .list(filter.query, generation: filter.generation)
  }

  fileprivate mutating func take(_ source: SourceState) {
    guard let index = sources.firstIndex(where: { $0.source.name == source.source.name }) else {
      return
    }
    let known = sources[index].error
    sources[index] = source
    if let error = source.error, error != known, error.code != .cancelled {
      say(Message(error.message, .error))
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
