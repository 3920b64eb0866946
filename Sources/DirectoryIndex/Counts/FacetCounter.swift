import DirectoryModel

/// Counts the users of one chunk after the other by a facet.
struct FacetCounter {
  private let facet: IndexFacet
  private let context: QueryContext
  private let marked: MarkedUsers
  private var none = 0
  private var unknown = 0
  /// By folded value, how many users there are, and how many of them with each spelling.
  private var found: [String: (count: Int, spellings: [String: Int])] = [:]

  init(_ facet: IndexFacet, _ context: QueryContext) {
    self.facet = facet
    self.context = context
    marked = MarkedUsers(context.marked)
  }

  mutating func count(_ chunk: IndexChunk, _ raw: UnsafeRawBufferPointer, _ places: ChunkBits) {
    let evaluator = ChunkEvaluator(chunk: chunk, raw: raw, context: context, marked: marked)
    for (value, term) in facet.values {
      let truth = evaluator.truth(of: term, within: places)
      add((truth.yes & places).count, value, value)
    }
    if let term = facet.unknown {
      unknown += (evaluator.truth(of: term, within: places).unknown & places).count
    }
    guard case .text(let field) = facet else { return }
    guard let section = field.section else { return countLines(of: field, chunk, raw, places) }
    if let untold = field.untold {
      unknown += (chunk.bits(of: untold) & places).count
      none += (evaluator.truth(of: .text(field, [.none]), within: places).yes & places).count
    }
    countList(chunk, raw, chunk.list(section, raw), places)
  }

  /// Counts the domains; names and ids are as many as there are users.
  private mutating func countLines(
    of field: TextField, _ chunk: IndexChunk, _ raw: UnsafeRawBufferPointer, _ places: ChunkBits
  ) {
    guard field == .domain else { return }
    let told = chunk.bits(of: .hasDomain)
    unknown += (places & ~told).count
    var counts: [String: Int] = [:]
    (places & told).forEach { slot in
      guard let domain = chunk.line(.domain, raw, at: slot) else { return }
      counts[String(decoding: raw[domain], as: UTF8.self), default: 0] += 1
    }
    for (domain, count) in counts { add(count, domain, domain) }
  }

  private mutating func countList(
    _ chunk: IndexChunk, _ raw: UnsafeRawBufferPointer, _ column: ListColumn, _ places: ChunkBits
  ) {
    var counts = [Int](repeating: 0, count: column.valueCount)
    places.forEach { counts[column.value(raw, at: $0)] += 1 }
    var byEntry: [Int: [Int: Int]] = [:]
    for (value, count) in counts.enumerated() where count > 0 {
      for entry in column.entries(raw, of: value) {
        let string = column.string(raw, entry)
        if string == ListColumn.alias { continue }
        byEntry[column.item(raw, entry), default: [:]][string, default: 0] += count
      }
    }
    for (item, strings) in byEntry {
      let folded = String(decoding: raw[chunk.item(raw, item)], as: UTF8.self)
      for (string, count) in strings {
        add(count, folded, String(decoding: raw[chunk.string(raw, string)], as: UTF8.self))
      }
    }
  }

  private mutating func add(_ count: Int, _ folded: String, _ spelling: String) {
    if count == 0 { return }
    found[folded, default: (0, [:])].count += count
    found[folded, default: (0, [:])].spellings[spelling, default: 0] += count
  }

  var counts: FacetCounts {
    var counts = FacetCounts()
    counts.none = none
    counts.unknown = unknown
    counts.values = found.map { folded, found in
      // The spelling of most users; of several, the first by its bytes.
      let spelling = found.spellings.max { left, right in
        left.value != right.value
          ? left.value < right.value
          : right.key.utf8.lexicographicallyPrecedes(left.key.utf8)
      }
      return FacetCounts.Value(
        text: DisplayText(spelling?.key ?? folded), folded: folded, count: found.count)
    }
    counts.values.sort {
      $0.count != $1.count
        ? $0.count > $1.count : $0.folded.utf8.lexicographicallyPrecedes($1.folded.utf8)
    }
    return counts
  }
}

extension IndexFacet {
  /// The values that a query has words for, with the terms that ask for them.
  fileprivate var values: [(word: String, term: QueryTerm)] {
    switch self {
    case .text: []
    case .mfa:
      [MFAValue.on, .off, .enforced, .gap].map { ($0.rawValue, .mfa([$0])) }
    case .invite:
      [InvitationState.State.none, .pending, .accepted].map { ($0.rawValue, .invite([$0])) }
    case .status: [StatusValue.active, .inactive].map { ($0.rawValue, .status([$0])) }
    case .flag(let flag): [("yes", .flag(flag)), ("no", .not(.flag(flag)))]
    }
  }

  /// A term that can't tell of the users whose source does not tell; nil for lists.
  fileprivate var unknown: QueryTerm? {
    switch self {
    case .text: nil
    case .mfa: .mfa([.on])
    case .invite: .invite([.pending])
    case .status: .status([.active])
    case .flag(let flag): .flag(flag)
    }
  }
}
