import DirectoryIndex
import DirectoryModel
import DirectoryStore

/// One user out of the store, beside SQLite's own program on the same file.
struct ShowUser: Figure {
  let name = "show"
  let what = "`roster show REF --offline`, all users stored"
  let peer = "sqlite3 with a select by the primary key on the same file"
  let bound = "10 x"

  func measure(_ workshop: Workshop) throws(BenchFailure) -> Findings {
    let set = try workshop.large
    let base = try workshop.browser(set).arguments
    let home = try workshop.makeFolder()
    var ours: [Double] = []
    var theirs: [Double] = []
    let references = Array(set.references.prefix(max(1, workshop.runs * 2)))
    let numbers = try Self.numbers(of: references, in: set.store)
    // In turn, so that both meet the same state of the machine; once unmeasured for each.
    for round in 0..<2 {
      for (reference, number) in zip(references, numbers) {
        let shown = try workshop.roster(["show", reference] + base, home: home).run()
        guard shown.status == 0, !shown.output.isEmpty else {
          throw BenchFailure("`roster show \(reference)` ended with \(shown.status)")
        }
        let select = "SELECT content FROM full_record WHERE number = \(number)"
        let found = try workshop.peer(.sqlite3, [set.store, select]).runSuccessfully()
        guard !found.output.isEmpty else {
          throw BenchFailure("sqlite3 does not find \(reference)")
        }
        if round == 1 {
          ours.append(shown.seconds)
          theirs.append(found.seconds)
        }
      }
    }
    return Findings(measurements: [
      try milliseconds(
        "source/id", ours, peer: ("sqlite3", theirs), bound: .init(factor: 10))
    ])
  }

  /// The primary keys: no index of the store is by an id as it stands.
  private static func numbers(
    of references: [String], in path: String
  ) throws(BenchFailure) -> [Int] {
    do throws(StoreError) {
      let store = try SQLiteStore.open(
        path: path, at: SyntheticUsers.now, indexer: IndexChunk.reindexed)
      var numbers: [Int] = []
      for text in references {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        let reference = UserReference(source: parts[0], id: UserID(parts[1]))
        numbers.append(try store.number(of: reference) ?? -1)
      }
      return numbers
    } catch {
      throw BenchFailure(error.message.printable)
    }
  }
}
