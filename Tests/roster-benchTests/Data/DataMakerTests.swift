import DirectoryModel
import DirectoryStore
import Foundation
import TestSupport
import Testing

@testable import roster_bench

@Suite("The data are made as a sync would")
struct DataMakerTests {
  @Test func `A store has the users, its first page and the counts that the filters shall find`()
    throws
  {
    let folder = try TestFolder()
    defer { folder.remove() }
    var maker = DataMaker(
      count: 3_000, store: "\(folder.path)/store.sqlite", lines: "\(folder.path)/lines.txt")
    let set = try maker.make { _ in }

    let store = try SQLiteStore.open(
      path: set.store, at: SyntheticUsers.now, indexer: { _, _ in [] })
    let summary = try store.summary()
    #expect(summary.sources.map(\.count) == [600, 600, 600, 600, 600])
    #expect(summary.sources.allSatisfy { $0.asOf == SyntheticUsers.now })
    #expect(summary.firstPage?.total == 3_000)
    let lines = try String(contentsOfFile: set.lines, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 3_000)
    #expect(lines[0].hasPrefix(set.firstLine))
    #expect(set.matches.count == 5)
    // Were two of them the same, the answer to a key could not be told from that to the one before.
    #expect(zip(set.matches, set.matches.dropFirst()).allSatisfy { $0 > $1 })
    #expect(set.matches[4] == lines.count { $0.lowercased().contains("smith") })
    #expect(set.matches[4] > 0)
    #expect(!set.references.isEmpty)
    for text in set.references {
      let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
      #expect(try store.user(UserReference(source: parts[0], id: UserID(parts[1]))) != nil)
    }
  }

  @Test func `The same seed makes the same users, another one others`() {
    let users = SyntheticUsers(count: 100, seed: 1)
    #expect(users.user(42) == SyntheticUsers(count: 100, seed: 1).user(42))
    #expect(users.user(42) != SyntheticUsers(count: 100, seed: 2).user(42))
  }

  @Test func `Users differ in what is searched, sorted and counted`() {
    let all = (0..<2_000).map(SyntheticUsers(count: 2_000, seed: 1).user)
    #expect(Set(all.map(\.reference)).count == 2_000)
    #expect(Set(all.map(\.status)).count == 3)
    #expect(Set(all.map(\.mfa.state)).count == 3)
    #expect(Set(all.flatMap { $0.groups.map(\.kind) }).count == 4)
    #expect(all.contains { !$0.displayName.original.utf8.allSatisfy { $0 < 0x80 } })
  }
}
