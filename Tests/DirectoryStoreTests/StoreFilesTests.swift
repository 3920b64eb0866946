import DirectoryModel
import DirectoryStore
import Foundation
import Glibc
import Testing

@Suite("The files of a store", .serialized)
struct StoreFilesTests {
  private let folder: StoreFolder

  init() throws { folder = try StoreFolder() }

  @Test func `Nobody else can read the store, whatever the umask is`() throws {
    let mask = umask(0)
    defer { umask(mask) }
    let store = try folder.open()
    try store.write([.sample("x")])
    #expect(try mode(folder.path + "/state") == 0o700)
    for suffix in ["", "-wal", "-shm"] { #expect(try mode(folder.store + suffix) == 0o600) }
  }

  @Test func `A store that others could read is closed to them when it is opened`() throws {
    try folder.open().write([.sample("x")])
    #expect(chmod(folder.store, 0o644) == 0)
    let store = try folder.open()
    #expect(try mode(folder.store) == 0o600)
    #expect(store.notices == [])
  }

  @Test func `A folder in which anybody could replace the store is said`() throws {
    try folder.open().write([.sample("x")])
    #expect(chmod(folder.path + "/state", 0o777) == 0)
    #expect(
      try folder.open().notices.map(\.printable) == [
        "anybody can write to the folder \(folder.path)/state of the store"
      ])
  }

  @Test func `A path that is a folder is refused and stays one`() throws {
    try FileManager.default.createDirectory(
      atPath: folder.store, withIntermediateDirectories: true)
    let error = #expect(throws: StoreError.self) { try folder.open() }
    #expect(error?.code == .unreadable)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.store) == [])
  }

  @Test func `Without a folder that can be made the store is in memory and says so`() throws {
    let store = try SQLiteStore.open(path: "/proc/roster/roster.sqlite", at: .day(1))
    #expect(store.path == nil)
    #expect(store.notices.map(\.printable).first?.hasSuffix("nothing is kept") == true)
    try store.write([.sample("x")])
    #expect(try store.user("x") != nil)
  }

  @Test(.enabled(if: geteuid() != 0))
  func `A store that can't be written is read`() throws {
    try folder.open().write([.sample("x")])
    #expect(chmod(folder.path + "/state", 0o500) == 0)
    defer { chmod(folder.path + "/state", 0o700) }
    let store = try folder.open()
    #expect(store.isReadOnly)
    #expect(store.notices.count == 1)
    #expect(try store.user("x") != nil)
    let error = #expect(throws: StoreError.self) { try store.write([.sample("y")]) }
    #expect(error?.code == .readOnly)
  }

  @Test(.enabled(if: geteuid() != 0))
  func `What is written ahead counts also where nothing can be written`() throws {
    let writer = try folder.open()
    try writer.write([.sample("x")])
    #expect(chmod(folder.path + "/state", 0o500) == 0)
    defer { chmod(folder.path + "/state", 0o700) }
    #expect(try folder.open().user("x") != nil)
  }

  @Test(.enabled(if: geteuid() != 0))
  func `Where nothing can be written and nothing read the store is in memory`() throws {
    try folder.open().write([.sample("x")])
    #expect(chmod(folder.store, 0) == 0)
    let store = try folder.open()
    #expect(store.path == nil)
    #expect(store.notices.isEmpty == false)
  }

  // MARK: A disk that is full

  @Test func `A write for which there is no room is undone, and what was kept before is intact`()
    throws
  {
    try folder.open().sync((0..<500).map { .sample("\($0)") }, on: 1)
    let store = try folder.open(maximumPages: 60)
    let many = (0..<5_000).map { number in
      User.sample("new\(number)") { $0.raw = [UInt8](repeating: 65, count: 1_000) }
    }
    let error = #expect(throws: StoreError.self) { try store.write(many, on: 2) }
    #expect(error?.code == .full)
    #expect(try store.user("new1") == nil)
    #expect(try store.user("499") != nil)
    #expect(try store.summary().sources.map(\.count) == [500])
    #expect(try store.write([.sample("7"), .sample("one more")], on: 2).added == 1)
    let roomy = try folder.open()
    #expect(try roomy.write(many, on: 3).added == 5_000)
    #expect(try roomy.info().sources.map(\.present) == [5_501])
  }

  // MARK: Who reads a source

  @Test func `Only one has the right to read a source, and the other is told who`() throws {
    let store = try folder.open()
    let other = try folder.open()
    let claim = try store.claim("a", isWaiting: false)
    guard case .granted = claim else { throw StoreError(.other, "not granted") }
    guard case .held(let holder) = try other.claim("a", isWaiting: false) else {
      throw StoreError(.other, "granted twice")
    }
    #expect(holder.printable.hasPrefix("this process on this machine since "))
    #expect(holder.printable.hasSuffix(" UTC"))
    guard case .granted = try other.claim("b", isWaiting: false) else {
      throw StoreError(.other, "another source is not granted")
    }
    withExtendedLifetime(claim) {}
  }

  @Test func `The right is free again when it was given back`() throws {
    let store = try folder.open()
    do { _ = try store.claim("a", isWaiting: false) }
    guard case .granted = try store.claim("a", isWaiting: false) else {
      throw StoreError(.other, "not given back")
    }
  }

  @Test func `Who waits for the right gets it when it is given back`() async throws {
    let store = try folder.open()
    var claim: StoreClaim? = try store.claim("a", isWaiting: false)
    async let second = Self.wait(store)
    claim = nil
    guard case .granted = try await second else { throw StoreError(.other, "not granted") }
    #expect(claim == nil)
  }

  private static func wait(_ store: SQLiteStore) async throws -> StoreClaim {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try store.claim("a", isWaiting: true) })
      }
    }
  }

  @Test func `In memory every right is granted`() throws {
    let store = try SQLiteStore.inMemory()
    let first = try store.claim("a", isWaiting: false)
    guard case .granted = try store.claim("a", isWaiting: false), case .granted = first else {
      throw StoreError(.other, "not granted")
    }
  }
}
