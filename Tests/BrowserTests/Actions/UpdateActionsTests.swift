import DirectoryModel
import DirectoryText
import TestSupport
import Testing

@testable import Browser

/// What actions do in the list, the details, the raw JSON, the help and the prompt.
@Suite struct UpdateActionsTests {
  /// Where an action is done.
  enum Place: CaseIterable {
    case list, detail, raw, help, messages, prompt

    var state: AppState {
      var state = AppState.sample(Rows(count: 30))
      switch self {
      case .list: break
      case .detail: state.perform(.open)
      case .raw: state.perform(.open, .previousTab)
      case .help: state.perform(.help)
      case .messages: state.perform(.messages)
      case .prompt: state.perform(.filter)
      }
      state.take(.laidOut(.sample))
      return state
    }

    var context: Action.Context {
      switch self {
      case .list: .listUsers
      case .detail: .detail
      case .raw: .raw
      case .help, .messages: .help
      case .prompt: .prompt
      }
    }
  }

  @Test(arguments: Place.allCases)
  func `Keys are looked up where the person is`(place: Place) {
    #expect(place.state.context == place.context)
  }

  @Test(
    arguments: Place.allCases,
    [(Action.Name.quit, Effect.quit), (.suspend, .suspend), (.redraw, .redraw)])
  func `Quit, suspend and redraw work everywhere`(
    place: Place, action: (name: Action.Name, effect: Effect)
  ) {
    var state = place.state
    let effects = state.perform(action.name)
    #expect(effects == [action.effect])
    #expect(state.context == place.context)
  }

  /// What each action does that asks for nothing outside: by what can be seen of it afterwards.
  @Test(arguments: Place.allCases, Action.Name.allCases)
  func `An action does what it says or says why not`(place: Place, action: Action.Name) {
    var state = place.state
    let refusal = state.refusal(of: Action(action))
    let effects = state.perform(action)
    if let refusal, !Self.always.contains(action) {
      #expect(effects == [])
      #expect(state.message == Message(refusal))
      state.message = nil
      #expect(Seen(state) == Seen(place.state))
    } else {
      #expect(effects.filter { !$0.isKeeping } == Self.effects(of: action, in: place))
      #expect(Seen(state) == Self.seen(after: action, in: place))
    }
  }

  /// What nothing can refuse.
  private static let always: Set<Action.Name> = [.quit, .stop, .suspend, .redraw]

  /// What can be seen of a state.
  struct Seen: Hashable {
    var context: Action.Context
    var overlay: DisplayText
    var row = 0
    var detailLine = 0
    var overlayLine = 0
    var tab = UserDetail.Tab.overview
    var isZoomed = false
    var marks = 0
    var isRefused = false

    init(_ state: AppState) {
      context = state.context
      overlay = state.overlayTitle
      row = state.list.selectedRow
      detailLine = state.detailPosition.index
      overlayLine = state.overlay?.position.index ?? 0
      tab = state.tab
      isZoomed = state.isZoomed
      marks = state.marks.count
      isRefused = state.message != nil
    }
  }

  private static func effects(of action: Action.Name, in place: Place) -> [Effect] {
    switch (action, place) {
    case (.quit, _), (.back, .list): [.quit]
    case (.suspend, _): [.suspend]
    case (.redraw, _): [.redraw]
    case (.stop, .prompt), (.cancel, .prompt), (.close, .prompt), (.back, .prompt):
      [.list(.all, sort: nil, generation: 2)]
    case (.stop, _): [.interrupt]
    case (.refresh, .list), (.refresh, .detail), (.refresh, .raw): [.refresh(.sample("0"))]
    case (.refreshAll, .list), (.refreshAll, .detail), (.refreshAll, .raw): [.load(.all)]
    case (.reverseSort, .list), (.reverseSort, .detail), (.reverseSort, .raw):
      [.list(.all, sort: UserSort([.init(.name, isDescending: true)]), generation: 2)]
    case (.reloadKeys, .list), (.reloadKeys, .detail), (.reloadKeys, .raw): [.reloadKeys]
    default: []
    }
  }

  private static func seen(after action: Action.Name, in place: Place) -> Seen {
    var seen = Seen(place.state)
    switch place {
    case .list: inList(action, &seen)
    case .detail, .raw: inDetail(action, place, &seen)
    case .help, .messages: inOverlay(action, place, &seen)
    case .prompt: inPrompt(action, &seen)
    }
    return seen
  }

  private static func inList(_ action: Action.Name, _ seen: inout Seen) {
    switch action {
    case .moveDown, .nextRecord: seen.row = 1
    case .moveLast: seen.row = 29
    case .moveMiddle: seen.row = 4
    case .moveBottom: seen.row = 9
    case .open, .nextPane, .previousPane: seen.context = .detail
    case .mark:
      seen.marks = 1
      seen.row = 1
    case .markRange:
      seen.marks = 1
      seen.context = .visual
    case .invertMarks: seen.marks = 30
    default: inPanes(action, &seen)
    }
  }

  private static func inDetail(_ action: Action.Name, _ place: Place, _ seen: inout Seen) {
    let count = place.state.detailLines.count
    switch action {
    case .moveDown: seen.detailLine = min(1, count - 1)
    case .moveLast: seen.detailLine = count - 1
    case .nextRecord: seen.row = 1
    case .moveMiddle: seen.detailLine = min(5, count - 1)
    case .moveBottom: seen.detailLine = min(9, count - 1)
    case .back, .close, .nextPane, .previousPane: seen.context = .listUsers
    default:
      inPanes(action, &seen)
      if seen.overlay.isEmpty, seen.context != .prompt, action != .find {
        seen.context = seen.tab == .raw ? .raw : .detail
      }
    }
  }

  private static func inPanes(_ action: Action.Name, _ seen: inout Seen) {
    switch action {
    case .help:
      seen.overlay = "Keys that work in \(seen.context.words)"
      seen.context = .help
      // The first line is a heading.
      seen.overlayLine = 1
    case .messages:
      seen.overlay = "Messages, the newest first"
      seen.context = .help
    case .key:
      seen.overlay = "Press keys to see what they send and run; Esc twice ends"
      seen.context = .help
    case .palette:
      seen.overlay = "Run an action"
      seen.context = .prompt
    case .filter, .find, .export: seen.context = .prompt
    case .sort:
      seen.overlay = "Sort by: Enter one column, Space several and their direction"
      seen.context = .menu
    case .columns:
      seen.overlay = "Columns: Space shows or hides, J and K move, Enter takes"
      seen.context = .menu
    case .facets:
      seen.overlay = "Count the values of a field"
      seen.context = .menu
    case .zoom: seen.isZoomed = true
    case .nextTab: seen.tab = seen.tab.next
    case .previousTab: seen.tab = seen.tab.previous
    case .adminPage: seen.isRefused = true
    default: break
    }
  }

  private static func inOverlay(_ action: Action.Name, _ place: Place, _ seen: inout Seen) {
    let entries = place.state.overlayEntries
    func move(to index: Int?) { seen.overlayLine = index ?? 0 }
    if action == .find { seen.context = .prompt }
    switch action {
    case .moveDown:
      move(to: entries.indices.dropFirst(seen.overlayLine + 1).first { entries[$0].isStop })
    case .moveFirst: move(to: entries.indices.first { entries[$0].isStop })
    case .moveLast: move(to: entries.indices.last { entries[$0].isStop })
    case .moveMiddle: move(to: min(5, entries.count - 1))
    case .moveBottom: move(to: min(9, entries.count - 1))
    case .messages:
      seen.overlay = "Messages, the newest first"
      move(to: 0)
    case .help where place == .messages:
      seen.overlay = "Keys that work in help and messages"
      move(to: 1)
    case .accept where place == .help, .open where place == .help:
      // The first line of the help goes one down.
      seen = Seen(AppState.sample(Rows(count: 30)))
      seen.row = 1
    case .help, .back, .close, .cancel:
      seen.overlay = ""
      seen.context = .listUsers
      seen.overlayLine = 0
    default: break
    }
  }

  private static func inPrompt(_ action: Action.Name, _ seen: inout Seen) {
    switch action {
    case .moveDown, .nextRecord: seen.row = 1
    case .moveLast: seen.row = 29
    case .moveMiddle: seen.row = 4
    case .moveBottom: seen.row = 9
    case .accept, .open, .cancel, .close, .back, .stop: seen.context = .listUsers
    case .complete, .completeBack: seen.isRefused = false
    case .olderFilter: seen.isRefused = true
    case .help:
      seen.overlay = "Keys that work in a line being typed"
      seen.context = .help
      seen.overlayLine = 1
    default: break
    }
  }
}

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

  @Test func `Sources that are being read are not read twice, and that is said`() {
    var state = AppState.sample(sources: [.sample("one"), .sample("two", .loading)])
    let effects = state.perform(.refreshAll)
    #expect(effects == [])
    #expect(state.message == Message("the sources are being read already"))
  }

  @Test(arguments: [SourceState.Phase.waiting, .complete, .partial, .failed])
  func `Sources that are at rest are read`(phase: SourceState.Phase) {
    var state = AppState.sample(sources: [.sample("one", phase)])
    let effects = state.perform(.refreshAll)
    #expect(effects == [.load(.all)])
  }

  @Test(arguments: [Action.Name.refreshAll, .refresh])
  func `While some sources are read, those that broke off are read again`(action: Action.Name) {
    var state = AppState.sample(sources: [
      .sample("one", .loading), .sample("two", .failed), .sample("six", .partial),
      .sample("ten", .complete),
    ])
    _ = state.perform(Action(.view, "sources"))
    let effects = state.perform(action)
    #expect(effects == [.load(.troubled)])
    #expect(state.sources.map(\.phase) == [.loading, .waiting, .waiting, .complete])
    let again = state.perform(action)
    #expect(again == [])
    #expect(state.message == Message("the sources are being read already"))
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
