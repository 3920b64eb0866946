import DirectoryIndex
import DirectoryModel
import DirectoryStore

/// What a sync costs that finds nothing new.
struct SecondSync: Figure {
  let name = "second-sync"
  let what = "second sync of unchanged data: bytes written and time"
  let peer = "the store's file, and the first sync"
  let bound = "1/100 of the file"

  func measure(_ workshop: Workshop) throws(BenchFailure) -> Findings {
    let services = try ServiceChild(workshop, people: workshop.people)
    let run = try SyncRun(workshop, services)
    let first = try run.sync()
    let size = Workshop.size(of: run.store)
    // As long as somebody has the store open, what is written ahead stays in its file.
    let keeper: SQLiteStore
    do throws(StoreError) {
      keeper = try SQLiteStore.open(
        path: run.store, at: SyntheticUsers.now, indexer: IndexChunk.reindexed)
    } catch {
      throw BenchFailure(error.message.printable)
    }
    let ahead = "\(run.store)-wal"
    let before = Workshop.size(of: ahead)
    let second = try run.sync()
    let written =
      Workshop.size(of: ahead) - before + max(0, Workshop.size(of: run.store) - size)
    withExtendedLifetime(keeper) {}
    return Findings(measurements: [
      try amount(
        "growth of file and write-ahead log", [written], .bytes, peer: ("the store", [size]),
        bound: .init(factor: 0.01)),
      try milliseconds("time", [second], peer: ("first sync", [first])),
    ])
  }
}
