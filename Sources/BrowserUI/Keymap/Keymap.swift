package import Browser
import Terminal

/// What every key does in every context.
package struct Keymap: Sendable {
  /// How long a sequence that is bound itself and also begins a longer one waits for the next key.
  package let sequenceTimeout: Duration
  /// What each context binds itself, in the order of the files.
  let own: [Action.Context: [KeyBinding]]
  private let tries: [Action.Context: KeyTrie]

  init(own: [Action.Context: [KeyBinding]], sequenceTimeout: Duration) {
    self.own = own
    self.sequenceTimeout = sequenceTimeout
    var tries: [Action.Context: KeyTrie] = [:]
    for context in Action.Context.allCases {
      tries[context] = context.chain.reversed().reduce(KeyTrie()) { below, context in
        KeyTrie(own[context] ?? []).merging(over: below)
      }
    }
    self.tries = tries
  }

  /// A keymap without keys, under the built-in one.
  package static let empty = Keymap(own: [:], sequenceTimeout: .seconds(1))

  /// What works in a context: its own bindings first, then those of its parents that it does not
  /// bind itself, each in the order of the files.
  package func bindings(in context: Action.Context) -> [KeyBinding] {
    let trie = trie(for: context)
    return context.chain.flatMap { own[$0] ?? [] }.filter { trie[$0.keys.keys]?.binding == $0 }
  }

  /// What a context binds itself, without its parents.
  package func ownBindings(in context: Action.Context) -> [KeyBinding] {
    own[context] ?? []
  }

  /// The keys that run an action in a context, the first bound first.
  package func keys(for action: Action, in context: Action.Context) -> [KeySequence] {
    bindings(in: context).filter { $0.action == action }.map(\.keys)
  }

  /// What the keys run in a context; nil when they are not bound, or only begin a sequence.
  package func binding(for keys: KeySequence, in context: Action.Context) -> KeyBinding? {
    trie(for: context)[keys.keys]?.binding
  }

  /// The bindings of a context and its parents by their keys.
  func trie(for context: Action.Context) -> KeyTrie {
    tries[context] ?? KeyTrie()
  }
}
