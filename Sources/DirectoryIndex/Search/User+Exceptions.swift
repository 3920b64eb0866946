import DirectoryModel

extension User {
  /// What does not follow from the search text.
  func exceptions(to text: SearchText) -> [(kind: ChunkException, text: String)] {
    if isPlain { return [] }
    let lines = text.folded.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count == 6 else { preconditionFailure("a search text has four lines") }
    var result: [(kind: ChunkException, text: String)] = []
    let told = [
      (displayName, lines[1], ChunkException.name), (email ?? .empty, lines[2], .email),
      (username ?? .empty, lines[3], .username),
    ]
    if let first = told.first(where: { !$0.0.isEmpty }) {
      if first.1.isEmpty { result.append((.label, "")) }
    } else {
      let label = label.original.folded
      if !label.utf8.elementsEqual("#\(id.text.folded)".utf8) { result.append((.label, label)) }
    }
    for (value, line, kind) in told where !value.isEmpty && line.isEmpty {
      result.append((kind, ""))
    }
    if !lines[4].elementsEqual(id.text.utf8) { result.append((.rawID, id.text)) }
    if !id.text.isEmpty, lines[4].isEmpty { result.append((.id, "")) }
    if let domain = texts(of: .domain).first?.folded, !lines[2].hasSuffix(of: domain) {
      result.append((.domain, domain))
    }
    return result
  }
}

extension User {
  /// Whether folding changes no more than letters of name, e-mail address and username, and not
  /// even those of the id.
  private var isPlain: Bool {
    !(displayName.isEmpty && email?.isEmpty ?? true && username?.isEmpty ?? true)
      && !id.text.isEmpty
      && id.text.utf8.allSatisfy { 0x20...0x7E ~= $0 && !(0x41...0x5A ~= $0) }
      && email?.original.utf8.allSatisfy { $0 < 0x80 } ?? true
      && displayName.original.utf8.allSatisfy { $0 < 0x80 }
      && username?.original.utf8.allSatisfy { $0 < 0x80 } ?? true
  }
}

extension Substring.UTF8View {
  /// Whether what follows the last @ is this text.
  fileprivate func hasSuffix(of domain: String) -> Bool {
    let start = lastIndex(of: UInt8(ascii: "@")).map { index(after: $0) }
    return self[(start ?? endIndex)...].elementsEqual(domain.utf8)
  }
}
