import Browser
import BrowserUI
import DirectoryModel
import DirectoryText
import Terminal
import TestSupport

/// A browser without loop, network and terminal: actions and events in, a frame out.
///
/// Questions for the list are answered at once from ``Cast/users``, everything else is left undone.
struct Scene {
  private(set) var state: AppState
  let size: Size
  private var matcher = KeyMatcher(.standard)
  private var users: [User]
  /// The files that were to be written, none of which was.
  private(set) var exports: [Export] = []

  init(
    _ columns: Int, _ rows: Int, users: [User] = Cast.users, filter: String = "",
    views: [ViewDefinition] = ViewDefinition.all
  ) {
    size = Size(columns: columns, rows: rows)
    self.users = users
    state = AppState(
      sources: [Cast.tines, Cast.scanova].map { SourceState(source: $0) }, filter: filter,
      views: views)
    state.keys = Keymap.standard.table
    take(.started)
  }

  /// Both sources read whole.
  static func complete(_ columns: Int, _ rows: Int) -> Scene {
    var scene = Scene(columns, rows)
    scene.completeSources()
    return scene
  }

  mutating func completeSources() {
    for source in [Cast.tines, Cast.scanova] {
      let count = users.count { $0.reference.source == source.name }
      take(
        .sourceChanged(
          SourceState(
            source: source, phase: .complete, got: count, expected: count, asOf: Cast.now)))
    }
  }

  /// One source breaks off, and will go on in a while.
  mutating func failScanova() {
    var state = SourceState(
      source: Cast.scanova, phase: .partial, got: 1_200, expected: 3_000, asOf: Cast.now,
      error: ProviderError(
        .server(status: 503), source: "scanova", operation: "GET /multi-users/",
        requestID: "req-1", detail: "down for \u{1B}[31mmaintenance"),
      notices: ["warning: version 2 ends in 2027"])
    state.pause = .init(until: Timestamp(seconds: 1_714_565_110), reason: "status 503")
    take(.sourceChanged(state))
  }

  mutating func take(_ events: AppEvent...) {
    for event in events { take(event) }
  }

  private mutating func take(_ event: AppEvent) {
    let effects = update(&state, event)
    layOut()
    for effect in effects { answer(effect) }
  }

  private mutating func answer(_ effect: Effect) {
    switch effect {
    case .list(let query, let sort, let generation):
      take(.listed(Rows(users, matching: query, sort: sort), generation: generation))
    case .ask, .askAbout:
      if let event = effect.answer(among: users) { take(event) }
    case .facets(let field, let query, let generation):
      let counts = FacetCount.counts(of: field, in: Rows(users, matching: query))
      take(.faceted(counts, field, generation: generation))
    case .find(let request): take(.found(request.hit { false }, request))
    case .copy(let clip): take(.copied(clip, .terminal))
    case .export(let export): exports.append(export)
    case .lookUp(let lookUp):
      take(.lookedUp(LookUpResult(of: lookUp, in: Rows(users, matching: lookUp.query))))
    default: break
    }
  }

  mutating func perform(_ action: Action) { take(.action(action)) }

  mutating func perform(_ actions: Action.Name...) {
    for action in actions { take(.action(Action(action))) }
  }

  mutating func type(_ text: String) {
    for character in text { take(.typed(String(character))) }
  }

  mutating func select(_ name: String) {
    while state.list.selectedUser?.displayName.original != name,
      state.list.selectedRow < state.list.listing.count - 1
    {
      perform(.moveDown)
    }
  }

  /// Presses a key that is taken as it is.
  mutating func probe(_ key: Key) {
    let keymap = overlay(
      "bind list gg move-first", "bind list <C-d> scroll half-down", over: .empty
    ).keymap
    take(.captured(keymap.report(of: key, in: .listUsers), key.typed))
  }

  /// Presses keys of a sequence that is not at its end.
  mutating func begin(_ keys: String) throws {
    for key in try Key.sequence(keys) { _ = matcher.press(key, in: state.context) }
  }

  /// What a row of the list is known by: the text of its weightiest column.
  func label(ofRow row: Int) -> DisplayText {
    let column = state.shownColumns.min { $0.priority < $1.priority }
    return column?.cell(state.list.rows.row(at: row), state.cellContext).text ?? .empty
  }

  var screen: BrowserScreen { BrowserScreen(state, size: size) }

  private mutating func layOut() {
    let viewport = screen.viewport
    _ = update(&state, .laidOut(viewport))
  }

  /// What the screen shows.
  var frame: Frame { screen.draw(state, pending: matcher.pending) }
}
