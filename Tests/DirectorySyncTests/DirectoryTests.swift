import DirectoryModel
import DirectorySync
import Testing

struct DirectoryTests {
  private static let ann = User.named("Ann", id: "1")
  private static let bob = User.named("bob", id: "2")
  private static let cid = User.named("Cid", id: "3")

  @Test func `Before anything was read there are sources that wait, and no users`() async throws {
    let directory = try Directory([ScriptedProvider("a"), ScriptedProvider("b")])
    #expect(await directory.sources.map(\.source.name) == ["a", "b"])
    #expect(await directory.sources.map(\.phase) == [.waiting, .waiting])
    #expect(try await directory.ids() == [])
  }

  @Test func `The pages of all sources are one list, sorted by folded name, then source and id`()
    async throws
  {
    let directory = try Directory([
      ScriptedProvider("b", [[.named("ann", id: "1", source: "b")]]),
      ScriptedProvider(
        "a",
        [
          [.named("Zoë", id: "9"), .named("Ánn", id: "2")],
          [.named("Ann", id: "10"), .named("bob", id: "0")],
        ]),
    ])
    await directory.load()
    #expect(try await directory.ids() == ["a/10", "a/2", "b/1", "a/0", "a/9"])
  }

  @Test func `A user without a name stands where its e-mail address belongs`() async throws {
    let nameless = User.named("", id: "7", email: "b@example.com")
    let directory = try Directory([ScriptedProvider("a", [[Self.cid, nameless, Self.ann]])])
    await directory.load()
    #expect(try await directory.ids() == ["a/1", "a/7", "a/3"])
  }

  @Test func `A complete run says how many came, how many were announced and when`() async throws {
    let directory = try Directory([ScriptedProvider("a", [[Self.ann], [Self.bob]], total: 2)])
    await directory.load()
    let state = try await directory.state
    #expect(state.phase == .complete)
    #expect(state.got == 2)
    #expect(state.expected == 2)
    #expect(state.asOf == Timestamp(seconds: 100))
    #expect(state.error == nil)
  }

  @Test func `A row that comes on two pages is one user, as the later page has it`() async throws {
    let again = User.named("Zed", id: "1")
    let directory = try Directory([ScriptedProvider("a", [[Self.ann, Self.bob], [again]])])
    await directory.load()
    #expect(try await directory.ids() == ["a/2", "a/1"])
    #expect(try await directory.state.got == 2)
  }

  @Test func `The same id at two sources is two users`() async throws {
    let directory = try Directory([
      ScriptedProvider("a", [[Self.ann]]),
      ScriptedProvider("b", [[.named("Ann", id: "1", source: "b")]]),
    ])
    await directory.load()
    #expect(try await directory.ids() == ["a/1", "b/1"])
  }

  @Test func `What the first page brought is listed before the last page comes`() async throws {
    let gate = Gate()
    let provider = ScriptedProvider(
      "a",
      pages: [
        "": [.page(UserPage(users: [Self.bob], next: PageCursor("2")))],
        "2": [.gated(gate, UserPage(users: [Self.ann], next: nil))],
      ])
    let directory = try Directory([provider])
    async let run: Void = directory.load()
    await gate.arrived()
    #expect(try await directory.ids() == ["a/2"])
    #expect(try await directory.state.phase == .loading)
    gate.open()
    await run
    #expect(try await directory.ids() == ["a/1", "a/2"])
  }

  @Test func `A listing that was made before a page came keeps its rows`() async throws {
    let provider = ScriptedProvider("a", [[Self.bob]])
    let directory = try Directory([provider])
    await directory.load()
    let listing = try #require(await directory.listing(matching: .all, sortedBy: nil))
    provider.play(["": [.page(UserPage(users: [Self.ann], next: nil))]])
    await directory.load()
    #expect(listing.count == 1)
    #expect(listing.user(at: 0).reference == Self.bob.reference)
    #expect(try await directory.ids() == ["a/1"])
  }

  @Test func `Users of the run before stay until the new run is complete, and only then are gone`()
    async throws
  {
    let provider = ScriptedProvider("a", [[Self.ann, Self.bob]])
    let directory = try Directory([provider])
    await directory.load()
    let gate = Gate()
    provider.play([
      "": [.page(UserPage(users: [Self.cid], next: PageCursor("2")))],
      "2": [.gated(gate, UserPage(users: [Self.bob], next: nil))],
    ])
    async let run: Void = directory.load()
    await gate.arrived()
    #expect(try await directory.ids() == ["a/1", "a/2", "a/3"])
    gate.open()
    await run
    #expect(try await directory.ids() == ["a/2", "a/3"])
  }

  @Test(arguments: [.timeout, .unauthorized, .server(status: 500)] as [ProviderError.Code])
  func `A run that breaks off keeps what was there and what came, and says why`(
    code: ProviderError.Code
  ) async throws {
    let provider = ScriptedProvider("a", [[Self.ann, Self.bob]])
    let directory = try Directory([provider])
    await directory.load()
    provider.play([
      "": [.page(UserPage(users: [Self.cid], next: PageCursor("2"), total: 9))],
      "2": [.failure(code)],
    ])
    await directory.load()
    let state = try await directory.state
    #expect(try await directory.ids() == ["a/1", "a/2", "a/3"])
    #expect(state.phase == .partial)
    #expect(state.error?.code == code)
    #expect(state.got == 1)
    #expect(state.expected == 9)
    #expect(state.asOf == Timestamp(seconds: 100))
  }

  @Test func `A run that brings nothing has failed, and what was there stays`() async throws {
    let provider = ScriptedProvider("a", [[Self.ann]])
    let directory = try Directory([provider])
    await directory.load()
    provider.play(["": [.failure(.offline)]])
    await directory.load()
    #expect(try await directory.state.phase == .failed)
    #expect(try await directory.state.error?.code == .offline)
    #expect(try await directory.ids() == ["a/1"])
  }

  @Test func `The next run after a failure forgets the error`() async throws {
    let provider = ScriptedProvider("a", pages: ["": [.failure(.offline)]])
    let directory = try Directory([provider])
    await directory.load()
    provider.play(["": [.page(UserPage(users: [Self.ann], next: nil))]])
    await directory.load()
    #expect(try await directory.state.phase == .complete)
    #expect(try await directory.state.error == nil)
  }

  @Test func `A source that fails leaves the others as they are`() async throws {
    let directory = try Directory([
      ScriptedProvider("b", pages: ["": [.failure(.unauthorized)]]),
      ScriptedProvider("a", [[Self.ann], [Self.bob]]),
    ])
    await directory.load()
    #expect(await directory.sources.map(\.phase) == [.failed, .complete])
    #expect(try await directory.ids() == ["a/1", "a/2"])
  }

  @Test func `An empty list is complete, and takes away who was there`() async throws {
    let provider = ScriptedProvider("a", [[Self.ann]])
    let directory = try Directory([provider])
    await directory.load()
    provider.play(["": [.page(UserPage(users: [], next: nil))]])
    await directory.load()
    #expect(try await directory.state.phase == .complete)
    #expect(try await directory.ids() == [])
  }

  @Test func `An empty page in the middle does not end the list`() async throws {
    let directory = try Directory([ScriptedProvider("a", [[Self.ann], [], [Self.bob]])])
    await directory.load()
    #expect(try await directory.ids() == ["a/1", "a/2"])
  }

  @Test(arguments: ["2", "3"])
  func `Pages that go round in a circle are broken off`(back: String) async throws {
    let provider = ScriptedProvider(
      "a",
      pages: [
        "": [.page(UserPage(users: [Self.ann], next: PageCursor("2")))],
        "2": [.page(UserPage(users: [Self.bob], next: PageCursor("3")))],
        "3": [.page(UserPage(users: [Self.cid], next: PageCursor(back)))],
      ])
    let directory = try Directory([provider])
    await directory.load()
    let state = try await directory.state
    #expect(state.phase == .partial)
    #expect(state.error?.code == .malformed(path: ""))
    #expect(state.error?.detail == "the pages go round in a circle")
    #expect(try await directory.ids() == ["a/1", "a/2", "a/3"])
  }
}
