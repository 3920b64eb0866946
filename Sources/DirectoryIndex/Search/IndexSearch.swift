import DirectoryModel

/// A search that is under way, chunk by chunk.
struct IndexSearch {
  private let query: Query
  private let context: QueryContext
  private let sources: Set<String>?
  private let marked: MarkedUsers
  /// What has to hold, the cheapest first.
  private let terms: [QueryTerm]
  private let isRanked: Bool
  private var previous: IndexResult?

  private var yes: [ChunkBits] = []
  private var unknown: [ChunkBits] = []
  /// Of the matches, those that each word begins a word of, and those that have each as a word.
  private var starting: [ChunkBits] = []
  private var whole: [ChunkBits] = []

  init(_ query: Query, _ context: QueryContext, sources: Set<String>?, isRanked: Bool) {
    self.query = query
    self.context = context
    self.sources = sources
    self.isRanked = isRanked
    marked = MarkedUsers(context.marked)
    let term = query.term.cheapestFirst
    terms = if case .and(let terms) = term { terms } else { [term] }
  }

  /// Looks only at users that an earlier result did not rule out, where this query can't match
  /// others.
  mutating func narrow(_ result: IndexResult?) {
    guard let result, result.query.includesGone || !query.includesGone,
      result.sources.map({ sources?.isSubset(of: $0) ?? false }) ?? true,
      query.term.narrows(result.query.term),
      !result.query.term.dependsOnContext || context.isLike(result.context)
    else { return }
    previous = result
  }

  mutating func search(_ chunk: IndexChunk?, _ number: Int) {
    var truth = ChunkTruth(yes: .none)
    var hits = ChunkHits()
    if let chunk {
      chunk.bytes.withUnsafeBytes { raw in
        (truth, hits) = answers(chunk, raw, within: candidates(chunk, number, raw))
      }
    }
    yes.append(truth.yes)
    unknown.append(truth.unknown)
    if isRanked {
      starting.append(hits.starting & truth.yes)
      whole.append(hits.whole & truth.yes)
    }
  }

  private func candidates(
    _ chunk: IndexChunk, _ number: Int, _ raw: UnsafeRawBufferPointer
  ) -> ChunkBits {
    var places = query.includesGone ? chunk.present : chunk.living
    if let sources { places &= chunk.places(ofSources: { sources.contains($0) }, raw) }
    if let previous, number < previous.chunks.count, previous.chunks[number] === chunk {
      places &= previous.yes[number] | previous.unknown[number]
    }
    return places
  }

  private func answers(
    _ chunk: IndexChunk, _ raw: UnsafeRawBufferPointer, within places: ChunkBits
  ) -> (ChunkTruth, ChunkHits) {
    let evaluator = ChunkEvaluator(chunk: chunk, raw: raw, context: context, marked: marked)
    var truth = ChunkTruth(yes: places)
    var hits = ChunkHits(found: .all, starting: .all, whole: .all)
    for term in terms where !truth.possible.isEmpty {
      if isRanked, case .words(let pattern) = term {
        let found = chunk.hits(of: pattern, within: truth.possible, raw)
        truth = truth && ChunkTruth(yes: found.found)
        hits.starting &= found.starting
        hits.whole &= found.whole
      } else {
        truth = truth && evaluator.truth(of: term, within: truth.possible)
      }
    }
    return (truth, hits)
  }

  func result(in order: RowOrder, of chunks: [IndexChunk?]) -> IndexResult {
    let count = yes.reduce(0) { $0 + $1.count }
    let numbers =
      isRanked
      ? order.numbers(inWhole: whole, starting: starting, found: yes)
      : order.numbers(in: yes, count: count)
    return IndexResult(
      numbers: numbers, unknownCount: unknown.reduce(0) { $0 + $1.count }, query: query,
      context: context, sources: sources, chunks: chunks, yes: yes, unknown: unknown)
  }
}
