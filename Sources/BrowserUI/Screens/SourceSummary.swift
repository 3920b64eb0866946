import Browser
import DirectoryModel
import DirectoryText

/// How far the sources are, in one line: `2 sources: S T complete` or `D 1,200 of 3,000 read`.
struct SourceSummary {
  private let sources: [SourceState]
  /// What is said before the sources: how far the index is, while it is made anew.
  private let index: DisplayText

  init(_ sources: [SourceState], indexing: IndexProgress? = nil) {
    self.sources = sources
    index = indexing.map { "\($0.words), " } ?? ""
  }

  var text: DisplayText {
    let count: DisplayText = sources.count == 1 ? "1 source" : "\(sources.count) sources"
    return "\(index)\(count): \(phases(byTag: sources.count > 3))"
  }

  /// The same for a narrow screen: sources by their tags, without their number.
  var shortText: DisplayText { "\(index)\(phases(byTag: true))" }

  /// The same where it can't be whole: of many sources, one of them in trouble or waiting, the
  /// states alone, `S T STOPPED, D reading`, since what is cut off could be a failure.
  var briefText: DisplayText {
    sources.count > 3 && sources.contains { $0.isTroubled || $0.pause != nil }
      ? "\(index)\(phases(byTag: true) { $0.stateWord })" : shortText
  }

  private func phases(
    byTag: Bool, _ describe: (SourceState) -> DisplayText = { $0.words }
  ) -> DisplayText {
    var groups: [(words: DisplayText, tags: DisplayText)] = []
    for source in sources {
      let words = describe(source)
      let tag: DisplayText = byTag ? "\(source.source.tag)" : source.name
      if let index = groups.firstIndex(where: { $0.words == words }) {
        groups[index].tags = "\(groups[index].tags) \(tag)"
      } else {
        groups.append((words, tag))
      }
    }
    let texts: [DisplayText] = groups.map { "\($0.tags) \($0.words)" }
    return texts.joined(separator: ", ")
  }

  /// The time of day up to which all sources were read whole; nil while one was not.
  var asOf: DisplayText? { sources.asOf.map { "\($0.shortClock) UTC" } }
}
