import Browser
import DirectoryModel
import Terminal

/// A keymap while statements are applied to it.
struct KeymapDraft {
  /// The actions that lead out of a context.
  static let waysOut: Set<Action.Name> = [.back, .quit, .close, .cancel]

  private var own: [Action.Context: [KeyBinding]]
  private var sequenceTimeout: Duration

  /// A draft that begins with all that a keymap binds.
  init(_ keymap: Keymap) {
    own = keymap.own
    sequenceTimeout = keymap.sequenceTimeout
  }

  /// What has come of the draft.
  var keymap: Keymap { Keymap(own: own, sequenceTimeout: sequenceTimeout) }

  /// The contexts in which some key goes back, quits, closes or cancels.
  var contextsWithWayOut: Set<Action.Context> {
    Set(Action.Context.allCases.filter(hasWayOut(of:)))
  }

  /// Whether some key of the context goes back, quits, closes or cancels.
  func hasWayOut(of context: Action.Context) -> Bool {
    var nearer: [[KeyBinding]] = []
    for context in context.chain {
      let bindings = own[context] ?? []
      let leadsOut = bindings.contains { binding in
        Self.waysOut.contains(binding.action.name)
          && !nearer.contains { $0.contains { $0.keys == binding.keys } }
      }
      if leadsOut { return true }
      nearer.append(bindings)
    }
    return false
  }

  /// Applies a statement.
  ///
  /// - Returns: What it does less than it seems to.
  mutating func apply(_ statement: KeymapStatement) -> [KeymapDiagnostic] {
    switch statement.directive {
    case .bind(let contexts, let keys, let action, let description):
      contexts.flatMap { context in
        bind(
          KeyBinding(
            context: context, keys: keys, action: action, description: description,
            location: statement.operand))
      }
    case .unbind(let contexts, let keys):
      contexts.flatMap { unbind(keys, in: $0, at: statement.operand) }
    case .reset(let contexts):
      reset(contexts)
    case .sequenceTimeout(let timeout):
      set(timeout)
    case .include:
      []
    }
  }

  private mutating func bind(_ binding: KeyBinding) -> [KeymapDiagnostic] {
    var bindings = own[binding.context] ?? []
    let index = bindings.firstIndex { $0.keys == binding.keys }
    let old = index.map { bindings.remove(at: $0) }
    bindings.append(binding)
    own[binding.context] = bindings
    guard let old, old.location.file == binding.location.file, old.location != binding.location
    else { return [] }
    return [
      KeymapDiagnostic(
        .warning, at: binding.location,
        """
        \(binding.keys.description) is already bound in \(binding.context.rawValue) by line \
        \(old.location.line) (\(old.action.notation)); this line counts
        """)
    ]
  }

  private mutating func unbind(
    _ keys: KeySequence, in context: Action.Context, at location: KeymapLocation
  ) -> [KeymapDiagnostic] {
    let count = own[context]?.count ?? 0
    own[context]?.removeAll { $0.keys == keys }
    guard count == own[context]?.count ?? 0 else { return [] }
    let parent = context.chain.dropFirst().first { parent in
      own[parent]?.contains { $0.keys == keys } ?? false
    }
    let hint: DisplayText = parent.map { "; it is in \($0.rawValue)" } ?? ""
    return [
      KeymapDiagnostic(
        .warning, at: location,
        "\(keys.description) is not bound in \(context.rawValue) itself\(hint)")
    ]
  }

  private mutating func reset(_ contexts: [Action.Context]) -> [KeymapDiagnostic] {
    for context in contexts { own[context] = [] }
    return []
  }

  private mutating func set(_ timeout: Duration) -> [KeymapDiagnostic] {
    sequenceTimeout = timeout
    return []
  }
}
