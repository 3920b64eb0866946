import DirectoryModel
import DirectoryText
import TestSupport

@testable import Browser

/// Where an action is done: in the list, the details, the raw JSON, what covers them, the prompt.
enum ActionPlace: CaseIterable {
  case list, detail, raw, help, messages, prompt

  static let panes: Set<ActionPlace> = [.list, .detail, .raw]
  static let details: Set<ActionPlace> = [.detail, .raw]
  static let overlays: Set<ActionPlace> = [.help, .messages]
  static let everywhere = Set(allCases)

  /// Thirty users, with the keys at the place.
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

/// What can be seen of a state, and so what an action changed.
enum SeenFact: Hashable {
  case context(Action.Context)
  /// The title of what covers the panes.
  case overlay(DisplayText)
  case row(Int)
  case detailLine(Int)
  case overlayLine(Int)
  case tab(UserDetail.Tab)
  case zoomed(Bool)
  case marks(Int)
  /// Whether a message stands in the bottom line.
  case message(Bool)

  static func all(of state: AppState) -> Set<SeenFact> {
    [
      .context(state.context), .overlay(state.overlayTitle), .row(state.list.selectedRow),
      .detailLine(state.detailPosition.index), .overlayLine(state.overlay?.position.index ?? 0),
      .tab(state.tab), .zoomed(state.isZoomed), .marks(state.marks.count),
      .message(state.message != nil),
    ]
  }
}
