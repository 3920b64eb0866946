import Browser
import DirectoryModel

/// Rows from an array, for tests of what shows them.
struct Rows: UserListing {
  let users: [User]
  var total: Int
  var cannotTell = CannotTell()

  init(_ users: [User], total: Int? = nil) {
    self.users = users
    self.total = total ?? users.count
  }

  /// Users named by these words, each of which is the user's id as well.
  init(_ names: String, total: Int? = nil) {
    self.init(names.split(separator: " ").map { .sample(String($0)) }, total: total)
  }

  /// As many users, named by their numbers from `first` on.
  init(count: Int, from first: Int = 0) {
    self.init((first..<first + count).map { .sample(String($0)) })
  }

  var count: Int { users.count }
  func user(at row: Int) -> User { users[row] }
  func row(of reference: UserReference) -> Int? {
    users.firstIndex { $0.reference == reference }
  }
}

extension User {
  /// A user of which nothing is known but the name, which is the id as well.
  static func sample(_ name: String, source: String = "one") -> User {
    var user = User(
      reference: UserReference(source: source, id: UserID(name)), provider: "tines",
      fetchedAt: Timestamp(seconds: 1_700_000_000))
    user.displayName = DisplayText(name)
    return user
  }

  /// The user with some facts changed.
  func with(_ change: (inout User) -> Void) -> User {
    var user = self
    change(&user)
    return user
  }
}

extension UserReference {
  /// The reference of a sample user.
  static func sample(_ name: String) -> UserReference { User.sample(name).reference }
}

extension SourceState {
  /// A source whose name begins with its tag.
  static func sample(
    _ name: String = "one", _ phase: Phase = .complete, error: ProviderError? = nil
  ) -> SourceState {
    SourceState(
      source: Source(name: name, tag: name.uppercased().first ?? "?", provider: "tines"),
      phase: phase, error: error)
  }
}

extension ProviderError {
  /// What a source that nobody answers for says.
  static let offline = ProviderError(.offline, source: "one", operation: "GET /users")
}

extension AppState {
  /// The browser with a list of ten rows on the screen and ten lines for details and help.
  static func sample(
    _ rows: Rows = Rows("ann bob cyd dan eve"), sources: [SourceState] = [.sample()]
  ) -> AppState {
    var state = AppState(sources: sources)
    _ = update(&state, .started)
    state.sources = sources
    _ = update(&state, .listed(rows, generation: 1))
    _ = update(&state, .laidOut(.sample))
    if !sources.contains(where: { $0.phase == .loading }) { _ = update(&state, .loadEnded) }
    state.keys = .sample
    return state
  }

  /// Takes the events one after the other.
  /// - Returns: all that is to be done outside.
  @discardableResult
  mutating func take(_ events: AppEvent...) -> [Effect] {
    events.flatMap { update(&self, $0) }
  }

  /// Does the actions one after the other.
  /// - Returns: all that is to be done outside.
  @discardableResult
  mutating func perform(_ actions: Action.Name...) -> [Effect] {
    actions.flatMap { update(&self, .action(Action($0))) }
  }

  /// Types into a filter that has been opened.
  @discardableResult
  mutating func type(filter text: String) -> [Effect] {
    perform(.filter)
    return text.flatMap { update(&self, .typed(String($0))) }
  }

  /// The names of the selected user.
  var selectedName: String? { list.selectedUser?.displayName.printable }
}

extension Viewport {
  static let sample = Viewport(
    listRows: 10, detailRows: 10, detailStarts: Array(0...30), overlayRows: 10,
    overlayStarts: Array(0...30))
}

extension Effect {
  /// Whether it keeps preferences for the next run.
  var isKeeping: Bool { if case .keep = self { true } else { false } }
}

extension KeyTable {
  /// In every context, a key of its own for every action that takes no argument.
  static let sample = KeyTable(
    Dictionary(
      uniqueKeysWithValues: Action.Context.allCases.map { context in
        let names = Action.Name.allCases.filter { $0.argument == .none }
        return (
          context,
          names.map {
            Entry(
              keys: "<\($0.rawValue)>", action: Action($0), words: $0.help,
              place: "keymap.conf:1")
          }
        )
      }))
}
