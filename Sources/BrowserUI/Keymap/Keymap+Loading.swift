import Browser
import DirectoryModel

extension Keymap {
  /// Opens a file that another one includes, by its path.
  package typealias Reader = (_ path: String) throws(KeymapUnreadable) -> String

  /// The name of the built-in keymap, where a file name is shown.
  package static let standardName = "built-in keymap.conf"

  /// The built-in keymap and its mistakes, of which there are none.
  package static let embedded = load(standardText, named: standardName, over: .empty)

  /// The built-in keymap file as it stands, with its explanations.
  package static var standardText: String {
    String(decoding: PackageResources.keymap_conf, as: UTF8.self)
  }

  /// The built-in keymap.
  package static var standard: Keymap { embedded.keymap }

  /// Lays a keymap file over a keymap.
  ///
  /// A line with a mistake, or one that leaves no way out of a context, is skipped; all others
  /// count.
  ///
  /// - Parameters:
  ///   - text: What the file holds.
  ///   - file: Its path, to which the files that it includes are relative.
  ///   - base: What the file changes.
  ///   - read: Opens the files that it includes; by default there are none.
  /// - Returns: The keymap as changed, and what is wrong in the files.
  package static func load(
    _ text: String, named file: String, over base: Keymap = .standard,
    reading read: @escaping Reader = { _ throws(KeymapUnreadable) in
      throw KeymapUnreadable(reason: "this keymap includes no files")
    }
  ) -> LoadedKeymap {
    var loader = KeymapLoader(reading: read)
    loader.add(text, named: file)
    let (keymap, problems) = apply(loader.statements, over: base)
    let diagnostics = loader.diagnostics + problems + keymap.shadowing(among: loader.files)
    let order = Dictionary(uniqueKeysWithValues: zip(loader.files, 0...))
    return LoadedKeymap(
      keymap: keymap,
      diagnostics: diagnostics.sorted {
        (order[$0.file] ?? 0, $0.line, $0.column) < (order[$1.file] ?? 0, $1.line, $1.column)
      })
  }

  /// Applies statements, without those that take the last way out of a context.
  ///
  /// Only the end counts: a file may clear a context and bind its keys anew.
  private static func apply(
    _ statements: [KeymapStatement], over base: Keymap
  ) -> (Keymap, [KeymapDiagnostic]) {
    var refused: [Int: KeymapDiagnostic] = [:]
    while true {
      let kept = statements.indices.filter { refused[$0] == nil }
      var draft = KeymapDraft(base)
      let problems = kept.flatMap { draft.apply(statements[$0]) }
      let closed = KeymapDraft(base).contextsWithWayOut.subtracting(draft.contextsWithWayOut)
      guard let context = Action.Context.allCases.first(where: closed.contains),
        let index = lastClosing(context, among: kept.map { ($0, statements[$0]) }, over: base)
      else { return (draft.keymap, problems + refused.values) }
      refused[index] = KeymapDiagnostic(
        .error, at: statements[index].location,
        """
        refused, since it leaves no way out of \(context.rawValue): no key there would run back, \
        quit, close or cancel
        """)
    }
  }

  /// The index of the statement after which a context has no way out any more.
  private static func lastClosing(
    _ context: Action.Context, among statements: [(Int, KeymapStatement)], over base: Keymap
  ) -> Int? {
    var draft = KeymapDraft(base)
    var wasOpen = true
    var closing: Int?
    for (index, statement) in statements {
      _ = draft.apply(statement)
      let isOpen = draft.hasWayOut(of: context)
      if wasOpen, !isOpen { closing = index }
      wasOpen = isOpen
    }
    return closing
  }

  /// The sequences of the files that have to wait for longer ones, or that others have to outrun.
  private func shadowing(among files: [String]) -> [KeymapDiagnostic] {
    let order = Dictionary(uniqueKeysWithValues: zip(files, 0...))
    let rank = { (location: KeymapLocation) in (order[location.file] ?? -1, location.line) }
    let milliseconds = Int(sequenceTimeout / .milliseconds(1))
    var found: [KeymapDiagnostic] = []
    for context in Action.Context.allCases {
      for (short, longer) in trie(for: context).waiting {
        for long in longer {
          let isShortLater = rank(short.location) > rank(long.location)
          let location = isShortLater ? short.location : long.location
          guard order[location.file] != nil else { continue }
          let message: DisplayText =
            isShortLater
            ? """
            \(short.keys.description) also begins \(long.keys.description) \
            (\(long.location.lineText)): it waits \(milliseconds) ms, and \
            \(long.keys.description) is out of reach after that
            """
            : """
            \(long.keys.description) begins with \(short.keys.description), which is bound \
            (\(short.location.lineText)): it is out of reach after \(milliseconds) ms
            """
          let diagnostic = KeymapDiagnostic(.warning, at: location, message)
          if !found.contains(diagnostic) { found.append(diagnostic) }
        }
      }
    }
    return found
  }
}
