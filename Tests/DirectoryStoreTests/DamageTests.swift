import DirectoryModel
import DirectoryStore
import Foundation
import Testing

@Suite("Damaged stores")
struct DamageTests {
  private let folder: StoreFolder

  init() throws {
    folder = try StoreFolder()
    try folder.open().sync((0..<2_000).map { .sample("\($0)") }, on: 1)
  }

  private func overwrite(_ path: String, at offset: Int, count: Int) throws {
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    try file.seek(toOffset: UInt64(offset))
    try file.write(contentsOf: Data(repeating: 0x5A, count: count))
    try file.close()
  }

  /// Expects that the damaged file was set aside, that this is said, and that a new store works.
  private func expectNewStore() throws {
    let store = try folder.open()
    let notice = try #require(store.notices.first).printable
    #expect(store.notices.count == 1)
    #expect(notice.contains("\(folder.store).damaged-19700102T000000Z"))
    #expect(try folder.names().contains("roster.sqlite.damaged-19700102T000000Z"))
    #expect(try store.summary().sources.isEmpty)
    try store.sync([.sample("x")], on: 2)
    #expect(try folder.open().user("x") != nil)
    #expect(try folder.open().notices == [])
  }

  @Test func `A file that is no database is set aside and a new store begun`() throws {
    try Data("no database at all, but long enough to have had a header of one hundred bytes".utf8)
      .write(to: URL(filePath: folder.store))
    try expectNewStore()
  }

  @Test func `A file whose end is missing is set aside`() throws {
    let file = try #require(FileHandle(forUpdatingAtPath: folder.store))
    try file.truncate(atOffset: 8_192 * 3)
    try file.close()
    try expectNewStore()
  }

  @Test func `A file whose tables can't be read is set aside`() throws {
    try overwrite(folder.store, at: 100, count: 4_000)
    try expectNewStore()
  }

  @Test func `Damage that a call meets is an error, and the next start sets the file aside`() throws
  {
    try overwrite(folder.store, at: 8_192 * 8, count: size(folder.store) - 8_192 * 8)
    let store = try folder.open()
    #expect(store.notices == [])
    let error = #expect(throws: StoreError.self) {
      for number in 0..<2_000 { _ = try store.user("\(number)") }
    }
    #expect(error?.code == .corrupt)
    try expectNewStore()
  }

  @Test func `Damage that can't be found again does not cost the store`() throws {
    #expect(FileManager.default.createFile(atPath: folder.store + ".suspect", contents: nil))
    let store = try folder.open()
    #expect(store.notices == [])
    #expect(try store.user("7") != nil)
    #expect(try !folder.names().contains("roster.sqlite.suspect"))
  }

  @Test func `A second damaged file does not replace the first`() throws {
    for _ in 0..<2 {
      try Data(repeating: 1, count: 200).write(to: URL(filePath: folder.store))
      _ = try folder.open()
    }
    let damaged = try folder.names().filter { $0.contains("damaged") && !$0.hasSuffix("-wal") }
    #expect(damaged.count == 2)
  }

  @Test func `An empty file is a store that begins`() throws {
    try Data().write(to: URL(filePath: folder.store))
    let store = try folder.open()
    #expect(store.notices == [])
    try store.write([.sample("x")])
  }

  @Test func `A damaged content is a user with a problem, not an error`() throws {
    try folder.execute("UPDATE full_record SET content = x'7B22' WHERE number = 7")
    let user = try #require(try folder.open().user("7"))
    #expect(user.problems.map(\.printable).first?.hasPrefix("the stored record is damaged") == true)
  }
}
