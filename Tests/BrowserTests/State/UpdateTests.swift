import DirectoryModel
import TestSupport
import Testing

@testable import Browser

/// What events other than actions make of the state.
@Suite struct UpdateTests {
  @Test func `The start reads the sources and asks for the list`() {
    var state = AppState(sources: [.sample()])
    let effects = state.take(.started)
    #expect(effects == [.load(.old), .list(.all, sort: nil, generation: 1)])
  }

  @Test func `Rows that are there already are shown before anything was asked`() {
    var state = AppState(sources: [.sample()], firstPage: Rows("ann bob", total: 9))
    #expect(state.list.listing.total == 9)
    state.take(.started, .listed(Rows("aaa ann bob"), generation: 1))
    #expect(state.selectedName == "aaa")
  }

  @Test func `The start asks for the filter of the command line`() throws {
    var state = AppState(sources: [.sample()], filter: "bob")
    let query = try Query(parsing: "bob")
    let effects = state.take(.started)
    #expect(effects == [.load(.old), .list(query, sort: nil, generation: 1)])
  }

  @Test func `A filter of the command line that is not understood is told and shows nothing else`()
  {
    var state = AppState(sources: [.sample()], filter: "(bob")
    let effects = state.take(.started)
    #expect(effects == [.load(.old)])
    #expect(state.filter.error != nil)
  }

  @Test func `Changed users are asked for with the present filter`() throws {
    var state = AppState.sample()
    state.type(filter: "a")
    let query = try Query(parsing: "a")
    let effects = state.take(.usersChanged)
    #expect(effects == [.list(query, sort: nil, generation: 3)])
  }

  @Test func `The end of a load by itself changes nothing`() {
    var state = AppState.sample()
    let effects = state.take(.loadEnded)
    #expect(effects == [])
  }

  @Test func `An answer is shown`() {
    let state = AppState.sample(Rows("ann bob"))
    #expect(state.list.listing.count == 2)
  }

  @Test func `A late answer to an earlier question is dropped`() {
    var state = AppState.sample(Rows("ann bob"))
    state.type(filter: "a")
    state.take(.listed(Rows("zoe"), generation: 1))
    #expect(state.list.listing.count == 2)
  }

  @Test func `Details begin at their top when the answer selects another user`() {
    var state = AppState.sample(Rows("ann bob"))
    state.perform(.moveLast, .open, .moveDown)
    state.take(.listed(Rows("ann"), generation: 1))
    #expect(state.selectedName == "ann")
    #expect(state.detailPosition.index == 0)
  }

  @Test func `Details stay where they are when the same user is read again`() {
    var state = AppState.sample(Rows("ann bob"))
    state.perform(.moveLast, .open, .moveDown)
    state.take(.listed(Rows("aaa ann bob"), generation: 1))
    #expect(state.detailPosition.index == 1)
  }

  @Test func `The user of the command line is opened as soon as it is there`() {
    var state = AppState(sources: [.sample()], wanted: .sample("cyd"))
    state.take(.started, .listed(Rows("ann bob"), generation: 1))
    #expect(state.focus == .list)
    state.take(.listed(Rows("ann bob cyd"), generation: 1))
    #expect(state.selectedName == "cyd")
    #expect(state.focus == .detail)
  }

  @Test func `The user of the command line is opened only once`() {
    var state = AppState(sources: [.sample()], wanted: .sample("cyd"))
    state.take(.started, .listed(Rows("ann cyd"), generation: 1))
    state.perform(.back, .moveFirst)
    state.take(.listed(Rows("ann bob cyd"), generation: 1))
    #expect(state.selectedName == "ann")
    #expect(state.focus == .list)
  }

  @Test func `Whoever has moved is not taken to the user of the command line any more`() {
    var state = AppState(sources: [.sample()], wanted: .sample("cyd"))
    state.take(.started, .listed(Rows("ann bob"), generation: 1))
    state.perform(.moveDown)
    state.take(.listed(Rows("ann bob cyd"), generation: 1))
    #expect(state.selectedName == "bob")
    #expect(state.focus == .list)
  }

  @Test func `A source's progress replaces what was known of it`() {
    var state = AppState.sample(sources: [.sample("one"), .sample("two")])
    state.take(.sourceChanged(.sample("two", .loading)))
    #expect(state.sources.map(\.phase) == [.complete, .loading])
  }

  @Test func `Progress of a source that is not configured is ignored`() {
    var state = AppState.sample()
    state.take(.sourceChanged(.sample("two", .loading)))
    #expect(state.sources == [.sample()])
  }

  @Test func `A source's error is told`() {
    var state = AppState.sample()
    state.take(.sourceChanged(.sample("one", .failed, error: .offline)))
    #expect(state.message == Message(ProviderError.offline.message, .error))
  }

  @Test func `A source's error is told once, however often the source is heard of`() {
    var state = AppState.sample()
    let failed = SourceState.sample("one", .failed, error: .offline)
    state.take(.sourceChanged(failed), .sourceChanged(failed))
    #expect(state.messages.count == 1)
  }

  @Test func `The same error of the next run is told again`() {
    var state = AppState.sample()
    let failed = SourceState.sample("one", .failed, error: .offline)
    state.take(
      .sourceChanged(failed), .sourceChanged(.sample("one", .loading)), .sourceChanged(failed))
    #expect(state.messages.count == 2)
  }

  @Test func `That a source was stopped is no error`() {
    var state = AppState.sample()
    let error = ProviderError(.cancelled, source: "one", operation: "list")
    state.take(.sourceChanged(.sample("one", .partial, error: error)))
    #expect(state.message == nil)
  }

  /// A source that says something, in a phase.
  private func noticed(_ phase: SourceState.Phase, _ notices: DisplayText...) -> SourceState {
    var source = SourceState.sample("one", phase)
    source.notices = notices
    return source
  }

  @Test func `What a source says in every reading is told once, and stays on its page`() {
    var state = AppState.sample()
    for _ in 0..<3 {
      state.take(
        .sourceChanged(noticed(.loading)), .sourceChanged(noticed(.loading, "no /Groups")),
        .sourceChanged(noticed(.complete, "no /Groups")))
    }
    #expect(state.messages == [Message("one: no /Groups", .warning)])
    #expect(state.sources.first?.notices == ["no /Groups"])
    state.take(.sourceChanged(noticed(.complete, "no /Groups", "old")))
    #expect(state.messages.map(\.text) == ["one: no /Groups", "one: old"])
  }

  @Test func `What a whole reading did not say any more is news when it is said again`() {
    var state = AppState.sample()
    state.take(
      .sourceChanged(noticed(.complete, "odd")), .sourceChanged(noticed(.complete)),
      .sourceChanged(noticed(.complete, "odd")))
    #expect(state.messages.count == 2)
  }

  @Test func `A wait is forgotten when its time has come, by one wake-up`() {
    let until = Timestamp(seconds: 60)
    let pause = SourceState.Pause(until: until, reason: "rate limit")
    let sources: [SourceState] = [.sample("one", .loading), .sample("two", .loading)]
    var state = AppState.sample(sources: sources)
    let first = state.take(.sourcePaused("one", pause))
    #expect(first == [.wake(at: until)])
    let again = state.take(.sourcePaused("one", pause), .sourcePaused("two", pause))
    #expect(again == [])
    state.take(.woke(at: Timestamp(seconds: 59)))
    #expect(state.sources.map(\.pause) == [pause, pause])
    let effects = state.take(.woke(at: until))
    #expect(effects == [])
    #expect(state.sources.map(\.pause) == [nil, nil])
    let later = SourceState.Pause(until: Timestamp(seconds: 90), reason: "rate limit")
    state.take(.sourcePaused("one", later), .woke(at: until))
    #expect(state.sources.first?.pause == later)
  }

  @Test func `While the index is made anew it is said how far, and a stop breaks that off`() {
    var state = AppState.sample()
    state.perform(.refreshAll)
    let index = IndexProgress(done: 1, total: 9)
    state.take(.sourceChanged(.sample("one", .complete)), .indexAdvanced(index))
    #expect(state.indexing == index)
    let effects = state.perform(.stop)
    #expect(effects == [.cancelLoads])
    state.take(.indexAdvanced(nil))
    #expect(state.indexing == nil)
    #expect(!state.isLoading)
  }

  @Test func `A user that was read again is said with the time and shown by a new list`() {
    var state = AppState.sample()
    state.perform(.refresh)
    let effects = state.take(.refreshed(.sample("ann")))
    #expect(effects == [.list(.all, sort: nil, generation: 2)])
    #expect(state.refreshing.isEmpty)
    #expect(state.message == Message("ann was read again at 22:13:20 UTC"))
  }

  @Test func `A failed refresh keeps the user on the screen and says why`() {
    var state = AppState.sample()
    state.perform(.refresh)
    let effects = state.take(.refreshFailed(.sample("ann"), .offline))
    #expect(effects == [])
    #expect(state.selectedName == "ann")
    #expect(state.refreshing.isEmpty)
    #expect(state.message == Message(ProviderError.offline.message, .error))
  }

  @Test func `A stopped refresh ends without a word`() {
    var state = AppState.sample()
    state.perform(.refresh)
    let error = ProviderError(.cancelled, source: "one", operation: "get")
    state.take(.refreshFailed(.sample("ann"), error))
    #expect(state.refreshing.isEmpty)
    #expect(state.messages.isEmpty)
  }

  @Test func `Another user's answer does not end the refresh of this one`() {
    var state = AppState.sample()
    state.perform(.refresh)
    state.take(.refreshed(.sample("bob")), .refreshFailed(.sample("cyd"), .offline))
    #expect(state.refreshing == [.sample("ann")])
  }

  @Test func `A notice is shown and kept`() {
    var state = AppState.sample()
    state.take(.noticed(Message("mind the gap", .warning)))
    #expect(state.message == Message("mind the gap", .warning))
    #expect(state.messages == [Message("mind the gap", .warning)])
  }

  @Test func `A message goes with the next key and is kept among all messages`() {
    var state = AppState.sample()
    state.take(.noticed(Message("one")), .noticed(Message("two")))
    state.perform(.moveDown)
    #expect(state.message == nil)
    #expect(state.messages.map(\.text) == ["one", "two"])
  }

  @Test func `A message goes when something is typed`() {
    var state = AppState.sample()
    state.perform(.filter)
    state.take(.noticed(Message("one")), .typed("a"))
    #expect(state.message == nil)
  }

  @Test func `Keys without a binding are told, and not kept among the messages`() {
    var state = AppState.sample()
    let effects = state.take(.unboundKeys("gx"))
    #expect(effects == [])
    #expect(state.message == Message("gx is not bound here; ? shows what is"))
    #expect(state.messages.isEmpty)
  }

  @Test func `The room of the screen limits list, details and help`() {
    var state = AppState.sample(Rows(count: 50))
    state.perform(.messages)
    state.take(
      .laidOut(
        Viewport(
          listRows: 4, detailRows: 5, detailStarts: [0, 6], overlayRows: 7, overlayStarts: [0, 8])))
    #expect(state.list.visibleRows == 4)
    #expect([state.detailPosition.visible, state.detailPosition.height] == [5, 6])
    #expect(state.overlay?.position.visible == 7)
    #expect(state.overlay?.position.height == 8)
  }
}
