import DirectoryModel

extension QueryTerm {
  /// Whether each user that this term does not rule out is not ruled out by another one either.
  ///
  /// False where that is not plain to see.
  func narrows(_ other: QueryTerm) -> Bool {
    if other == .all || self == other { return true }
    switch (self, other) {
    case (_, .and(let parts)): return parts.allSatisfy { narrows($0) }
    case (.or(let parts), _): return parts.allSatisfy { $0.narrows(other) }
    case (.and(let parts), .or(let others)):
      return parts.contains { $0.narrows(other) } || others.contains { narrows($0) }
    case (.and(let parts), _): return parts.contains { $0.narrows(other) }
    case (_, .or(let others)): return others.contains { narrows($0) }
    case (.words(let pattern), .words(let wider)): return pattern.narrows(wider)
    case (.text(let field, let values), .text(let otherField, let others)):
      return field == otherField
        && values.allSatisfy { value in others.contains { value.narrows($0) } }
    default: return false
    }
  }

  /// Whether the answer may be another one for the same user at another time, or with other marks.
  var dependsOnContext: Bool {
    contains {
      switch $0 {
      case .time, .age, .flag(.dormant), .flag(.marked): true
      default: false
      }
    }
  }

  /// The term with the parts of each `and` and `or` in the order of what they cost.
  var cheapestFirst: QueryTerm {
    switch self {
    case .and(let parts): .and(Self.sorted(parts))
    case .or(let parts): .or(Self.sorted(parts))
    case .not(let part): .not(part.cheapestFirst)
    case .any(let part): .any(part.cheapestFirst)
    case .every(let part): .every(part.cheapestFirst)
    default: self
    }
  }

  private static func sorted(_ parts: [QueryTerm]) -> [QueryTerm] {
    let sorted = parts.enumerated().sorted {
      ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset)
    }
    return sorted.map(\.element.cheapestFirst)
  }

  /// What it costs to answer, about: bit sets first, then long words, then short ones.
  private var cost: Int {
    switch self {
    case .all, .mfa, .invite, .status, .systems, .conflict: 0
    case .flag(let flag): flag == .marked ? 99 : 0
    case .text(let field, _):
      switch field {
      case .name, .email, .username, .id: 50
      case .domain: 80
      default: 10
      }
    case .time, .age: 5
    case .words(let pattern): 40 - min(pattern.folded.utf8.count, 20)
    case .and, .or, .not, .any, .every: parts.map(\.cost).max() ?? 0
    }
  }
}

extension TextPattern {
  /// Whether each text that holds this pattern holds another one.
  fileprivate func narrows(_ wider: TextPattern) -> Bool {
    let (own, others) = (Array(folded.utf8), Array(wider.folded.utf8))
    switch (wider.isAtStart, wider.isAtEnd) {
    case (false, false):
      return own.count >= others.count
        && (0...own.count - others.count).contains {
          own[$0..<$0 + others.count].elementsEqual(others)
        }
    case (true, false): return isAtStart && own.starts(with: others)
    case (false, true): return isAtEnd && own.reversed().starts(with: others.reversed())
    case (true, true): return self == wider
    }
  }
}

extension TextValue {
  fileprivate func narrows(_ wider: TextValue) -> Bool {
    switch (self, wider) {
    case (.none, .none): true
    case (.pattern(let pattern), .pattern(let wider)): pattern.narrows(wider)
    default: false
    }
  }
}

extension QueryContext {
  /// Whether every query has the same answers with another context.
  func isLike(_ other: QueryContext) -> Bool {
    now == other.now && marked == other.marked && dormantAfter == other.dormantAfter
      && readWhole == other.readWhole
  }
}
