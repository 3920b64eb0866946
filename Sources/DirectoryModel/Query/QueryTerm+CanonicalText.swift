extension QueryTerm {
  /// The term as a query; empty for ``all``.
  ///
  /// Parsed, it is this term again, if this term is in normal form: texts folded and not empty,
  /// lists of values not empty, dates at midnights.
  package var canonicalText: String {
    switch self {
    case .all: ""
    case .and(let terms):
      terms.map { if case .or = $0 { $0.inParentheses } else { $0.canonicalText } }
        .joined(separator: " ")
    case .or(let terms): terms.map(\.canonicalText).joined(separator: " | ")
    case .not(let term):
      switch term {
      case .and, .or, .not: "-\(term.inParentheses)"
      default: "-\(term.canonicalText)"
      }
    case .any(let term): "any\(term.inParentheses)"
    case .every(let term): "all\(term.inParentheses)"
    case .words(let pattern): pattern.canonicalText
    case .text(let field, let values): Self.field(.text(field), values.map(\.canonicalText))
    case .mfa(let values): Self.field(.mfa, values.map(\.rawValue))
    case .invite(let states): Self.field(.invite, states.map(\.rawValue))
    case .status(let values): Self.field(.status, values.map(\.rawValue))
    case .flag(let flag): Self.field(.flag, [flag.rawValue])
    case .time(let field, let ranges): Self.field(.time(field), ranges.map(\.canonicalText))
    case .age(let range): Self.field(.age, [range.canonicalText])
    case .systems(let range): Self.field(.systems, [range.canonicalText])
    case .conflict(let kinds):
      Self.field(.conflict, ConflictKind.allCases.filter(kinds.contains).map(\.rawValue))
    }
  }

  private var inParentheses: String { "(\(canonicalText))" }

  private static func field(_ field: QueryField, _ values: [String]) -> String {
    "\(field.name):\(values.joined(separator: ","))"
  }
}

extension String {
  /// The text as a word or value of a query: in quotes, unless it has only signs without a meaning.
  package var queryWord: String {
    let isPlain = unicodeScalars.allSatisfy { scalar in
      scalar.value < 0x80
        ? scalar.properties.isAlphabetic || "0123456789._@-+/#'".unicodeScalars.contains(scalar)
        : !scalar.properties.isWhitespace
    }
    if isPlain, !isEmpty, unicodeScalars.first != "-", lowercased() != "none" { return self }
    var text = "\""
    for scalar in unicodeScalars {
      if scalar == "\"" || scalar == "\\" { text.unicodeScalars.append("\\") }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }
}

extension TextPattern {
  fileprivate var canonicalText: String {
    "\(isAtStart ? "^" : "")\(folded.queryWord)\(isAtEnd ? "$" : "")"
  }
}

extension TextValue {
  fileprivate var canonicalText: String {
    switch self {
    case .none: "none"
    case .pattern(let pattern) where pattern.isAtStart && pattern.isAtEnd:
      "=\(pattern.folded.queryWord)"
    case .pattern(let pattern): pattern.canonicalText
    }
  }
}

extension TimeRange {
  fileprivate var canonicalText: String {
    switch self {
    case .never: "never"
    case .unknown: "unknown"
    case .ages(let ages): ages.canonicalText
    case .dates(let from, let to):
      (from.map { Timestamp(seconds: $0).day } ?? "") + ".."
        + (to.map { Timestamp(seconds: $0 - 86_400).day } ?? "")
    }
  }
}

extension Timestamp {
  /// The day in UTC: `2026-02-28`.
  var day: String { String(rfc3339.prefix(while: { $0 != "T" })) }
}

extension AgeRange {
  fileprivate var canonicalText: String {
    switch (minimum, maximum) {
    case (let minimum?, let maximum?):
      "\(Age(seconds: minimum).text)..\(Age(seconds: maximum).text)"
    case (let minimum?, nil):
      Self.shorter("\(Age(seconds: minimum).text)+", ">\(Age(seconds: minimum - 1).text)")
    case (nil, let maximum):
      Self.shorter(
        "\(Age(seconds: maximum ?? 0).text)-", "<\(Age(seconds: (maximum ?? 0) + 1).text)")
    }
  }

  private static func shorter(_ first: String, _ second: String) -> String {
    second.count < first.count || first.first == "-" ? second : first
  }
}

extension ClosedRange<Int> {
  fileprivate var canonicalText: String {
    if lowerBound == upperBound { return String(lowerBound) }
    if upperBound == .max { return ">=\(lowerBound)" }
    return lowerBound == 0 ? "<=\(upperBound)" : "\(lowerBound)..\(upperBound)"
  }
}
