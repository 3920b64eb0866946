package import DirectoryModel

/// All that the browser shows: what ``update(_:_:)`` changes and the screens draw.
package struct AppState: Sendable {
  /// A pane of the screen.
  package enum Pane: Hashable, Sendable { case list, detail }

  /// Something that covers the panes.
  package enum Overlay: Hashable, Sendable { case help, messages }

  /// A line at the screen's edge that is being typed into.
  package struct Prompt: Hashable, Sendable {
    package var editor: LineEditor
    /// What stood there before, for going back.
    package let before: String
    /// Who was selected before, for going back.
    package let selectionBefore: UserReference?
  }

  package var sources: [SourceState]
  package var list = ListState()
  package var filter = Filter()
  package var prompt: Prompt?
  package var overlay: Overlay?
  package var overlayScroll = ScrollState()
  package var focus: Pane = .list
  package var isZoomed = false
  package var tab: UserDetail.Tab = .overview
  package var detailScroll = ScrollState()
  /// The users that are being read again.
  package var refreshing: Set<UserReference> = []
  /// How many readings of all lists are under way.
  package var loads = 0
  /// The selected user, of whom the rest is being read.
  package var completing: UserReference?
  /// Users of whom the rest could not be read; they are not asked again until the lists are.
  package var incompletable: Set<UserReference> = []
  /// Whether what loads was told to stop, and nothing was asked for since.
  package var isStopping = false
  /// The message of the bottom line; it stays until a key.
  package var message: Message?
  /// All messages, the newest last.
  package var messages: [Message] = []
  /// The user to select as soon as it is in the list: from the command line.
  package var wanted: UserReference?

  /// The address of a user's admin page at each source that has one; `{id}` stands for the id.
  package let adminURLs: [String: String]

  /// The state at the start, with what the list is filtered by and the user to open on.
  package init(
    sources: [SourceState], filter: String = "", wanted: UserReference? = nil,
    adminURLs: [String: String] = [:]
  ) {
    self.sources = sources
    self.adminURLs = adminURLs
    self.wanted = wanted
    self.filter.text = filter
  }

  package var isLoading: Bool {
    !refreshing.isEmpty || isReadingLists
  }

  /// Whether the lists are being read, or are about to be.
  package var isReadingLists: Bool {
    loads > 0 && sources.contains { $0.phase == .loading || $0.phase == .waiting }
  }

  /// Where a key is looked up.
  package var context: Action.Context {
    if overlay != nil { return .help }
    if prompt != nil { return .prompt }
    switch focus {
    case .list: return .listUsers
    case .detail: return tab == .raw ? .raw : .detail
    }
  }

  mutating func say(_ message: Message) {
    self.message = message
    messages.append(message)
  }
}

/// What the list is filtered by.
package struct Filter: Sendable {
  /// As typed.
  package var text = ""
  /// What is asked at present: the last text that was understood.
  package var query = Query.all
  /// What is wrong with the text; the list then shows the last good result.
  package var error: QueryError?
  /// Counts what was asked, so that a late answer is known as one.
  package var generation = 0

  package init() {}
}

/// How far something taller than its place is scrolled.
package struct ScrollState: Hashable, Sendable {
  /// The first line shown.
  package private(set) var offset = 0
  /// All lines, and those that the screen has room for.
  package private(set) var height = 0
  package private(set) var visible = 1

  package init() {}

  /// Takes the heights; no visible line means that the text is not on the screen, and nothing changes.
  mutating func resize(height: Int, visible: Int) {
    guard visible > 0 else { return }
    self.height = height
    self.visible = visible
    scroll(to: offset)
  }

  mutating func scroll(to line: Int) { offset = min(max(0, line), max(0, height - visible)) }

  /// Scrolls as an action of moving says; returns false if it is none.
  mutating func apply(_ action: Action) -> Bool {
    switch action.name {
    case .moveDown: scroll(to: offset + 1)
    case .moveUp: scroll(to: offset - 1)
    case .moveFirst: scroll(to: 0)
    case .moveLast: scroll(to: height)
    case .scroll: scroll(to: offset + action.rows(ofPage: visible))
    default: return false
    }
    return true
  }
}

extension Action {
  /// How many rows `scroll` moves, downwards positive.
  func rows(ofPage page: Int) -> Int {
    switch argument.flatMap(Distance.init(rawValue:)) {
    case .halfDown: max(1, page / 2)
    case .halfUp: -max(1, page / 2)
    case .pageDown: max(1, page - 1)
    case .pageUp: -max(1, page - 1)
    case nil: 0
    }
  }
}

/// Something to tell the person at the screen.
package struct Message: Hashable, Sendable {
  package enum Severity: Hashable, Sendable { case information, warning, error }

  package let severity: Severity
  package let text: DisplayText

  package init(_ text: DisplayText, _ severity: Severity = .information) {
    self.severity = severity
    self.text = text
  }
}
