import DirectoryModel
import Foundation
import GRDB
import Host
import TestSupport
import Testing

@testable import DirectoryStore

/// A store on a file system of which a test says that it is on a network.
@Suite struct NetworkStoreTests {
  private func open(_ folder: StoreFolder, on name: String? = "NFS") throws -> SQLiteStore {
    try StoreOpening(
      file: StoreFile(folder.store), indexer: testIndex,
      networkOf: { _ in name.map { NetworkFileSystem(name: $0) } }
    ).open(at: .day(1))
  }

  private func write(_ ids: String..., to store: SQLiteStore) throws {
    try store.beginRun(of: .a, at: .day(1))
    let users = ids.map { User.sample($0) }
    _ = try store.write(users, of: "a", at: .day(1))
    let state = SourceState(source: .a, phase: .complete, got: users.count, asOf: .day(1))
    _ = try store.endRun(StoreRun(state: state, seen: Set(users.map(\.id))), at: .day(1))
  }

  private func count(_ store: SQLiteStore) throws -> Int? {
    try store.summary().sources.first?.count
  }

  @Test func `Nothing is written ahead, and nothing shared`() throws {
    let folder = try StoreFolder()
    let store = try open(folder)
    try write("1", "2", to: store)
    #expect(store.network?.name == "NFS" && store.notices.isEmpty && !store.isReadOnly)
    #expect(try count(store) == 2)
    let names = try folder.names()
    #expect(!names.contains { $0.hasSuffix("-wal") || $0.hasSuffix("-shm") }, "\(names)")
  }

  @Test func `A store that was written ahead is brought back to one file, with all that was in it`()
    throws
  {
    let folder = try StoreFolder()
    // Still open, as by a process that was killed: its log stays.
    let local = try open(folder, on: nil)
    try write("1", "2", "3", to: local)
    for name in ["", "-wal"] {
      try folder.take("\(folder.store)\(name)", as: "\(folder.path)/state/copy.sqlite\(name)")
    }
    let opening = StoreOpening(
      file: StoreFile("\(folder.path)/state/copy.sqlite"), indexer: testIndex,
      networkOf: { _ in NetworkFileSystem(name: "CIFS") })
    let store = try opening.open(at: .day(1))
    #expect(try count(store) == 3)
    try write("4", to: store)
    let beside = try folder.names().filter { $0.hasPrefix("copy.sqlite-") }
    #expect(beside == [])
  }

  @Test func `A second process reads, and says who writes and on what`() throws {
    let folder = try StoreFolder()
    var first: SQLiteStore? = try open(folder)
    try write("1", to: #require(first))
    let second = try open(folder)
    #expect(second.isReadOnly)
    let notice = second.notices.first?.printable ?? ""
    #expect(notice.hasPrefix("this process on this machine since "))
    #expect(notice.contains("which is on NFS") && notice.hasSuffix("open for reading only"))
    #expect(try count(second) == 1)
    try write("1", "2", to: #require(first))
    #expect(try count(second) == 2, "what was written meanwhile is seen")
    #expect(throws: StoreError.self) { try second.beginRun(of: .a, at: .day(2)) }
    first = nil
    #expect(try !open(folder).isReadOnly)
  }

  @Test func `A lock names the machine of its holder`() throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let path = "\(folder.path)/lock"
    guard case .taken(let lock) = FileLock.take(path, isWaiting: false) else {
      Issue.record("not taken")
      return
    }
    try "4711 far.example.com\n".write(toFile: path, atomically: false, encoding: .utf8)
    guard case .held(let holder) = FileLock.take(path, isWaiting: false) else {
      Issue.record("not held")
      return
    }
    #expect(holder.printable.hasPrefix("process 4711 on far.example.com since "))
    withExtendedLifetime(lock) {}
  }

  @Test func `A local file system is none of them, and what is not there is not either`() {
    #expect(NetworkFileSystem(of: "/proc") == nil)
    #expect(NetworkFileSystem(of: "/none/such") == nil)
  }
}
