package import DirectoryModel
package import DirectoryText

/// All that the browser shows: what ``update(_:_:)`` changes and the screens draw.
package struct AppState: Sendable {
  /// A pane of the screen.
  package enum Pane: Hashable, Sendable { case list, detail }

  package var sources: [SourceState]
  /// Which keys run what, for the help and the palette.
  package var keys = KeyTable()

  /// The list of each view.
  package var lists: ViewLists
  package var view: View
  /// The view that was shown before this one.
  package var lastView: View?
  package var history = NavigationHistory()
  package var marks = Marks()
  package var columns = Columns()
  /// The keys of the order while they are being chosen.
  var sortDraft: ListOrder?
  package var searches = Searches()
  /// Filters that were used, the newest last.
  package var filterHistory: [String] = []
  var facets = FacetState()

  package var prompt: Prompt?
  package var overlay: Overlay?
  /// What the next key is taken for, instead of running what it is bound to.
  package var capture: KeyCapture?
  package var focus: Pane = .list
  package var isZoomed = false
  package var layout = PaneLayout.auto
  /// How much more of the screen the list has than at first, in steps; negative is less.
  package var split = 0
  package var times = TimeStyle.absolute
  /// The objects and arrays of raw JSON that are folded, by their paths.
  var folds: Set<String> = []
  /// Views that were saved, by their letters.
  package var savedViews: [Character: SavedView] = [:]
  package var tab: UserDetail.Tab = .overview
  package var detailPosition = TextPosition()
  package var theme = ThemeName.auto
  /// Whether the mouse is the browser's, not the terminal's.
  package var hasMouse = false

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
  /// The file that is being written.
  package var exporting: ExportProgress?
  /// The name of the last file of each view.
  var exportNames: [View: String] = [:]
  /// What was copied last.
  package var lastClip: Clip?
  /// What was kept last for the next run.
  var keptPreferences = Preferences()
  /// The marked users that the directory was told of.
  var toldMarks: Set<UserReference> = []
  /// The user to select as soon as it is in the list: from the command line.
  package var wanted: UserReference?

  /// The address of a user's admin page at each source that has one; `{id}` stands for the id.
  package let adminURLs: [String: String]

  /// The state at the start, with what the list is filtered by, the user to open on, what was kept
  /// by an earlier run, and rows to show until the list has been asked for.
  package init(
    sources: [SourceState], filter: String = "", wanted: UserReference? = nil,
    adminURLs: [String: String] = [:], preferences: Preferences = Preferences(),
    firstPage: (any UserListing)? = nil, views: [ViewDefinition] = ViewDefinition.all
  ) {
    lists = ViewLists(views)
    view = views[0].view
    self.sources = sources
    self.adminURLs = adminURLs
    self.wanted = wanted
    lists.show(sources)
    restore(preferences)
    users.begin(with: filter, firstPage)
  }

  package var isLoading: Bool {
    !refreshing.isEmpty || isReadingLists || exporting != nil
  }

  /// Whether the lists are being read, or are about to be.
  package var isReadingLists: Bool {
    loads > 0 && sources.contains { $0.phase == .loading || $0.phase == .waiting }
  }

  /// What it is to read the sources again: while some are being read, those alone that have not
  /// brought all; nil where there are none.
  var needOfRefresh: LoadNeed? {
    if !isReadingLists { return .all }
    return sources.contains(where: \.isTroubled) ? .troubled : nil
  }

  /// Whether the prompt has the keys: it may lie under the help.
  package var isTyping: Bool {
    prompt.map { $0.isOverOverlay || overlay == nil } ?? false
  }

  /// Where a key is looked up.
  package var context: Action.Context {
    if isTyping { return .prompt }
    if let overlay { return overlay.menu == nil ? .help : .menu }
    return paneContext
  }

  /// Where a key of the panes is looked up.
  var paneContext: Action.Context {
    switch focus {
    case .list: marks.anchor == nil ? definition.context : .visual
    case .detail: definition.isSearched && tab == .raw ? .raw : .detail
    }
  }

  /// What actions are about at present.
  var scope: Action.Scope {
    if isTyping { return .prompt }
    if let overlay { return overlay.menu == nil ? .overlay : .menu }
    return focus == .list ? .list : .detail
  }

  /// Shows a message until a key, and keeps it.
  mutating func say(_ message: Message) {
    self.message = message
    messages.append(message)
  }

  /// Shows until a key why something is not done.
  mutating func refuse(_ reason: DisplayText) { message = Message(reason) }
}
