package import DirectoryModel
package import DirectoryText

/// All that the browser shows: what ``update(_:_:)`` changes and the screens draw.
package struct AppState: Sendable {
  /// A pane of the screen.
  package enum Pane: Hashable, Sendable { case list, detail }

  /// How far the sources are, and what of them is being read.
  var reading: Reading
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
  var facets = FacetState()

  var typing = Typing()
  var cover = Cover()
  var panes = Panes()
  package var times = TimeStyle.absolute
  /// Views that were saved, by their letters.
  package var savedViews: [Character: SavedView] = [:]
  var details = Details()
  package var theme = ThemeName.auto
  /// Whether the mouse is the browser's, not the terminal's.
  package var hasMouse = false

  var log = MessageLog()
  var exports = Exports()
  /// What was copied last.
  package var lastClip: Clip?
  /// Why nothing is kept for the next run; nil where it is.
  package var unkept: DisplayText?
  /// What was kept last for the next run.
  var keptPreferences = Preferences()
  /// The user to select as soon as it is in the list: from the command line.
  package var wanted: UserReference?

  /// What each source tells of a user later than its list; see ``UserProvider/toldLater``.
  let toldLater: [String: Set<QueryFact>]

  /// The address of a user's admin page at each source that has one; `{id}` stands for the id.
  package let adminURLs: [String: String]

  /// The state at the start, with what the list is filtered by, the user to open on, what was kept
  /// by an earlier run, and rows to show until the list has been asked for.
  package init(
    sources: [SourceState], filter: String = "", wanted: UserReference? = nil,
    toldLater: [String: Set<QueryFact>] = [:], adminURLs: [String: String] = [:],
    preferences: Preferences = Preferences(), firstPage: (any UserListing)? = nil,
    views: [ViewDefinition] = ViewDefinition.all
  ) {
    lists = ViewLists(views)
    view = views[0].view
    reading = Reading(sources)
    self.toldLater = toldLater
    self.adminURLs = adminURLs
    self.wanted = wanted
    lists.show(sources)
    restore(preferences)
    users.begin(with: filter, firstPage)
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
}
