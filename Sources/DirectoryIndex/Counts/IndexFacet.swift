package import DirectoryModel

/// What users can be counted by.
package enum IndexFacet: Hashable, Sendable {
  /// The texts of a field; only those of lists and the domain have few enough values to count.
  case text(TextField)
  case mfa, invite, status
  case flag(UserFlag)
}

/// How many users have each value of a facet.
package struct FacetCounts: Hashable, Sendable {
  /// A value with its users.
  package struct Value: Hashable, Sendable {
    /// The value as most users have it, or the word that a query has for it.
    package let text: DisplayText
    /// The value in a query's words, folded.
    package let folded: String
    package let count: Int
  }

  /// The most frequent first; those of the same count by their folded texts.
  package internal(set) var values: [Value] = []
  /// The users that have none, and whose source says so.
  package internal(set) var none = 0
  /// The users whose source does not tell, or not all.
  package internal(set) var unknown = 0
}

extension DirectoryIndex {
  /// Counts users by a facet: a user counts once for each value that it has.
  ///
  /// The matches of a result are counted; without one, all users that have not gone, of some
  /// sources or of all.
  package func counts(
    by facet: IndexFacet, of result: IndexResult? = nil, sources: Set<String>? = nil,
    _ context: QueryContext
  ) -> FacetCounts {
    var counter = FacetCounter(facet, context)
    for (number, chunk) in (result?.chunks ?? chunks).enumerated() {
      guard let chunk else { continue }
      chunk.bytes.withUnsafeBytes { raw in
        var places = result.map { $0.yes[number] } ?? chunk.living
        if result == nil, let sources {
          places &= chunk.places(ofSources: { sources.contains($0) }, raw)
        }
        if !places.isEmpty { counter.count(chunk, raw, places) }
      }
    }
    return counter.counts
  }
}
