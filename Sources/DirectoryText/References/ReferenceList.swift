import DirectoryModel

/// REFs as people paste them, each once, in the order in which they came.
///
/// A line is one REF, unless there are e-mail addresses in it: then it is a list as mail programs
/// write it, with commas, semicolons, tabs or blanks between the addresses.
package struct ReferenceList {
  package private(set) var references: [String] = []
  /// Ids differ if their bytes do, and so do REFs.
  private var known: Set<UserID> = []
  private let sources: Set<String>

  /// Where sources are named, a word such as `source/id` is taken out of a line as an address is.
  package init(sources: [String] = []) { self.sources = Set(sources) }

  /// Takes the REFs of a line; a blank one has none.
  package mutating func add(_ line: some StringProtocol) {
    let line = String(line.drop { $0 == "\u{FEFF}" })
    let parts = Part.parts(of: line[...], sources: sources)
    guard parts.contains(where: { !$0.references.isEmpty }) else {
      return take(line.trimmingBlanks)
    }
    /// What may yet turn out to be the family name before `, Bob <bob@acme.com>`.
    var pending: String?
    for part in parts {
      if let waiting = pending, !part.hasBrackets || part.followsSemicolon { take(waiting) }
      pending = nil
      if part.references.isEmpty {
        pending = part.text
      } else {
        part.references.forEach { take($0) }
      }
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
  package let text: String
  package let followsSemicolon: Bool
  /// Whether an address is in angle brackets, mostly after a name.
  private(set) var hasBrackets = false
  /// The addresses and the like; what stands before one in angle brackets is its name.
  private(set) var references: [String] = []

  package init(_ text: Substring, followsSemicolon: Bool, sources: Set<String>) {
    self.text = String(text).trimmingBlanks
    self.followsSemicolon = followsSemicolon
    var outside: [String] = []
    for (index, piece) in text.split(separator: "<", omittingEmptySubsequences: false).enumerated()
    {
      let end = index == 0 ? piece.startIndex : piece.firstIndex(of: ">") ?? piece.endIndex
      let inside = Self.references(in: piece[..<end], sources)
      if inside.isEmpty { references += outside } else { hasBrackets = true }
      references += inside
      outside = Self.references(in: piece[end...], sources)
    }
    references += outside
  }

  /// The parts of a line; a separator between quotation marks is none.
  package static func parts(of line: Substring, sources: Set<String>) -> [Part] {
    let hasQuotes = line.count { $0 == "\"" }.isMultiple(of: 2)
    var parts: [Part] = []
    var isQuoted = false
    var start = line.startIndex
    var followsSemicolon = false
    for index in line.indices {
      let character = line[index]
      if character == "\"", hasQuotes { isQuoted.toggle() }
      guard !isQuoted, ",;\t".contains(character) else { continue }
      parts.append(
        Part(line[start..<index], followsSemicolon: followsSemicolon, sources: sources))
      start = line.index(after: index)
      followsSemicolon = character == ";"
    }
    parts.append(Part(line[start...], followsSemicolon: followsSemicolon, sources: sources))
    return parts
  }

  private static func references(in text: Substring, _ sources: Set<String>) -> [String] {
    text.split { $0.isWhitespace || ",;<>()[]{}\"|".contains($0) }.compactMap { word in
      UserReference(word, sources: sources) == nil ? EmailAddress.inside(word) : String(word)
    }
  }
}
