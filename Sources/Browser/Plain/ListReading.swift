import DirectoryModel
import DirectoryText

/// A reading of lists as it is told to somebody who listens: when it begins, when a source has
/// ended, and rarely in between.
struct ListReading: Sendable {
  private var count = ReadingCount()
  /// Sources that have not ended.
  private var open: Set<String> = []
  /// At how many users the next word is due.
  private var nextCount = 10_000
  /// Whether any source was asked.
  private(set) var hasBegun = false
  private var told = ToldNotices()
  /// At how many indexed users the next word is due; nil before the first.
  private var nextIndexed: Int?

  /// Begins to tell of another reading.
  mutating func begin() {
    var next = ListReading()
    next.told = told
    self = next
  }

  /// What is to be said of a step, a line each.
  mutating func take(_ source: SourceState) -> [DisplayText] {
    let name = source.source.name
    guard source.phase != .loading else {
      open.insert(name)
      count.take(source)
      return progress()
    }
    // Sources that need no reading are named, too.
    guard open.remove(name) != nil else { return [] }
    return ["\(name): \(source.outcome)."] + told.news(in: source).map { "\(name): \($0)" }
  }

  /// What is to be said of an index that is made anew: at its beginning, and whenever as much is
  /// done again.
  mutating func take(_ index: IndexProgress) -> DisplayText? {
    guard nextIndexed.map({ index.done >= $0 }) ?? true else { return nil }
    let isFirst = nextIndexed == nil
    nextIndexed = max(10_000, index.done * 2)
    return isFirst
      ? "Indexing \(index.total.grouped) users, since another version made the index."
      : "\(index.done.grouped) of \(index.total.grouped) users indexed so far."
  }

  private mutating func progress() -> [DisplayText] {
    if !hasBegun {
      hasBegun = true
      return ["Reading the sources; Ctrl-C stops."]
    }
    guard count.total >= nextCount else { return [] }
    while nextCount <= count.total { nextCount *= 2 }
    return ["\(count.words)."]
  }
}
