package import Browser
import DirectoryModel
package import Terminal

extension Keymap {
  /// What works in each context, as the help and the palette show it.
  package var table: KeyTable {
    var entries: [Action.Context: [KeyTable.Entry]] = [:]
    for context in Action.Context.allCases {
      entries[context] = bindings(in: context).map { binding in
        KeyTable.Entry(
          keys: "\(binding.keys.description)", action: binding.action,
          words: binding.description, place: binding.location.lineText)
      }
    }
    return KeyTable(entries)
  }

  /// What a key does in a context, by itself and as the beginning of others.
  package func report(of key: Key, in context: Action.Context) -> KeyProbe.Report {
    let bindings = bindings(in: context).filter { $0.keys.keys.first == key }
    return KeyProbe.Report(
      key: "\(key.description)", sent: key.sent,
      bindings: bindings.map { binding in
        """
        \(binding.keys.description) in \(binding.context.rawValue): \(binding.action.notation), \
        bound in \(binding.location.lineText)
        """
      })
  }
}

extension Key {
  /// What a terminal sends for the key, as far as that can be said of it.
  fileprivate var sent: DisplayText {
    guard case .character(let character) = code else { return "the key \(description)" }
    if modifiers == .control, let ascii = character.asciiValue, ascii >= 0x40 || ascii == 0x20 {
      return "U+\(String(ascii & 0x1F, radix: 16, uppercase: true))"
    }
    let points = character.unicodeScalars
      .map { "U+" + String($0.value, radix: 16, uppercase: true) }.joined(separator: " ")
    if modifiers.contains(.control) { return "\(points) with Ctrl" }
    return modifiers.contains(.alt) ? "\(points) after Esc" : "\(points)"
  }
}
