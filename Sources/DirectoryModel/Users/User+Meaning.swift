/// Which users a text means that a person writes: the one rule for commands, browser and store.
extension User {
  /// The folded texts by which the user can be meant, beside the id, each once: e-mail address,
  /// username and whole name.
  package var callNames: [String] {
    var names: [String] = []
    for text in [email, username, displayName] {
      guard let folded = text?.original.folded, !folded.isEmpty, !names.contains(folded) else {
        continue
      }
      names.append(folded)
    }
    return names
  }

  /// Whether a text without a source means the user: it is the id byte for byte, or, letter case and
  /// accents apart, a whole name.
  package func answers(to text: String) -> Bool {
    id == UserID(text) || callNames.contains(text.folded)
  }
}

extension UserReference {
  /// Reads `source/id` if what stands before the first slash is one of the sources.
  package init?(_ text: some StringProtocol, sources: some Sequence<String>) {
    guard let slash = text.firstIndex(of: "/") else { return nil }
    let source = String(text[..<slash])
    let id = text[text.index(after: slash)...]
    guard !id.isEmpty, sources.contains(source) else { return nil }
    self.init(source: source, id: UserID(String(id)))
  }
}
