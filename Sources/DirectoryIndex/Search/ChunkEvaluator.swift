import DirectoryModel

/// Answers terms of a query for all users of a chunk at once, as `QueryTerm.truth(of:_:)` does for
/// one.
struct ChunkEvaluator {
  let chunk: IndexChunk
  let raw: UnsafeRawBufferPointer
  let context: QueryContext
  let marked: MarkedUsers

  /// The answers at the places of a set; elsewhere they have no meaning.
  func truth(of term: QueryTerm, within: ChunkBits) -> ChunkTruth {
    switch term {
    case .all: return ChunkTruth(yes: .all)
    case .and(let terms):
      var truth = ChunkTruth(yes: within)
      for term in terms where !truth.possible.isEmpty {
        truth = truth && self.truth(of: term, within: truth.possible)
      }
      return truth
    case .or(let terms):
      var truth = ChunkTruth(yes: .none)
      for term in terms {
        truth = truth || self.truth(of: term, within: within & ~truth.yes)
      }
      return truth
    case .not(let term): return !truth(of: term, within: within)
    case .any(let term), .every(let term): return truth(of: term, within: within)
    case .words(let pattern):
      return ChunkTruth(yes: chunk.places(of: pattern, within: within, raw))
    case .text(let field, let values): return truth(of: field, values, within: within)
    case .mfa(let values): return either(values) { truth(of: $0) }
    case .invite(let states): return either(states) { truth(of: $0) }
    case .status(let values): return either(values) { truth(of: $0) }
    case .flag(let flag): return truth(of: flag, within: within)
    case .time(let field, let ranges):
      return either(ranges) { truth(of: field, in: $0, within: within) }
    case .age(let ages):
      let times = FetchTimes(chunk, raw, readWhole: context.readWhole)
      return ChunkTruth(
        yes: (within & chunk.present).filtered { slot in
          ages.contains(context.now.seconds &- times.time(raw, at: slot).seconds)
        })
    case .systems, .conflict: return ChunkTruth(yes: .none, unknown: .all)
    }
  }

  /// The users of whom a term can't tell, by what is not reported of them.
  func untold(
    by term: QueryTerm, within: ChunkBits, _ found: inout [QueryFact: ChunkBits]
  ) {
    let unknown = truth(of: term, within: within).unknown & within
    if unknown.isEmpty { return }
    if let fact = term.queryFact {
      found[fact, default: .none] |= unknown
    } else {
      for part in term.parts { untold(by: part, within: unknown, &found) }
    }
  }

  private func either<Value>(_ values: [Value], _ truth: (Value) -> ChunkTruth) -> ChunkTruth {
    values.reduce(ChunkTruth(yes: .none)) { $0 || truth($1) }
  }

  private func truth(_ yes: UserTrait, untold: UserTrait) -> ChunkTruth {
    ChunkTruth(yes: chunk.bits(of: yes), unknown: chunk.bits(of: untold))
  }

  private func truth(of value: MFAValue) -> ChunkTruth {
    let isEnabled = truth(.hasMFA, untold: .untoldMFA)
    let isEnforced = truth(.isMFAEnforced, untold: .untoldMFAEnforced)
    return switch value {
    case .on: isEnabled
    case .off: !isEnabled
    case .enforced: isEnforced
    case .gap: isEnforced && !isEnabled
    case .unknown: ChunkTruth(yes: isEnabled.unknown)
    }
  }

  private func truth(of state: InvitationState.State) -> ChunkTruth {
    let uninvited = chunk.bits(of: .uninvited)
    let pending = chunk.bits(of: .isPending)
    let accepted = chunk.bits(of: .hasAccepted)
    let unknown = ~(uninvited | pending | accepted)
    return switch state {
    case .none: ChunkTruth(yes: uninvited, unknown: unknown)
    case .pending: ChunkTruth(yes: pending, unknown: unknown)
    case .accepted: ChunkTruth(yes: accepted, unknown: unknown)
    case .unknown: ChunkTruth(yes: unknown)
    }
  }

  private func truth(of value: StatusValue) -> ChunkTruth {
    let isActive = truth(.isActive, untold: .untoldActive)
    return switch value {
    case .active: isActive
    case .inactive: !isActive
    case .unknown: ChunkTruth(yes: isActive.unknown)
    }
  }

  private func truth(of flag: UserFlag, within: ChunkBits) -> ChunkTruth {
    switch flag {
    case .admin: return truth(.isAdmin, untold: .untoldAdmin)
    case .owner: return truth(.isOwner, untold: .untoldOwner)
    case .shared: return truth(.isShared, untold: .untoldShared)
    case .sso: return truth(.hasSSO, untold: .untoldSSO)
    case .social: return truth(.hasSocial, untold: .untoldSocial)
    case .password: return truth(.hasPassword, untold: .untoldPassword)
    case .gone: return ChunkTruth(yes: chunk.gone)
    case .dormant:
      let idle = TimeRange.ages(AgeRange(minimum: context.dormantAfter))
      return either([idle, .never]) { truth(of: .seen, in: $0, within: within) }
    case .marked: return ChunkTruth(yes: marked.places(in: chunk, raw, within: within))
    }
  }
}
