/// A filter over users: what was typed, and what it means.
///
/// Words have to occur in name, e-mail, username or id, without regard to case, accents and width;
/// fields ask for facts, each of which a source may not tell (``Truth/unknown``). All parts of a
/// query have to hold; `|` between them binds loosest, `-` or `!` negates, parentheses group.
/// ``QueryParser`` has the grammar, ``QueryField`` the fields.
package struct Query: Hashable, Sendable {
  /// The query as it was typed.
  package let text: String
  package let term: QueryTerm

  /// Matches everything.
  package static let all = Query(text: "", term: .all)

  init(text: String, term: QueryTerm) {
    self.text = text
    self.term = term
  }

  /// A query that is written in the canonical way.
  package init(_ term: QueryTerm) { self.init(text: term.canonicalText, term: term) }

  /// - Throws: ``QueryError`` with the column of the first thing that is not understood.
  package init(parsing text: String) throws(QueryError) {
    var parser = QueryParser(text)
    self.init(text: text, term: try parser.query())
  }

  /// A query for the words of a text, whatever signs are in it.
  package static func words(of text: String) -> Query {
    let words = text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
      .map { String($0).folded }.filter { !$0.isEmpty }
    return Query(.all(of: words.map { .words(TextPattern(folded: $0)) }))
  }

  /// Whether every user matches.
  package var isEmpty: Bool { term == .all }

  /// Whether `is:gone` is asked for anywhere; without it, users that have gone are left out of
  /// what matches, which ``truth(of:_:)`` doesn't do.
  package var includesGone: Bool { term.contains { $0 == .flag(.gone) } }

  /// Whether something is asked that only a person can answer, not a user alone.
  package var isAboutPeople: Bool {
    term.contains {
      switch $0 {
      case .any, .every, .systems, .conflict: true
      default: false
      }
    }
  }

  /// The free words that every match holds, folded.
  package var words: [String] { term.wantedWords.map(\.folded) }

  /// Whether a single user matches.
  package func truth(of user: User, _ context: QueryContext) -> Truth {
    term.truth(of: user, context)
  }

  /// How well a match is hit, for the order of what matches: see ``QueryTerm/rank(of:)``.
  package func rank(of user: User) -> Int { term.rank(of: SearchText(user)) }

  /// The query in the one way that roster writes it; parsed, it means the same.
  package var canonicalText: String { term.canonicalText }
}

extension QueryTerm {
  /// Whether this term or one within it is such a term.
  package func contains(_ isWanted: (QueryTerm) -> Bool) -> Bool {
    isWanted(self) || parts.contains { $0.contains(isWanted) }
  }

  /// The terms that this one is made of.
  package var parts: [QueryTerm] {
    switch self {
    case .and(let terms), .or(let terms): terms
    case .not(let term), .any(let term), .every(let term): [term]
    default: []
    }
  }

  /// The free words and phrases that have to occur in every match.
  package var wantedWords: [TextPattern] {
    let terms = if case .and(let terms) = self { terms } else { [self] }
    return terms.compactMap { if case .words(let pattern) = $0 { pattern } else { nil } }
  }

  /// How well a match is hit: 0 where each wanted word is a word of its own somewhere, 1 where one
  /// is but the beginning of a word, 2 where one is inside a word or not there; 0 without words.
  package func rank(of text: SearchText) -> Int {
    wantedWords.map { text.rank(of: $0) ?? .inside }.max()?.rawValue ?? 0
  }
}
