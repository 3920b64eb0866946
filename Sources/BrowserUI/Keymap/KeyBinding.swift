package import Browser
package import DirectoryModel

/// Keys that run an action in a context.
package struct KeyBinding: Hashable, Sendable {
  /// The context that binds the keys; those under it fall back on it.
  package let context: Action.Context
  package let keys: KeySequence
  package let action: Action
  /// What the help says: the words of the keymap line, or those of the action.
  package let description: DisplayText
  /// Where the keys stand in the file that binds them.
  package let location: KeymapLocation

  package init(
    context: Action.Context, keys: KeySequence, action: Action, description: DisplayText,
    location: KeymapLocation
  ) {
    self.context = context
    self.keys = keys
    self.action = action
    self.description = description
    self.location = location
  }
}

extension Action {
  /// The action as a keymap file writes it.
  package var notation: DisplayText {
    guard let argument else { return "\(name.rawValue)" }
    if case .oneOf = name.argument { return "\(name.rawValue) \(argument)" }
    let quoted = argument.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\(name.rawValue) \"\(quoted)\""
  }
}

extension Action.Context {
  /// The context and those on which it falls back, nearest first.
  package var chain: [Action.Context] {
    var chain = [self]
    while let parent = chain.last?.parent { chain.append(parent) }
    return chain
  }
}
