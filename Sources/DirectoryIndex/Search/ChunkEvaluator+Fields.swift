import DirectoryModel

extension ChunkEvaluator {
  /// Whether a field with text holds one of the values.
  func truth(
    of field: TextField, _ values: [TextValue], within: ChunkBits
  ) -> ChunkTruth {
    let patterns = values.compactMap { value -> TextPattern? in
      if case .pattern(let pattern) = value { pattern } else { nil }
    }
    let found: ChunkBits
    let untold: ChunkBits
    var missing = ChunkBits.none
    if let section = field.section {
      let column = chunk.list(section, raw)
      let items = chunk.items(with: patterns, raw)
      let isHit = (0..<column.valueCount).map { value in
        column.entries(raw, of: value).contains { items.contains(column.item(raw, $0)) }
      }
      found = column.places(raw, isHit, within: within & chunk.present)
      untold = field.untold.map { chunk.bits(of: $0) } ?? .none
      if patterns.count < values.count {
        let isEmpty = (0..<column.valueCount).map { column.entries(raw, of: $0).isEmpty }
        missing = column.places(raw, isEmpty, within: within & chunk.present)
      }
    } else {
      found = patterns.reduce(.none) { $0 | places(of: $1, in: field, within: within) }
      // A user has one text of these or none, and then the source does not tell.
      missing = field.told.map { ~chunk.bits(of: $0) } ?? .none
      untold = missing
    }
    var truth = ChunkTruth(yes: .none)
    if !patterns.isEmpty { truth = ChunkTruth(yes: found, unknown: untold & ~found) }
    if patterns.count < values.count {
      truth = truth || ChunkTruth(yes: missing & ~untold, unknown: missing & untold)
    }
    return truth
  }

  private func places(
    of pattern: TextPattern, in field: TextField, within: ChunkBits
  ) -> ChunkBits {
    switch field {
    case .name: chunk.places(of: pattern, line: 1, within: within, raw)
    case .email: chunk.places(of: pattern, line: 2, within: within, raw)
    case .username: chunk.places(of: pattern, line: 3, within: within, raw)
    case .id: chunk.places(of: pattern, line: 4, within: within, raw)
    default: domains(with: pattern, within: within)
    }
  }

  /// The users whose domain holds a pattern: of those whose e-mail address holds its letters.
  private func domains(with pattern: TextPattern, within: ChunkBits) -> ChunkBits {
    let letters = TextPattern(folded: pattern.folded)
    let exceptional = chunk.places(with: .domain, raw) & within
    let likely = chunk.places(of: letters, line: 2, within: within, raw)
    let needle = Array(pattern.folded.utf8)
    let found = (likely & ~exceptional).filtered { slot in
      guard let domain = chunk.line(.domain, raw, at: slot) else { return false }
      return raw.part(domain).holds(
        needle, isAtStart: pattern.isAtStart, isAtEnd: pattern.isAtEnd)
    }
    let others = exceptional.filtered { slot in
      guard let domain = chunk.exception(.domain, raw, at: slot) else { return false }
      return raw.part(domain).holds(
        needle, isAtStart: pattern.isAtStart, isAtEnd: pattern.isAtEnd)
    }
    return found | others
  }

  /// Whether something happened in a range of time.
  func truth(of field: TimeField, in range: TimeRange, within: ChunkBits) -> ChunkTruth {
    let traits = field.traits
    let at = chunk.bits(of: traits.at)
    let never = traits.never.map { chunk.bits(of: $0) } ?? .none
    let sometime = traits.sometime.map { chunk.bits(of: $0) } ?? .none
    let unknown = ~(at | never | sometime)
    switch range {
    case .never: return ChunkTruth(yes: never, unknown: unknown)
    case .unknown: return ChunkTruth(yes: sometime | unknown)
    case .ages(let ages):
      let now = context.now.seconds
      let yes = places(of: field.section, at & within) { ages.contains(now &- $0) }
      return ChunkTruth(yes: yes, unknown: sometime | unknown)
    case .dates(let from, let to):
      let first = from ?? .min
      let yes = places(of: field.section, at & within) { seconds in
        seconds >= first && (to.map { seconds < $0 } ?? true)
      }
      return ChunkTruth(yes: yes, unknown: sometime | unknown)
    }
  }

  private func places(
    of section: ChunkSection, _ within: ChunkBits, _ isIncluded: (Int64) -> Bool
  ) -> ChunkBits {
    if within.isEmpty { return within }
    let times = chunk.times(section, raw)
    return within.filtered { isIncluded(times.seconds(raw, at: $0)) }
  }
}

extension TextField {
  /// The list column that the field's texts are in; nil for those of the search text.
  var section: ChunkSection? {
    switch self {
    case .source: .source
    case .provider: .provider
    case .email, .domain, .name, .username, .id: nil
    case .role: .roles
    case .permission: .permissions
    case .group: .groups
    case .dept: .dept
    case .team: .team
    case .tag: .tag
    }
  }

  /// Whose source does not tell all texts of a list.
  var untold: UserTrait? {
    switch self {
    case .role: .untoldRoles
    case .permission: .untoldPermissions
    case .group: .untoldGroups
    case .dept: .untoldDepartments
    case .team: .untoldTeams
    case .tag: .untoldTags
    default: nil
    }
  }

  /// Who has a text; nil where everyone does.
  fileprivate var told: UserTrait? {
    switch self {
    case .name: .hasName
    case .email: .hasEmail
    case .username: .hasUsername
    case .domain: .hasDomain
    default: nil
    }
  }
}

extension TimeField {
  fileprivate var section: ChunkSection {
    switch self {
    case .seen: .seen
    case .created: .created
    case .updated: .updated
    case .invited: .invited
    case .accepted: .accepted
    }
  }

  fileprivate var traits: (at: UserTrait, never: UserTrait?, sometime: UserTrait?) {
    switch self {
    case .seen: (.seenAt, .neverSeen, nil)
    case .created: (.createdAt, nil, nil)
    case .updated: (.updatedAt, nil, nil)
    case .invited: (.invitedAt, .neverInvited, .sometimeInvited)
    case .accepted: (.acceptedAt, .neverAccepted, .sometimeAccepted)
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether bytes occur here, at an end where that is asked.
  fileprivate func holds(_ needle: [UInt8], isAtStart: Bool, isAtEnd: Bool) -> Bool {
    guard count >= needle.count else { return false }
    let last = count - needle.count
    let first = isAtEnd && !isAtStart ? last : 0
    let end = isAtStart && !isAtEnd ? 0 : last
    if isAtStart, isAtEnd, last != 0 { return false }
    return (first...end).contains { self[$0..<$0 + needle.count].elementsEqual(needle) }
  }
}
