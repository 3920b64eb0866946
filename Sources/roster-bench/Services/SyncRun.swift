import DirectoryIndex
import DirectoryModel
import DirectoryStore
import Foundation

/// A configuration and a store of their own for syncs from demo services.
struct SyncRun {
  let home: String
  private let workshop: Workshop
  private let file: String

  /// Without a store yet; the providers' own rate limits, which the services do not enforce, apply
  /// if they are asked for.
  init(
    _ workshop: Workshop, _ services: ServiceChild, hasLimits: Bool = false
  ) throws(BenchFailure) {
    self.workshop = workshop
    home = try workshop.makeFolder()
    file = "\(home)/config.toml"
    let lines = services.configuration.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !hasLimits || !$0.hasPrefix("max_requests_per_minute") }
    try Workshop.write(
      lines.joined(separator: "\n") + "\n[store]\npath = \"\(home)/roster.sqlite\"\n", to: file)
  }

  /// The browser on these sources.
  var browser: ProgramCall { workshop.roster(["--config", file], home: home) }

  var store: String { "\(home)/roster.sqlite" }

  /// Reads the sources of these names, or all, into the store.
  /// - Returns: how long that took, in seconds.
  func sync(_ sources: [String] = []) throws(BenchFailure) -> Double {
    let chosen = sources.flatMap { ["--source", $0] }
    let errors = "\(home)/errors"
    let outcome = try workshop.roster(["sync", "--config", file] + chosen, home: home).run(
      errors: .writing(errors))
    guard outcome.status == 0 else {
      let words = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
      throw BenchFailure("`roster sync` ended with \(outcome.status): \(outcome.text)\(words)")
    }
    return outcome.seconds
  }

  /// Throws the store away.
  func clear() {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: store + suffix)
    }
  }

  /// How many users of each source are stored.
  var counts: [String: Int] {
    get throws(BenchFailure) {
      do throws(StoreError) {
        let summary = try SQLiteStore.open(
          path: store, at: SyntheticUsers.now, indexer: IndexChunk.reindexed
        ).summary()
        return Dictionary(uniqueKeysWithValues: summary.sources.map { ($0.name, $0.count) })
      } catch {
        throw BenchFailure(error.message.printable)
      }
    }
  }
}
