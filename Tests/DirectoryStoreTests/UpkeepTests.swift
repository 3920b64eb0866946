import DirectoryModel
import DirectoryStore
import Foundation
import Glibc
import Testing

@Suite("Upkeep of a store")
struct UpkeepTests {
  private let folder: StoreFolder
  private let store: SQLiteStore

  init() throws {
    folder = try StoreFolder()
    store = try folder.open()
  }

  private var published: String { folder.path + "/pub/users.sqlite" }

  // MARK: Publishing

  @Test func `A published copy has all that is kept, in one file that a group may read`() throws {
    try store.sync([.sample("x"), .sample("y")], on: 1)
    try store.sync([.sample("y") { $0.email = "y@b.c" }], on: 2)
    try store.saveFirstPage(StoredFirstPage(sources: ["a"], numbers: [1], total: 1))
    try store.publish(to: published)
    #expect(try mode(published) == 0o640)
    let copy = try SQLiteStore.open(path: published, at: .day(3))
    #expect(copy.isReadOnly)
    #expect(copy.notices == [])
    #expect(try copy.user("y")?.email == "y@b.c")
    #expect(try copy.user("x")?.goneSince == .day(2))
    #expect(try copy.users(answering: "Y@B.C").count == 1)
    #expect(try copy.index() == store.index())
    #expect(try copy.history() == store.history())
    #expect(try copy.summary().firstPage?.numbers == [1])
    #expect(try copy.summary().sources.map(\.asOf) == [.day(2)])
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/pub")
    #expect(files == ["users.sqlite"])
  }

  @Test(.enabled(if: geteuid() != 0))
  func `A published copy can be read where nothing can be written`() throws {
    try store.sync([.sample("x")], on: 1)
    try store.publish(to: published)
    #expect(chmod(folder.path + "/pub", 0o500) == 0)
    defer { chmod(folder.path + "/pub", 0o700) }
    #expect(try SQLiteStore.openPublished(path: published).user("x") != nil)
  }

  @Test func `Nothing can be written to a published copy`() throws {
    try store.publish(to: published)
    let copy = try SQLiteStore.openPublished(path: published)
    let error = #expect(throws: StoreError.self) { try copy.write([.sample("x")]) }
    #expect(error?.code == .readOnly)
    guard case .granted = try copy.claim("a", isWaiting: false) else {
      throw StoreError(.other, "not granted")
    }
  }

  @Test func `Who reads a published copy goes on with it while it is replaced`() throws {
    try store.sync([.sample("x")], on: 1)
    try store.publish(to: published)
    let old = try SQLiteStore.openPublished(path: published)
    try store.sync([.sample("x"), .sample("y")], on: 2)
    try store.publish(to: published)
    #expect(try old.user("y") == nil)
    #expect(try SQLiteStore.openPublished(path: published).user("y") != nil)
  }

  @Test func `A published copy can be published again`() throws {
    try store.sync([.sample("x")], on: 1)
    try store.publish(to: published)
    try SQLiteStore.openPublished(path: published).publish(to: published + "2")
    #expect(try SQLiteStore.openPublished(path: published + "2").user("x") != nil)
  }

  @Test func `A damaged published copy is an error and stays where it is`() throws {
    try store.publish(to: published)
    try Data(repeating: 1, count: 4_000).write(to: URL(filePath: published))
    let error = #expect(throws: StoreError.self) { try SQLiteStore.openPublished(path: published) }
    #expect(error?.code == .corrupt)
    #expect(size(published) == 4_000)
  }

  @Test func `A store is not published onto itself`() throws {
    try store.sync([.sample("x")], on: 1)
    #expect(throws: StoreError.self) { try store.publish(to: folder.store) }
    #expect(try store.user("x") != nil)
  }

  @Test func `Where a copy can't be written there is an error and nothing is left behind`() throws {
    let target = folder.path + "/taken"
    try FileManager.default.createDirectory(
      atPath: target + "/full", withIntermediateDirectories: true)
    #expect(throws: StoreError.self) { try store.publish(to: target) }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "state", "taken",
      ])
  }

  @Test func `Any path can be published to, whatever characters it has`() throws {
    try store.sync([.sample("x")], on: 1)
    let path = folder.path + "/a b?c#d%41é'.sqlite"
    try store.publish(to: path)
    #expect(try SQLiteStore.openPublished(path: path).user("x") != nil)
  }

  // MARK: Information

  @Test func `What is kept is counted`() throws {
    try store.sync([.sample("x"), .sample("y"), .sample("z")], on: 1)
    try store.sync([.sample("y") { $0.email = "y@b.c" }, .sample("z")], on: 2)
    try store.write([.sample("x", of: "b")])
    let info = try store.info()
    #expect(info.path == folder.store)
    #expect(info.bytes > 0)
    #expect(info.schema == 3)
    #expect(info.sources.map { "\($0.name) \($0.present) \($0.gone)" } == ["a 2 1", "b 1 0"])
    #expect(info.changes == 2)
    #expect(info.oldestChange == .day(2))
    #expect(info.pages > 0)
    #expect(!info.isReadOnly)
  }

  // MARK: Pruning

  @Test func `Changes from before a time are deleted, and the users that had gone by then`() throws
  {
    try store.sync([.sample("x"), .sample("y"), .sample("z")], on: 1)
    try store.sync([.sample("y"), .sample("z")], on: 2)
    try store.sync([.sample("y") { $0.email = "y@b.c" }], on: 5)
    try store.prune(before: .day(5))
    #expect(try store.user("x") == nil)
    #expect(try store.users(numbered: [0, 2]).map { $0?.id.text } == [nil, "z"])
    #expect(try store.users(answering: "user x").isEmpty)
    #expect(try store.history() == [#"1 changed email null -> "y@b.c""#, "2 gone"])
    #expect(try store.index() == ["1=User y full", "2=User z full gone"])
    #expect(try store.summary().sources.map(\.count) == [1])
  }

  @Test func `A number is not given to another user when its own is deleted`() throws {
    try store.sync([.sample("x"), .sample("y")], on: 1)
    try store.sync([], on: 2)
    try store.prune(before: .day(9))
    try store.sync([.sample("y")], on: 10)
    #expect(try store.users(numbered: [0, 1, 2]).map { $0?.id.text } == [nil, nil, "y"])
  }

  // MARK: The end of a store

  @Test func `Purging deletes the store with all that is beside it, and nothing else`() throws {
    try store.write([.sample("x")])
    _ = try store.claim("a", isWaiting: false)
    for name in [
      "roster.sqlite.damaged-1", "roster.sqlite.mine", "other.sqlite", "a.roster.sqlite",
    ] {
      try Data("x".utf8).write(to: URL(filePath: "\(folder.path)/state/\(name)"))
    }
    let deleted = try SQLiteStore.purge(path: folder.store)
    #expect(deleted.contains(folder.store))
    #expect(deleted.contains(folder.store + ".damaged-1"))
    #expect(try folder.names() == ["a.roster.sqlite", "other.sqlite", "roster.sqlite.mine"])
  }

  @Test func `Nothing is purged while a source is being read`() throws {
    try store.write([.sample("x")])
    let claim = try store.claim("a", isWaiting: false)
    let error = #expect(throws: StoreError.self) { try SQLiteStore.purge(path: folder.store) }
    #expect(error?.code == .busy)
    #expect(error?.message.printable.contains("this process") == true)
    #expect(try folder.open().user("x") != nil)
    withExtendedLifetime(claim) {}
  }

  @Test func `To purge a store that is not there deletes nothing`() throws {
    #expect(try SQLiteStore.purge(path: folder.path + "/nowhere/roster.sqlite") == [])
  }
}
