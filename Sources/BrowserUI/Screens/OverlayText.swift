import Browser
import DirectoryModel
import Terminal

/// What covers the panes: the help or the messages, as lines like those of the details.
struct OverlayText {
  let title: DisplayText
  let lines: [DetailLine]

  /// The help of a context, by groups: all keys that work there and all actions that have none.
  static func help(_ keymap: Keymap, context: Action.Context) -> OverlayText {
    let bindings = keymap.bindings(in: context)
    var lines: [DetailLine] = []
    for group in Action.Group.allCases {
      let members = bindings.filter { $0.action.name.group == group }
      var entries: [DetailLine] = []
      var seen: Set<Action> = []
      for binding in members where seen.insert(binding.action).inserted {
        let keys = members.filter { $0.action == binding.action }.map { "\($0.keys.description)" }
        entries.append(
          DetailLine(DisplayText(keys.joined(separator: " ")), binding.description))
      }
      if entries.isEmpty { continue }
      if !lines.isEmpty { lines.append(.blank) }
      lines += [DetailLine("\(group.rawValue)", "", .heading)] + entries
    }
    return OverlayText(title: "Keys that work in the \(context.words)", lines: lines)
  }

  static func messages(_ messages: [Message]) -> OverlayText {
    let lines = messages.reversed().map { message in
      DetailLine("", message.text, message.severity == .information ? .none : .warning)
    }
    return OverlayText(
      title: "Messages, the newest first",
      lines: lines.isEmpty ? [DetailLine("", "none so far", .faint)] : lines)
  }
}

extension Action.Context {
  fileprivate var words: DisplayText {
    switch self {
    case .detail: "details"
    case .raw: "raw JSON"
    case .prompt: "filter line"
    default: "list"
    }
  }
}
