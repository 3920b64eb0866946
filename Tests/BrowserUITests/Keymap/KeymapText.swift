import Browser
import BrowserUI
import DirectoryModel
import Terminal

/// A keymap file of these lines laid over a keymap; the first line, `format 1`, is added.
func overlay(
  _ lines: String..., over base: Keymap = .standard, named name: String = "/home/ann/keymap.conf",
  including files: [String: String] = [:]
) -> LoadedKeymap {
  Keymap.load(
    (["format 1"] + lines).joined(separator: "\n"), named: name, over: base,
    reading: { path throws(KeymapUnreadable) in
      guard let text = files[path] else { throw KeymapUnreadable(reason: "no such file") }
      return text
    })
}

extension LoadedKeymap {
  /// The diagnostics as they are shown, without the folder of the files.
  var texts: [String] {
    diagnostics.map { $0.text.printable.replacing("/home/ann/", with: "") }
  }
}

extension Keymap {
  /// The action that the keys of a keymap word run in a context, as a keymap file writes it.
  func action(_ keys: String, in context: Action.Context) throws -> String? {
    try binding(for: KeySequence(parsing: keys), in: context)?.action.notation.printable
  }
}

extension KeyMatcher {
  /// Presses the keys of a keymap word one after the other; what the last one came to.
  mutating func type(_ keys: String, in context: Action.Context) throws -> Match? {
    try Key.sequence(keys).map { press($0, in: context) }.last
  }
}

extension KeyMatcher.Match {
  /// The match in words, to be compared.
  var text: String {
    switch self {
    case .action(let binding, let replay):
      "runs \(binding.action.notation.printable)" + (replay.map { ", then \($0)" } ?? "")
    case .pending(let pending):
      "\(pending.prefix) waits for "
        + pending.continuations
        .map { "\($0.keys) \($0.binding.action.notation.printable)" }.joined(separator: ", ")
        + (pending.timeoutApplies ? " until the timeout" : "")
    case .none(let keys): "nothing on \(keys)"
    case .dropped(let keys): "dropped \(keys)"
    }
  }
}
