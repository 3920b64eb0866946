/// A filter over users: words that all have to occur in name, e-mail, username or id.
///
/// Words match without case, accents and width. The signs of the larger language (fields,
/// negation, quotes, anchors, alternatives) are reserved: they are errors here, never plain text,
/// so that no query changes its meaning when the language grows.
package struct Query: Hashable, Sendable {
  /// The folded words.
  package let words: [String]

  /// Matches everything.
  package static let all = Query(words: [])

  private init(words: [String]) { self.words = words }

  /// - Throws: ``QueryError`` with the column of the first sign that is not understood.
  package init(parsing text: String) throws(QueryError) {
    var words: [String] = []
    var column = 1
    for part in text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace) {
      if !part.isEmpty {
        try Self.check(part, column: column)
        words.append(String(part).folded)
      }
      column += part.count + 1
    }
    self.words = words
  }

  /// A query for the words of a text, whatever signs are in it.
  package static func words(of text: String) -> Query {
    Query(words: text.split(whereSeparator: \.isWhitespace).map { String($0).folded })
  }

  /// Whether every user matches.
  package var isEmpty: Bool { words.isEmpty }

  package func matches(_ user: User) -> Bool { matches(SearchText(user)) }

  package func matches(_ text: SearchText) -> Bool {
    words.allSatisfy { text.folded.hasBytes(of: $0) }
  }

  private static func check(_ word: Substring, column: Int) throws(QueryError) {
    if let first = word.first, "-!^".contains(first) {
      throw QueryError("'\(first)' before a word is not supported yet", column: column)
    }
    for (offset, character) in word.enumerated() {
      if "\"()|".contains(character) || character == "$" && offset == word.count - 1 {
        throw QueryError("'\(character)' is not supported yet", column: column + offset)
      }
      if character == ":" {
        throw QueryError(
          "fields such as '\(String(word.prefix(offset + 1)))' are not supported yet",
          column: column)
      }
    }
  }
}

/// The folded text of a user that free words are searched in.
package struct SearchText: Hashable, Sendable {
  package let folded: String

  package init(_ user: User) {
    var text = user.displayName.original
    for part in [user.email?.original, user.username?.original, user.id.text] {
      if let part { text += "\n" + part }
    }
    folded = text.folded
  }
}

/// What is wrong with a query, and where.
package struct QueryError: Error, Hashable, Sendable {
  package let message: DisplayText
  /// The character at fault, counted from 1.
  package let column: Int

  package init(_ message: DisplayText, column: Int) {
    self.message = message
    self.column = column
  }
}

extension String {
  /// Whether the bytes of a word occur in the text.
  ///
  /// Compared as characters, the first letter of a written syllable would not be found in it.
  fileprivate func hasBytes(of word: String) -> Bool {
    let found = utf8.withContiguousStorageIfAvailable { text in
      word.utf8.withContiguousStorageIfAvailable { text.hasRun($0) }
    }
    return (found ?? nil) ?? utf8.contains(word.utf8)
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func hasRun(_ run: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = run.first else { return true }
    guard count >= run.count else { return false }
    return (0...count - run.count).contains {
      self[$0] == first && self[$0..<$0 + run.count].elementsEqual(run)
    }
  }
}
