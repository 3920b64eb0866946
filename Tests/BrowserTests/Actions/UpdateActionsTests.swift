import DirectoryModel
import DirectoryText
import TestSupport
import Testing

@testable import Browser

/// What actions come to in states that need some events before.
@Suite struct ActionsInStatesTests {
  @Test func `The shown user is read again`() {
    var state = AppState.sample()
    state.perform(.moveDown)
    let effects = state.perform(.refresh)
    #expect(effects == [.refresh(.sample("bob"))])
    #expect(state.refreshing == [.sample("bob")])
  }

  @Test func `A user that is being read already is not asked for twice, and that is said`() {
    var state = AppState.sample()
    state.perform(.refresh)
    let effects = state.perform(.refresh)
    #expect(effects == [])
    #expect(state.message == Message("ann is being read already"))
  }

  @Test func `Another user can be read again meanwhile`() {
    var state = AppState.sample()
    state.perform(.refresh, .moveDown)
    let effects = state.perform(.refresh)
    #expect(effects == [.refresh(.sample("bob"))])
  }

  @Test func `Where there is no user there is nothing to read again`() {
    var state = AppState.sample(Rows(""))
    let effects = state.perform(.refresh)
    #expect(effects == [])
  }

  @Test func `A user whose refresh was asked for stays selected when others come before it`() {
    var state = AppState.sample(Rows("bob cyd"))
    state.perform(.refresh)
    state.take(.listed(Rows("ann bob cyd"), generation: 1))
    #expect(state.selectedName == "bob")
  }

  @Test(arguments: [Action.Name.open, .nextPane, .previousPane])
  func `A user whose details are looked at stays selected when others come before it`(
    action: Action.Name
  ) {
    var state = AppState.sample(Rows("bob cyd"))
    state.perform(action)
    state.take(.listed(Rows("ann bob cyd"), generation: 1))
    #expect(state.selectedName == "bob")
  }

  @Test(arguments: [SourceState.Phase.waiting, .complete, .partial, .failed])
  func `Sources that are at rest are read`(phase: SourceState.Phase) {
    var state = AppState.sample(sources: [.sample("one", phase)])
    let effects = state.perform(.refreshAll)
    #expect(effects == [.load(.all)])
  }

  @Test(arguments: [Action.Name.refreshAll, .refresh])
  func `While some sources are read, the others are read at once and these again after that`(
    action: Action.Name
  ) {
    var state = AppState.sample(sources: [
      .sample("one", .loading), .sample("two", .failed), .sample("six", .partial),
      .sample("ten", .complete),
    ])
    _ = state.perform(Action(.view, "sources"))
    let effects = state.perform(action)
    #expect(effects == [.load(.again)])
    #expect(state.sources.map(\.phase) == [.loading, .waiting, .waiting, .waiting])
    #expect(state.message == Message("one is read again after this reading"))
    let again = state.perform(action)
    #expect(again == [])
    #expect(state.message == Message("what is being read is read again after that already"))
  }

  @Test func `A source whose repeated reading has begun can be remembered once more`() {
    var state = AppState.sample(sources: [.sample("one", .loading)])
    state.perform(.refreshAll)
    state.take(.sourceChanged(.sample("one", .complete)))
    state.take(.sourceChanged(.sample("one", .loading)))
    let effects = state.perform(.refreshAll)
    #expect(effects == [.load(.again)])
  }

  @Test func `Stop breaks off what loads, and says how to quit`() {
    var state = AppState.sample(sources: [.sample("one", .loading)])
    let effects = state.perform(.stop)
    #expect(effects == [.cancelLoads])
    #expect(state.message == Message("stopped; Ctrl-C again quits"))
  }

  @Test func `Stop breaks off a refresh`() {
    var state = AppState.sample()
    state.perform(.refresh)
    let effects = state.perform(.stop)
    #expect(effects == [.cancelLoads])
  }

  @Test func `Stop quits the second time, also when the sources have not stopped yet`() {
    var state = AppState.sample(sources: [.sample("one", .loading)])
    let effects = state.perform(.stop, .stop)
    #expect(effects == [.cancelLoads, .interrupt])
  }

  @Test func `Stop stops what was asked for since the last stop`() {
    var state = AppState.sample(sources: [.sample("one", .loading)])
    state.perform(.stop)
    state.take(.sourceChanged(.sample("one", .partial)), .loadEnded)
    state.perform(.refreshAll)
    state.take(.sourceChanged(.sample("one", .loading)))
    let effects = state.perform(.stop)
    #expect(effects == [.cancelLoads])
  }

  @Test func `Stop in the filter goes back and lets the sources go on`() {
    var state = AppState.sample(sources: [.sample("one", .loading)])
    state.perform(.filter)
    let effects = state.perform(.stop)
    #expect(effects == [.list(.all, sort: nil, generation: 2)])
  }

  @Test func `Back goes from the details to the list and from there out`() {
    var state = AppState.sample()
    state.perform(.open, .zoom)
    let first = state.perform(.back)
    #expect(first == [])
    #expect(state.context == .listUsers)
    #expect(!state.isZoomed)
    let second = state.perform(.back)
    #expect(second == [.quit])
  }

  @Test func `Back ends the zoom of the list before it quits`() {
    var state = AppState.sample()
    state.perform(.zoom)
    let effects = state.perform(.back)
    #expect(effects == [])
    #expect(!state.isZoomed)
  }

  @Test func `Close takes away help, details, zoom and filter in this order, and never quits`() {
    var state = AppState.sample()
    state.type(filter: "a")
    state.perform(.accept, .zoom, .open, .zoom, .zoom, .help)
    state.perform(.close)
    #expect(state.overlay == nil)
    state.perform(.close)
    #expect(state.focus == .list)
    let effects = state.perform(.close)
    #expect(effects == [.list(.all, sort: nil, generation: 3)])
    let none = state.perform(.close)
    #expect(none == [])
  }

  @Test func `Zooming twice gives the panes their share again`() {
    var state = AppState.sample()
    state.perform(.zoom, .zoom)
    #expect(!state.isZoomed)
  }

  @Test func `Open without a user stays in the list`() {
    var state = AppState.sample(Rows(""))
    state.perform(.open)
    #expect(state.focus == .list)
  }

  @Test func `Tabs go round in both directions`() {
    var state = AppState.sample()
    for _ in UserDetail.Tab.allCases { state.perform(.nextTab) }
    #expect(state.tab == .overview)
    state.perform(.previousTab)
    #expect(state.tab == .raw)
  }

  @Test func `Another tab and another user begin at their top`() {
    var state = AppState.sample()
    state.perform(.open, .moveDown, .nextTab)
    #expect(state.detailPosition.index == 0)
    state.perform(.moveDown, .nextRecord)
    #expect(state.detailPosition.index == 0)
  }

  @Test func `The last user has no next one, and its details stay where they are`() {
    var state = AppState.sample()
    state.perform(.moveLast, .open, .moveDown, .nextRecord)
    #expect(state.selectedName == "eve")
    #expect(state.detailPosition.index == 1)
  }

  @Test func `Keys that come together with a change of tab scroll the new one`() {
    var state = AppState.sample()
    state.perform(.open, .nextTab, .moveDown)
    #expect(state.detailPosition.index == 1)
  }

  @Test func `Help and messages begin at their top`() {
    var state = AppState.sample()
    state.perform(.messages)
    state.take(.laidOut(.sample))
    state.perform(.moveLast, .help)
    #expect(state.overlay?.position.offset == 0)
  }

  @Test func `Help over the filter comes back to it`() {
    var state = AppState.sample()
    state.type(filter: "b")
    state.perform(.help)
    state.take(.typed("x"))
    state.perform(.close)
    #expect(state.context == .prompt)
    #expect(state.filter.text == "b")
  }

  @Test func `An action that help does not know is refused in words`() {
    var state = AppState.sample()
    state.perform(.help, .refresh)
    #expect(state.message == Message("that does not work here; Esc closes"))
  }

  @Test(arguments: [
    (Action(.moveTop), 5), (Action(.moveMiddle), 9), (Action(.moveBottom), 14),
    (Action(.scroll, "half-down"), 19), (Action(.scroll, "page-up"), 5),
  ])
  func `Moves of the screen count from its top row`(action: Action, row: Int) {
    var state = AppState.sample(Rows(count: 30))
    for _ in 0..<14 { state.perform(.moveDown) }
    #expect(state.list.topRow == 5)
    state.take(.action(action))
    #expect(state.list.selectedRow == row)
  }

  @Test func `An empty list can be moved in by any action`() {
    for action in Action.Name.allCases where action.group == .moving {
      var state = AppState.sample(Rows(""))
      let effects = state.perform(action)
      #expect(effects == [])
      #expect(state.list.selectedRow == 0)
    }
  }
}
