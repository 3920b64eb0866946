package import DirectoryModel

extension RandomNumberGenerator {
  /// A term in normal form of which every part can be written; so many terms may hold others, one
  /// within the other.
  package mutating func term(depth: Int = 3) -> QueryTerm {
    if chance(0.02) { return .all }
    return part(depth: depth)
  }

  private mutating func part(depth: Int) -> QueryTerm {
    guard depth > 0, chance(0.6) else { return leaf() }
    switch Int.random(in: 0..<8, using: &self) {
    case 0...2: return .all(of: (0...1).map { _ in part(depth: depth - 1) } + more(depth))
    case 3, 4: return .one(of: (0...1).map { _ in part(depth: depth - 1) } + more(depth))
    case 5, 6: return .not(part(depth: depth - 1))
    default:
      let inner = part(depth: depth - 1)
      return Bool.random(using: &self) ? .any(inner) : .every(inner)
    }
  }

  private mutating func more(_ depth: Int) -> [QueryTerm] {
    some(upTo: 2) { $0.part(depth: depth - 1) }
  }

  /// A term that holds no other.
  package mutating func leaf() -> QueryTerm {
    switch Int.random(in: 0..<14, using: &self) {
    case 0...2: .words(pattern())
    case 3...5:
      textLeaf(of: pick(TextField.allCases))
    case 6: .mfa(values(of: MFAValue.self))
    case 7: .invite(values(of: InvitationState.State.self))
    case 8: .status(values(of: StatusValue.self))
    case 9, 10: .flag(pick(UserFlag.allCases))
    case 11, 12: .time(pick(TimeField.allCases), [timeRange()] + some(upTo: 1) { $0.timeRange() })
    default:
      switch Int.random(in: 0..<3, using: &self) {
      case 0: .age(ageRange())
      case 1: .systems(pick([1...1, 2...Int.max, 0...3, 2...4, 0...0]))
      default: .conflict(Set(values(of: ConflictKind.self)))
      }
    }
  }

  /// A pattern that may hit a random user.
  package mutating func pattern() -> TextPattern {
    let text = pick([namePiece(), label().original, "example", "@", "id-1", "1", "b", "an", ".com"])
    // What is nothing when folded can't be searched for.
    let folded = text.folded.isEmpty ? "bob" : text.folded
    return TextPattern(folded: folded, isAtStart: chance(0.2), isAtEnd: chance(0.2))
  }

  private mutating func textLeaf(of field: TextField) -> QueryTerm {
    let values = (0...Int.random(in: 0...1, using: &self)).map { _ -> TextValue in
      if field.fact != nil, chance(0.3) { return .none }
      return .pattern(pattern())
    }
    return .text(field, values)
  }

  private mutating func values<Value: CaseIterable>(of type: Value.Type) -> [Value] {
    (0...Int.random(in: 0...1, using: &self)).map { _ in pick(Array(Value.allCases)) }
  }

  private mutating func timeRange() -> TimeRange {
    switch Int.random(in: 0..<6, using: &self) {
    case 0: return .never
    case 1: return .unknown
    case 2, 3: return .ages(ageRange())
    default:
      let today = QueryContext.randomNow.seconds / 86_400
      let from = (today - Int64.random(in: -10...900, using: &self)) * 86_400
      let to = from + Int64.random(in: 1...400, using: &self) * 86_400
      return pick([
        .dates(from: from, to: to), .dates(from: from, to: nil), .dates(from: nil, to: to),
      ])
    }
  }

  private mutating func ageRange() -> AgeRange {
    let minimum = age()
    return pick([
      AgeRange(minimum: minimum), AgeRange(minimum: minimum + 1), AgeRange(maximum: minimum),
      AgeRange(maximum: minimum - 1), AgeRange(minimum: minimum, maximum: minimum + age()),
    ])
  }

  private mutating func age() -> Int64 {
    let day: Int64 = 86_400
    return pick([
      0, 1, 60, 3_600, day, 7 * day, 90 * day, 365 * day,
      Int64.random(in: 0...9_999_999, using: &self),
    ])
  }
}
