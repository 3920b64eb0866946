package import DirectoryModel

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
