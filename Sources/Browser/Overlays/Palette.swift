import DirectoryModel
import DirectoryText

/// What is typed into the palette: the name of an action, and after a blank its argument.
struct Palette {
  private let name: String
  /// Nil as long as the name is typed.
  private let argument: String?
  /// What the list of the view can be ordered by.
  private let orders: [ColumnID]

  init(_ text: String, orders: [ColumnID]) {
    self.orders = orders
    let text = text.drop { $0.isWhitespace }
    let end = text.firstIndex { $0.isWhitespace }
    name = String(text[..<(end ?? text.endIndex)])
    argument = end.map { String(text[$0...].drop { $0.isWhitespace }) }
  }

  /// The actions that fit, or the arguments of the one that was named; beside each its first key,
  /// or why it does not work at present.
  func entries(
    keys: (Action) -> [DisplayText], refusal: (Action) -> DisplayText?
  ) -> [OverlayEntry] {
    func entry(_ action: Action, _ label: DisplayText, completion: String) -> OverlayEntry {
      let reason = refusal(action)
      let keys: DisplayText = keys(action).first.map { "  \($0)" } ?? ""
      let value: DisplayText =
        reason.map { "not now: \($0)" } ?? "\(action.name.help)\(keys)"
      return OverlayEntry(
        DetailLine(label, value, reason == nil ? .none : .faint), action: action,
        completion: completion)
    }
    if let argument, let name = Action.Name(rawValue: name) {
      return arguments(of: name, argument).map { word in
        let label: DisplayText = "\(name.rawValue) \(word)"
        return entry(Action(name, word), label, completion: "\(name.rawValue) \(word)")
      }
    }
    return names.map { name in
      guard case .oneOf(let words) = name.argument else {
        return entry(Action(name), "\(name.rawValue)", completion: name.rawValue)
      }
      let choice = words.map { DisplayText($0) }.joined(separator: ", ")
      return OverlayEntry(
        DetailLine("\(name.rawValue) ...", "\(name.help): \(choice)"),
        completion: "\(name.rawValue) ")
    }
  }

  /// The actions with the text at their beginning, then in their name, then in their words.
  private var names: [Action.Name] {
    let all = Action.Name.allCases.filter {
      !$0.entry.scope.isDisjoint(with: .panes) && $0.group != .moving
    }
    let wanted = name.folded
    func rank(_ name: Action.Name) -> Int? {
      if name.rawValue.hasPrefix(wanted) { return 0 }
      if name.rawValue.contains(wanted) { return 1 }
      return name.help.original.folded.contains(wanted) ? 2 : nil
    }
    let ranked = all.compactMap { name in rank(name).map { (rank: $0, name: name) } }
    return (0...2).flatMap { number in ranked.filter { $0.rank == number }.map(\.name) }
  }

  /// What can stand after the name, the typed text first where any text can.
  private func arguments(of name: Action.Name, _ typed: String) -> [String] {
    switch name.argument {
    case .none: return []
    case .oneOf(let words):
      return words.filter { $0.hasPrefix(typed) }
        + words.filter {
          !$0.hasPrefix(typed) && $0.contains(typed)
        }
    case .optionalText:
      let known =
        switch name {
        case .sort: orders.map(\.name)
        case .facets: FacetField.allCases.map(\.rawValue)
        default: [String]()
        }
      let others = known.filter { $0.hasPrefix(typed) && $0 != typed }
      return typed.isEmpty || (name == .facets && !others.isEmpty) ? others : [typed] + others
    }
  }
}
