import Terminal

/// Bindings by the keys that lead to them, one level a key.
struct KeyTrie: Sendable {
  /// What the keys that lead here run by themselves.
  private(set) var binding: KeyBinding?
  private var children: [Key: KeyTrie] = [:]
  private var order: [Key] = []

  /// A trie of the bindings; of two with the same keys the later one counts.
  init(_ bindings: some Sequence<KeyBinding> = EmptyCollection()) {
    for binding in bindings { insert(binding, at: binding.keys.keys[...]) }
  }

  /// What the keys lead to; nil when no binding begins with them.
  subscript(keys: some Sequence<Key>) -> KeyTrie? {
    var node = self
    for key in keys {
      guard let child = node.children[key] else { return nil }
      node = child
    }
    return node
  }

  /// Whether no binding goes on from here.
  var isLeaf: Bool { children.isEmpty }

  /// The bindings that go on from here, in the order in which they were bound.
  var continuations: [KeyBinding] {
    order.compactMap { children[$0] }.flatMap { child in
      [child.binding].compactMap(\.self) + child.continuations
    }
  }

  /// The bindings that have others going on from their keys, each with those others.
  var waiting: [(binding: KeyBinding, longer: [KeyBinding])] {
    var found = order.compactMap { children[$0] }.flatMap(\.waiting)
    if let binding, !isLeaf { found.insert((binding, continuations), at: 0) }
    return found
  }

  /// This trie with that of the parent context under it: the same keys run what they do here, and
  /// longer sequences of both are reached through their common beginning.
  func merging(over parent: KeyTrie) -> KeyTrie {
    var merged = self
    merged.binding = binding ?? parent.binding
    for key in parent.order {
      guard let below = parent.children[key] else { continue }
      if let own = children[key] {
        merged.children[key] = own.merging(over: below)
      } else {
        merged.children[key] = below
        merged.order.append(key)
      }
    }
    return merged
  }

  private mutating func insert(_ binding: KeyBinding, at keys: ArraySlice<Key>) {
    guard let key = keys.first else {
      self.binding = binding
      return
    }
    if children[key] == nil { order.append(key) }
    children[key, default: KeyTrie()].insert(binding, at: keys.dropFirst())
  }
}
