package import DirectoryModel

extension StoreInfo {
  /// What is stored, a fact a line.
  package var lines: [DisplayText] {
    let since: DisplayText = oldestChange.map { " since \($0.rfc3339)" } ?? ""
    let facts: [DisplayText] = [
      "store     \(path ?? "in memory")\(isReadOnly ? ", for reading only" : "")",
      "size      \(bytes.byteWords) in \(pages.grouped) pages, \(freePages.grouped) of them free",
      "schema    \(schema)",
    ]
    return facts + sources.map(\.line) + ["changes   \(changes.grouped)\(since)"]
  }
}

extension StoreInfo.SourceUsers {
  /// `tines: 1,200 users, 3 gone`.
  fileprivate var line: DisplayText {
    "\(name): \(present.grouped) users\(gone > 0 ? ", \(gone.grouped) gone" : "")"
  }
}
