import DirectoryModel
import DirectoryText

/// What an event makes of the state, and what is to be done outside.
///
/// The whole behaviour of the browser, as a function over values.
package func update(_ state: inout AppState, _ event: AppEvent) -> [Effect] {
  let effects = state.take(event) + state.tellMarks() + state.countMarks() + state.traceHeld()
  return effects + state.completeSelection() + state.askAboutSelection()
    + state.keepPreferences()
}

extension AppState {
  fileprivate mutating func take(_ event: AppEvent) -> [Effect] {
    switch event {
    case .started:
      return load(.old) + applyFilter(users.filter.text, in: usersView)
    case .action(let action):
      log.dismiss()
      return perform(action)
    case .typed(let text):
      log.dismiss()
      return type(text)
    case .pointed(let place, let act):
      log.dismiss()
      return point(at: place, act)
    case .pasted(let text):
      log.dismiss()
      return paste(text)
    case .unboundKeys(let keys):
      log.show("\(keys) is not bound here; ? shows what is")
    case .awaited(let isWaiting):
      log.show(
        isWaiting
          ? "what you typed waits for the list; Esc forgets it" : "what you typed is forgotten")
    case .captured(let report, let character):
      log.dismiss()
      return capture(report, character)
    case .keysLoaded(let table, let report):
      keys = table
      for line in report { say(Message(line, .warning)) }
    case .laidOut(let viewport):
      fit(viewport)
    case .sourceChanged(let source):
      note(source)
    case .sourcePaused(let name, let pause):
      let isNew = reading.pause(name, pause)
      showSources()
      return isNew ? [.wake(at: pause.until)] : []
    case .indexAdvanced(let progress): reading.index(progress)
    case .woke(let time):
      reading.endPauses(by: time)
      showSources()
    case .usersChanged:
      lists.expire()
      return listAgain() + askDirectory()
    case .loadEnded:
      reading.end()
    case .listed(let listing, let generation):
      guard generation == users.filter.generation else { return [] }
      change(usersView) { $0.show(listing) }
      marks.expire()
      selectWanted()
    case .answered(let view, let rows, let generation):
      change(view) { $0.show(rows, generation: generation) }
    case .answeredAbout(let row, let answer, let view):
      lists[view].answer(answer, about: row)
    case .faceted(let counts, let field, let generation):
      show(counts, of: field, generation: generation)
    case .found(let row, let request):
      go(toHit: row, of: request)
    case .refreshed(let user):
      reading.endRefresh(user.reference)
      say(Message("\(user.label) was read again at \(user.fetchedAt.clock)"))
      return listAgain()
    case .refreshFailed(let reference, let error):
      reading.endRefresh(reference)
      if error.code != .cancelled { say(Message(error.message, .error)) }
    case .completed:
      // It stays the one that is being completed until the list has what came.
      return listAgain()
    case .completionFailed(let reference, let error):
      if let message = reading.failCompletion(reference, error) { say(message) }
    case .traced(let user): take(traced: user)
    case .marksCounted(let all, let listed, let generation):
      takeMarks(all: all, listed: listed, generation: generation)
    case .gathered(let listing, let form, let marked):
      return copy(form, of: listing, marked: marked)
    case .copied(let clip, let outcome):
      tell(outcome, of: clip)
    case .exportAdvanced(let written, let total):
      exports.advance(to: written, of: total)
    case .exported(let export, let outcome):
      tell(outcome, of: export)
    case .lookedUp(let result):
      tell(result)
    case .kept(let reason): take(unkept: reason)
    case .noticed(let message):
      say(message)
    }
    return []
  }

  private mutating func fit(_ viewport: Viewport) {
    lists.resize(visibleRows: viewport.listRows)
    details.fit(viewport)
    cover.fit(viewport)
  }
}
