extension Query {
  /// What was understood, in words on one line; `everyone` for the empty query.
  package var echo: DisplayText { term.echo }
}

extension QueryTerm {
  /// What was understood, in words.
  package var echo: DisplayText {
    switch self {
    case .all: "everyone"
    case .and(let terms): Self.clauses(of: terms).joined(separator: "; ")
    case .or(let terms): "either \(terms.map(\.clause).joined(separator: ", or "))"
    case .not(let term): "not: \(term.clause)"
    case .any(let term): "one user: \(term.clause)"
    case .every(let term): "every user: \(term.clause)"
    case .words(let pattern): "\(Self.searched) \([pattern].predicates.enumerated("or"))"
    case .text(let field, let values): values.echo(of: field)
    case .mfa(let values): "MFA is \(values.map(\.words).enumerated("or"))"
    case .invite(let states): "invitation is \(states.map(\.words).enumerated("or"))"
    case .status(let values): "status is \(values.map(\.words).enumerated("or"))"
    case .flag(let flag): flag.words
    case .time(let field, let ranges):
      "\(field.words) \(ranges.map(\.words).enumerated("or"))"
    case .age(let range): "read from the source \(range.words)"
    case .systems(let range): "known in \(range.words)"
    case .conflict(let kinds): "the systems differ\(kinds.words)"
    }
  }

  private static let searched: DisplayText = "name, e-mail, username or id"

  /// The term in words that can stand beside others.
  private var clause: DisplayText {
    switch self {
    case .and, .or: "(\(echo))"
    default: echo
    }
  }

  /// One clause for the free words that are only contained, and one for each other term.
  private static func clauses(of terms: [QueryTerm]) -> [DisplayText] {
    var contained: [DisplayText] = []
    var others: [DisplayText] = []
    for term in terms {
      if case .words(let pattern) = term, !pattern.isAtStart, !pattern.isAtEnd {
        contained.append(pattern.quoted)
      } else {
        others.append(term.clause)
      }
    }
    if contained.isEmpty { return others }
    return ["\(searched) contains \(contained.enumerated("and"))"] + others
  }
}

extension TextPattern {
  fileprivate var quoted: DisplayText { "“\(folded)”" }

  fileprivate var verb: DisplayText {
    switch (isAtStart, isAtEnd) {
    case (true, true): "is"
    case (true, false): "begins with"
    case (false, true): "ends with"
    case (false, false): "contains"
    }
  }
}

extension [TextPattern] {
  /// What is said of a text: a verb for the patterns that share it.
  fileprivate var predicates: [DisplayText] {
    var groups: [(verb: DisplayText, patterns: [DisplayText])] = []
    for pattern in self {
      if let index = groups.firstIndex(where: { $0.verb == pattern.verb }) {
        groups[index].patterns.append(pattern.quoted)
      } else {
        groups.append((pattern.verb, [pattern.quoted]))
      }
    }
    return groups.map { "\($0.verb) \($0.patterns.enumerated("or"))" }
  }
}

extension [TextValue] {
  fileprivate func echo(of field: TextField) -> DisplayText {
    let patterns = compactMap { if case .pattern(let pattern) = $0 { pattern } else { nil } }
    let none: DisplayText = "there is no \(field.words)"
    if patterns.isEmpty { return none }
    let some: DisplayText = "\(field.words) \(patterns.predicates.enumerated("or"))"
    return contains(.none) ? "\(some) or \(none)" : some
  }
}

extension Set<ConflictKind> {
  fileprivate var words: DisplayText {
    if contains(.any) { return .empty }
    return " in \(ConflictKind.allCases.filter(contains).map(\.words).enumerated("or"))"
  }
}
