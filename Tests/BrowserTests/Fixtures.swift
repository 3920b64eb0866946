import Browser
import DirectoryModel
import DirectoryText
import TestSupport

extension AppState {
  /// The browser with a list of ten rows on the screen and ten lines for details and help.
  static func sample(
    _ rows: Rows = Rows("ann bob cyd dan eve"), sources: [SourceState] = [.sample()]
  ) -> AppState {
    var state = AppState(sources: sources)
    _ = update(&state, .started)
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

  /// The source of the selected row.
  var selectedSource: SourceState? { list.selected?.item(SourceState.self) }

  /// The role of the selected row.
  var selectedRole: RoleCount? { list.selected?.item(RoleCount.self) }

  /// The texts of a column of the list, row by row.
  func cells(in column: ColumnID) -> [ListCell] {
    guard let column = definition.columns.first(where: { $0.id == column }) else { return [] }
    return (0..<list.rows.count).map { column.cell(list.rows.row(at: $0), cellContext) }
  }

  /// The names of a list of sources, row by row.
  var sourceNames: [String] { cells(in: "name").map(\.text.printable) }

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
