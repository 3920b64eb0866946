/// A filter over users as it was understood: what ``Query/term`` holds.
///
/// In normal form, which ``Query`` makes and the builders keep: `and` and `or` hold at least two
/// terms and none of their own kind, and `all` stands alone.
package indirect enum QueryTerm: Hashable, Sendable {
  /// Matches everything.
  case all
  case and([QueryTerm])
  case or([QueryTerm])
  case not(QueryTerm)
  /// Of a person: one of its users matches.
  case any(QueryTerm)
  /// Of a person: all of its users match.
  case every(QueryTerm)
  /// A free word or phrase in name, e-mail, username or id; has two answers, never "cannot tell".
  case words(TextPattern)
  /// A field with text; the values are alternatives.
  case text(TextField, [TextValue])
  case mfa([MFAValue])
  case invite([InvitationState.State])
  case status([StatusValue])
  case flag(UserFlag)
  /// When something happened; the ranges are alternatives.
  case time(TimeField, [TimeRange])
  /// The age of our copy.
  case age(AgeRange)
  /// Of a person: how many systems know it.
  case systems(ClosedRange<Int>)
  /// Of a person: in what its users differ.
  case conflict(Set<ConflictKind>)

  /// All of the terms, in normal form.
  package static func all(of terms: [QueryTerm]) -> QueryTerm {
    let parts = terms.flatMap { term -> [QueryTerm] in
      switch term {
      case .all: []
      case .and(let parts): parts
      default: [term]
      }
    }
    guard let first = parts.first else { return .all }
    return parts.count == 1 ? first : .and(parts)
  }

  /// One of the terms at least, in normal form.
  /// - Precondition: there is a term.
  package static func one(of terms: [QueryTerm]) -> QueryTerm {
    let parts = terms.flatMap { term -> [QueryTerm] in
      if case .or(let parts) = term { parts } else { [term] }
    }
    if parts.contains(.all) { return .all }
    guard let first = parts.first else { preconditionFailure("a choice of nothing") }
    return parts.count == 1 ? first : .or(parts)
  }
}

/// What a text has to hold: a folded run of characters, and where it stands.
package struct TextPattern: Hashable, Sendable {
  /// Folded as by `String.folded`: not empty, and without a newline or other control character.
  package var folded: String
  /// Whether the text begins with it.
  package var isAtStart: Bool
  /// Whether the text ends with it; with ``isAtStart`` it is the whole text.
  package var isAtEnd: Bool

  package init(folded: String, isAtStart: Bool = false, isAtEnd: Bool = false) {
    self.folded = folded
    self.isAtStart = isAtStart
    self.isAtEnd = isAtEnd
  }
}

/// What a field with text has to hold.
package enum TextValue: Hashable, Sendable {
  case pattern(TextPattern)
  /// The user has none, and the source says so.
  case none

  /// The whole text, in any case and accents, as `=` before a value asks for.
  package static func exactly(_ text: String) -> TextValue {
    .pattern(TextPattern(folded: text.folded, isAtStart: true, isAtEnd: true))
  }
}

/// A field with text, by its name in a query.
package enum TextField: String, CaseIterable, Hashable, Sendable {
  case source, provider, email, domain, name, username, id
  case role, permission, group, dept, team, tag
}

/// What `mfa:` can ask for; `gap` is enforced and not enabled.
package enum MFAValue: String, CaseIterable, Hashable, Sendable {
  case on, off, enforced, gap, unknown
}

/// What `status:` can ask for.
package enum StatusValue: String, CaseIterable, Hashable, Sendable {
  case active, inactive, unknown
}

/// What `is:` can ask for.
package enum UserFlag: String, CaseIterable, Hashable, Sendable {
  case admin, owner, shared, sso, social, password, gone, dormant, marked
}

/// A field with a time, by its name in a query.
package enum TimeField: String, CaseIterable, Hashable, Sendable {
  case seen, created, updated, invited, accepted
}

/// When something has to have happened.
package enum TimeRange: Hashable, Sendable {
  /// It has not, and the source says so.
  case never
  /// The source does not say when.
  case unknown
  /// So long before ``QueryContext/now``.
  case ages(AgeRange)
  /// Between two midnights in UTC, in seconds since the epoch; nil is open.
  /// - Parameters:
  ///   - from: the first second.
  ///   - to: the second after the last one.
  case dates(from: Int64?, to: Int64?)
}

/// A range of ages in seconds, both ends included; nil is open.
///
/// An age is the difference of the whole seconds of two instants; fractions don't count, and what
/// lies in the future has an age below zero, so that it is within every `7d-`.
package struct AgeRange: Hashable, Sendable {
  package var minimum: Int64?
  package var maximum: Int64?

  package init(minimum: Int64? = nil, maximum: Int64? = nil) {
    self.minimum = minimum
    self.maximum = maximum
  }

  package func contains(_ age: Int64) -> Bool {
    (minimum.map { age >= $0 } ?? true) && (maximum.map { age <= $0 } ?? true)
  }
}

/// In what the users of a person can differ.
package enum ConflictKind: String, CaseIterable, Hashable, Sendable {
  case status, mfa, dept, name, invite, any
}
