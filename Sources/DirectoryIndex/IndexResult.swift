package import DirectoryModel

/// The users that a query found, in their order, and those of whom it can't tell.
package struct IndexResult: Sendable {
  /// The numbers of the matches, in order.
  package let numbers: [UInt32]
  /// How many users the query can't tell of.
  package let unknownCount: Int

  let query: Query
  let context: QueryContext
  /// The names of the sources that were asked for; nil for all.
  let sources: Set<String>?
  /// The chunks as they were searched.
  let chunks: [IndexChunk?]
  /// For each chunk, its matches, and the users that the query can't tell of.
  let yes: [ChunkBits]
  let unknown: [ChunkBits]

  /// How many users match.
  package var count: Int { numbers.count }

  /// The users that the query can't tell of, by source and by what is not reported of them, or,
  /// given what sources tell later than in list rows, not told yet.
  package func cannotTell(toldLater: [String: Set<QueryFact>] = [:]) -> CannotTell {
    var counts: CannotTell.Counts = [:]
    var notYet: CannotTell.Counts = [:]
    let marked = MarkedUsers(context.marked)
    for (number, chunk) in chunks.enumerated() {
      guard let chunk, !unknown[number].isEmpty else { continue }
      var found: [QueryFact: ChunkBits] = [:]
      chunk.bytes.withUnsafeBytes { raw in
        let evaluator = ChunkEvaluator(chunk: chunk, raw: raw, context: context, marked: marked)
        evaluator.untold(by: query.term, within: unknown[number], &found)
      }
      let listRows = chunk.bits(of: .isListRow)
      for (fact, places) in found {
        for (source, count) in chunk.countsBySource(within: places & ~listRows) where count > 0 {
          counts[source, default: [:]][fact, default: 0] += count
        }
        for (source, count) in chunk.countsBySource(within: places & listRows) where count > 0 {
          if toldLater[source]?.contains(fact) == true {
            notYet[source, default: [:]][fact, default: 0] += count
          } else {
            counts[source, default: [:]][fact, default: 0] += count
          }
        }
      }
    }
    return CannotTell(count: unknownCount, counts: counts, notYet: notYet)
  }
}
