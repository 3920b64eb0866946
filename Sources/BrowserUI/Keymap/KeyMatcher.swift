package import Browser
package import Terminal

/// Puts pressed keys together until they run an action.
///
/// A value without a clock: the loop shows what is pending and, where that says so, calls
/// `timeoutExpired()` when the keymap's `sequenceTimeout` has passed without another key.
package struct KeyMatcher: Sendable {
  /// What a press of a key has come to.
  package enum Match: Hashable, Sendable {
    /// The binding's action is to run.
    ///
    /// `replay` is the key just pressed where it is not part of the binding: it ended the wait for
    /// a longer sequence, and is to be pressed again in the context after the action.
    case action(KeyBinding, replay: Key?)
    /// More keys are awaited.
    case pending(Pending)
    /// Nothing is bound to the keys pressed since the last match; in a prompt, the last one types.
    case none(KeySequence)
    /// Esc or Ctrl-C gave up the keys pressed so far.
    case dropped(KeySequence)
  }

  /// The beginning of a sequence, and how it may go on.
  package struct Pending: Hashable, Sendable {
    /// The keys pressed so far.
    package let prefix: KeySequence
    /// The sequences that are still possible, in the order of the keymap.
    package let continuations: [Continuation]
    /// Whether the prefix is bound itself, so that waiting ends when the timeout has passed.
    package let timeoutApplies: Bool
  }

  /// A way to end a sequence that was begun.
  package struct Continuation: Hashable, Sendable {
    /// The keys that are still to press.
    package let keys: KeySequence
    package let binding: KeyBinding
  }

  private let keymap: Keymap
  private var prefix: [Key] = []
  private var context: Action.Context?

  /// A matcher with nothing pressed yet.
  package init(_ keymap: Keymap) {
    self.keymap = keymap
  }

  /// The sequence begun so far, for the hint; nil when none is.
  package var pending: Pending? {
    guard let context, !prefix.isEmpty, let node = keymap.trie(for: context)[prefix] else {
      return nil
    }
    let continuations = node.continuations.map { binding in
      Continuation(keys: binding.keys.dropping(prefix.count), binding: binding)
    }
    return Pending(
      prefix: KeySequence(prefix), continuations: continuations,
      timeoutApplies: node.binding != nil)
  }

  /// What arrives for the byte 0x0A.
  private static let lineFeed = Key.control("j")

  /// Takes a key in a context; what was begun in another context is forgotten.
  package mutating func press(_ key: Key, in context: Action.Context) -> Match {
    if context != self.context { prefix = [] }
    self.context = context
    let before = prefix
    if !before.isEmpty, KeySequence.givesUp(key) {
      prefix = []
      return .dropped(KeySequence(before))
    }

    let trie = keymap.trie(for: context)
    prefix.append(key)
    // A line feed is an Enter that was typed while the terminal was still the shell's, unless
    // something else is bound to the key that sends one.
    if key == Self.lineFeed, trie[prefix] == nil { prefix[prefix.count - 1] = .enter }
    if let node = trie[prefix] {
      if !node.isLeaf, let pending { return .pending(pending) }
      if let binding = node.binding {
        prefix = []
        return .action(binding, replay: nil)
      }
    }

    let pressed = KeySequence(prefix)
    prefix = []
    if !before.isEmpty, let binding = trie[before]?.binding {
      return .action(binding, replay: key)
    }
    return .none(pressed)
  }

  /// Ends the wait for a longer sequence: what the keys run by themselves, or nil where they only
  /// begin a sequence, which is awaited for as long as it takes.
  package mutating func timeoutExpired() -> Match? {
    guard let context, !prefix.isEmpty, let binding = keymap.trie(for: context)[prefix]?.binding
    else { return nil }
    prefix = []
    return .action(binding, replay: nil)
  }
}
