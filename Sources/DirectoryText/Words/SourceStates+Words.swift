package import DirectoryModel

/// What is said of several sources.
extension [SourceState] {
  /// The names of the sources: `tines, scanova`.
  package var names: DisplayText { map(\.name).joined(separator: ", ") }

  /// The names of those that may have others than are listed, since their lists were never read to
  /// the end.
  package var neverReadWhole: [DisplayText] { filter { $0.asOf == nil }.map(\.name) }

  /// Those whose users are not all there.
  package var incomplete: [SourceState] { filter { !$0.isUsable } }

  /// That the lists of these sources are not whole: `tines, scanova could not be read whole`.
  package var couldNotBeRead: DisplayText { "\(names) could not be read whole" }

  /// From when each is that was not asked: `tines as of 2026-02-01T12:00:00Z`, or
  /// `all 5 sources as of 2026-02-01T12:00:00Z`; empty where there is none.
  package var ages: DisplayText {
    if count > 1, allSatisfy(\.isStored), let asOf = first?.asOf,
      allSatisfy({ $0.asOf == asOf })
    {
      return "all \(count) sources as of \(asOf.rfc3339)"
    }
    return compactMap { state in
      guard state.isStored else { return nil }
      return state.asOf.map { "\(state.name) as of \($0.rfc3339)" as DisplayText }
    }.joined(separator: ", ")
  }

  /// The time from which all that is listed is true: the earliest of the sources' complete
  /// readings; nil while one was never read whole.
  package var asOf: Timestamp? {
    allSatisfy { $0.asOf != nil } ? compactMap(\.asOf).min() : nil
  }

  /// What to call each source in a sentence, by its name.
  package var byName: [(name: String, label: DisplayText)] { map { ($0.source.name, $0.name) } }

  /// What to call each source where room is short, by its name.
  package var byTag: [(name: String, label: DisplayText)] {
    map { ($0.source.name, "\($0.source.tag)") }
  }
}

/// How many users were read of several sources together.
package struct ReadingCount: Sendable {
  private var counts: [String: Int] = [:]

  package init() {}

  /// Takes note of how far a source is.
  package mutating func take(_ source: SourceState) { counts[source.source.name] = source.got }

  package var total: Int { counts.values.reduce(0, +) }

  /// `12,000 users read so far`.
  package var words: DisplayText { "\(total.grouped) users read so far" }
}

extension IndexProgress {
  /// How far it is: `indexing 400,000 of 1,000,000`.
  package var words: DisplayText { "indexing \(done.grouped) of \(total.grouped)" }
}
