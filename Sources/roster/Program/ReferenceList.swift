import Browser
import DirectoryModel

/// REFs as people paste them, each once, in the order in which they came.
///
/// A line is one REF, unless there are e-mail addresses in it: then it is a list as mail programs
/// write it, with commas, semicolons, tabs or blanks between the addresses.
struct ReferenceList {
  private(set) var references: [String] = []
  /// Ids differ if their bytes do, and so do REFs.
  private var known: Set<UserID> = []

  /// Takes the REFs of a line; a blank one has none.
  mutating func add(_ line: String) {
    let line = line.drop { $0 == "\u{FEFF}" }
    guard line.contains("@") else { return take(String(line).trimmingBlanks) }
    /// What may yet turn out to be the family name before `, Bob <bob@acme.com>`.
    var pending: String?
    for part in Part.parts(of: line) {
      if let waiting = pending, !part.isNamedAddress || part.followsSemicolon { take(waiting) }
      pending = nil
      if part.addresses.isEmpty { pending = part.text } else { part.addresses.forEach { take($0) } }
    }
    if let pending { take(pending) }
  }

  private mutating func take(_ reference: String) {
    guard !reference.isEmpty, known.insert(UserID(reference)).inserted else { return }
    references.append(reference)
  }
}

/// What stands between two separators of a list of addresses.
private struct Part {
  let text: String
  let followsSemicolon: Bool
  /// Whether it is an address in angle brackets, mostly after a name.
  let isNamedAddress: Bool
  /// The addresses; beside one in angle brackets all else is its name.
  let addresses: [String]

  init(_ characters: some Sequence<Character>, followsSemicolon: Bool) {
    text = String(characters).trimmingBlanks
    self.followsSemicolon = followsSemicolon
    if let open = text.lastIndex(of: "<"), let address = Self.address(text[open...]) {
      isNamedAddress = true
      addresses = [address]
    } else {
      isNamedAddress = false
      addresses = text.split(whereSeparator: \.isWhitespace).compactMap { Self.address($0) }
    }
  }

  /// The parts of a line; a separator between quotation marks is none.
  static func parts(of line: Substring) -> [Part] {
    let hasQuotes = line.count { $0 == "\"" }.isMultiple(of: 2)
    var parts: [Part] = []
    var isQuoted = false
    var start = line.startIndex
    var followsSemicolon = false
    for index in line.indices {
      let character = line[index]
      if character == "\"", hasQuotes { isQuoted.toggle() }
      guard !isQuoted, ",;\t".contains(character) else { continue }
      parts.append(Part(line[start..<index], followsSemicolon: followsSemicolon))
      start = line.index(after: index)
      followsSemicolon = character == ";"
    }
    parts.append(Part(line[start...], followsSemicolon: followsSemicolon))
    return parts
  }

  /// The address that a word is, without what mail programs put around it; nil if it is none.
  private static func address(_ word: Substring) -> String? {
    let marks = "<>()[]\"':"
    var word = word.drop { marks.contains($0) }
    while let last = word.last, marks.contains(last) { word.removeLast() }
    if word.hasPrefix("mailto:") { word.removeFirst("mailto:".count) }
    guard let at = word.firstIndex(of: "@"), at > word.startIndex,
      word.index(after: at) < word.endIndex, !word.contains(where: \.isWhitespace)
    else { return nil }
    return String(word)
  }
}
