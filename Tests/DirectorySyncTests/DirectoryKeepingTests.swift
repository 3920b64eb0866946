import DirectoryModel
import DirectoryStore
import DirectorySync
import Foundation
import Synchronization
import TestSupport
import Testing

/// A directory and the store under it, over several lives of the program.
struct DirectoryKeepingTests {
  private static let ann = User.named("Ann", id: "1")
  private static let bob = User.named("Bob", id: "2")
  private static let cid = User.named("Cid", id: "3")

  /// A list in one page.
  private static func page(_ users: [User]) -> [String: [ScriptedProvider.Step]] {
    ["": [.page(UserPage(users: users, next: nil))]]
  }

  @Test func `The next directory shows what the last one read, as of then, and asks nobody`()
    async throws
  {
    let store = try SQLiteStore.inMemory()
    await (try Directory([ScriptedProvider("a", [[Self.ann, Self.bob]])], store: store)).load()
    let next = try Directory([ScriptedProvider("a")], store: store)
    await next.load(.missing) { _ in }
    #expect(try await next.ids() == ["a/1", "a/2"])
    let state = try await next.state
    #expect(state.phase == .complete)
    #expect(state.asOf == .atRun)
    #expect(state.isStored)
    #expect(state.got == 2)
  }

  @Test func `A source that has no users any more is warned of, also by the next directory`()
    async throws
  {
    let store = try SQLiteStore.inMemory()
    let warning = "it says that it has no users any more; it had 2 before" as DisplayText
    let provider = ScriptedProvider("a", [[Self.ann, Self.bob]])
    let directory = try Directory([provider], store: store)
    await directory.load()
    #expect(try await directory.state.notices.isEmpty)
    provider.play(Self.page([]))
    let next = try Directory([provider], store: store)
    await next.load(.all) { _ in }
    #expect(try await next.state.phase == .complete)
    #expect(try await next.state.notices == [warning])
    #expect(try await Directory([ScriptedProvider("a")], store: store).state.notices == [warning])
    let empty = try Directory([ScriptedProvider("b", [[]])])
    await empty.load()
    #expect(try await empty.state.notices.isEmpty, "it never had any")
  }

  @Test func `A source that was never read whole is asked again`() async throws {
    let store = try SQLiteStore.inMemory()
    let broken = ScriptedProvider(
      "a",
      pages: [
        "": [.page(UserPage(users: [Self.ann], next: PageCursor("2")))],
        "2": [.failure(.timeout)],
      ])
    await (try Directory([broken], store: store)).load()
    let next = try Directory([ScriptedProvider("a", [[Self.ann, Self.bob]])], store: store)
    #expect(try await next.ids() == ["a/1"])
    await next.load(.missing) { _ in }
    #expect(try await next.ids() == ["a/1", "a/2"])
    #expect(try await next.state.phase == .complete)
  }

  @Test(
    arguments: [
      (0, false), (60, false), (61, true), (-1, true),
    ])
  func `A list is old after the configured age, and when the clock was set back`(
    seconds: Int64, isAsked: Bool
  ) async throws {
    let store = try SQLiteStore.inMemory()
    await (try Directory([ScriptedProvider("a", [[Self.ann]])], store: store)).load()
    let later = Timestamp(seconds: Timestamp.atRun.seconds + seconds)
    let next = try Directory(
      [ScriptedProvider("a", [[Self.bob]])], store: store, settings: .init(maximumAge: 60),
      now: { later })
    await next.load(.old) { _ in }
    #expect(try await next.ids() == [isAsked ? "a/2" : "a/1"])
  }

  @Test func `A clock before the last reading is said`() async throws {
    let store = try SQLiteStore.inMemory()
    await (try Directory([ScriptedProvider("a", [[Self.ann]])], store: store)).load()
    let next = try Directory(
      [ScriptedProvider("a")], store: store, now: { Timestamp(seconds: 99) })
    #expect(try await next.state.notices.contains { $0.printable.contains("clock") })
  }

  @Test func `Offline no source is asked, whatever is missing`() async throws {
    let directory = try Directory(
      [ScriptedProvider("a")], settings: .init(isOffline: true))
    await directory.load(.all) { _ in }
    #expect(try await directory.state.phase == .waiting)
    let error = await #expect(throws: ProviderError.self) {
      try await directory.refresh(Self.ann.reference)
    }
    #expect(error?.code == .notAsked)
  }

  @Test func `Who is not in a complete list has gone, and comes back with a later one`()
    async throws
  {
    let store = try SQLiteStore.inMemory()
    let provider = ScriptedProvider("a", [[Self.ann, Self.bob]])
    let directory = try Directory([provider], store: store)
    await directory.load()
    provider.play(Self.page([Self.ann]))
    await directory.load()
    #expect(try await directory.ids() == ["a/1"])
    #expect(try await directory.state.changes?.gone == 1)
    #expect(try store.user(Self.bob.reference)?.goneSince == .atRun)
    provider.play(Self.page([Self.ann, Self.bob]))
    await directory.load()
    #expect(try await directory.ids() == ["a/1", "a/2"])
    #expect(try store.user(Self.bob.reference)?.goneSince == nil)
  }

  @Test func `A second run over the same list changes nothing`() async throws {
    let directory = try Directory([ScriptedProvider("a", [[Self.ann, Self.bob]])])
    await directory.load()
    #expect(try await directory.state.changes?.added == 2)
    await directory.load()
    var expected = StoreChanges()
    expected.unchanged = 2
    #expect(try await directory.state.changes == expected)
  }

  @Test func `A user whom its source no longer has, when asked for, has gone`() async throws {
    let error = ProviderError(.notFound, source: "a", operation: "get")
    let provider = ScriptedProvider(
      "a", pages: Self.page([Self.ann, Self.bob]), singles: [Self.bob.id: .failure(error)])
    let directory = try Directory([provider])
    await directory.load()
    await #expect(throws: error) { try await directory.refresh(Self.bob.reference) }
    #expect(try await directory.ids() == ["a/1"])
  }

  @Test func `A user who was read by id while the list was on its way has not gone`() async throws {
    let gate = Gate()
    let provider = ScriptedProvider(
      "a", pages: ["": [.gated(gate, UserPage(users: [Self.ann], next: nil))]],
      singles: [Self.bob.id: .success(Self.bob)])
    let directory = try Directory([provider])
    async let run: Void = directory.load()
    await gate.arrived()
    _ = try await directory.refresh(Self.bob.reference)
    gate.open()
    await run
    #expect(try await directory.ids() == ["a/1", "a/2"])
  }

  @Test func `Two loads at once read a list once`() async throws {
    let gate = Gate()
    let provider = ScriptedProvider(
      "a",
      pages: [
        "": [
          .gated(gate, UserPage(users: [Self.ann], next: nil)),
          .page(UserPage(users: [Self.cid], next: nil)),
        ]
      ])
    let directory = try Directory([provider])
    async let first: Void = directory.load()
    await gate.arrived()
    async let second: Void = directory.load()
    gate.open()
    _ = await (first, second)
    // The second load may also have come after the end of the first, and then it reads for itself.
    #expect([["a/1"], ["a/3"]].contains(try await directory.ids()))
  }

  @Test func `What the next start shows first are the first users and how many there are`()
    async throws
  {
    let store = try SQLiteStore.inMemory()
    let users = (100..<400).map { User.named("u\($0)", id: String($0)) }
    let directory = try Directory([ScriptedProvider("a", [users])], store: store)
    #expect(await directory.firstPage == nil)
    await directory.load()
    let next = try Directory([ScriptedProvider("a")], store: store)
    let page = try #require(await next.firstPage)
    #expect(page.total == 300)
    #expect(page.user(at: 0).id == UserID("100"))
    #expect(page.row(of: users[3].reference) == 3)
    // Of other sources it would be wrong.
    let other = try Directory([ScriptedProvider("a"), ScriptedProvider("b")], store: store)
    #expect(await other.firstPage == nil)
  }

  @Test func `The rest of users is read where only their list rows are known`() async throws {
    var row = Self.ann
    row.detail = .list
    let provider = ScriptedProvider(
      "a", pages: Self.page([row, Self.bob]), singles: [Self.ann.id: .success(Self.ann)])
    let store = try SQLiteStore.inMemory()
    let directory = try Directory([provider], store: store)
    await directory.load()
    #expect(try store.user(Self.ann.reference)?.detail == .list)
    let told = Mutex<[Int]>([])
    let errors = await directory.fill { _, filled, all in
      told.withLock { $0 = [filled, all] }
    }
    #expect(errors.isEmpty)
    #expect(told.withLock { $0 } == [1, 1])
    #expect(try store.user(Self.ann.reference)?.detail == .full)
    // The same row again does not take away what is known.
    await directory.load()
    #expect(try store.user(Self.ann.reference)?.detail == .full)
  }

  @Test func `A list that another process reads is waited for, and not read again`() async throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let path = "\(folder.path)/roster.sqlite"
    let gate = Gate()
    let reader = try Directory(
      [
        ScriptedProvider(
          "a", pages: ["": [.gated(gate, UserPage(users: [Self.ann], next: nil))]])
      ], store: SQLiteStore.open(path: path, at: .atRun))
    async let first: Void = reader.load()
    await gate.arrived()
    let waiter = try Directory(
      [ScriptedProvider("a")], store: SQLiteStore.open(path: path, at: .atRun))
    let (waiting, told) = AsyncStream<Void>.makeStream()
    async let second: Void = waiter.load(.all) { change in
      if case .source(let state) = change, !state.notices.isEmpty { told.finish() }
    }
    for await _ in waiting {}
    gate.open()
    _ = await (first, second)
    #expect(try await waiter.ids() == ["a/1"])
    #expect(try await waiter.state.phase == .complete)
  }

  @Test func `What was read at another address is forgotten, and what is read at the same is not`()
    async throws
  {
    let store = try SQLiteStore.inMemory()
    func directory(at address: String) throws -> Directory {
      let provider = ScriptedProvider("a", [[Self.ann]])
      return try Directory(
        sources: [provider.source], addresses: ["a": address], providers: [provider], store: store,
        settings: .init(), now: { .atRun })
    }
    await (try directory(at: "tines https://sandbox")).load()
    #expect(try await directory(at: "tines https://sandbox").ids() == ["a/1"])
    let other = try directory(at: "tines https://production")
    #expect(try await other.ids() == [])
    #expect(try await other.state.asOf == nil)
    #expect(try store.user(Self.ann.reference) == nil)
    await other.load()
    #expect(try await other.ids() == ["a/1"])
  }

  @Test func `Who has been gone for longer than the history is kept is forgotten`() async throws {
    let store = try SQLiteStore.inMemory()
    let provider = ScriptedProvider("a", [[Self.ann, Self.bob]])
    let directory = try Directory([provider], store: store)
    await directory.load()
    provider.play(Self.page([Self.ann]))
    await directory.load()
    let later = try Directory(
      [provider], store: store, settings: .init(historyDays: 2),
      now: { Timestamp(seconds: Timestamp.atRun.seconds + 3 * 86_400) })
    await later.load()
    #expect(try store.user(Self.bob.reference) == nil)
    #expect(try await later.ids() == ["a/1"])
  }
}
