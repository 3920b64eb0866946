import DirectoryModel
import DirectoryStore
import DirectorySync
import Testing

/// What a source tells of its users beside its list.
struct DirectorySupplementTests {
  private static let users = (1...3).map { number in
    var user = User.named("User \(number)", id: String(number))
    user.untold = [.teams]
    return user
  }

  /// A page that lacks what stands beside the list.
  private static func page(
    _ users: [User], next: String? = nil, following: [String] = []
  ) -> UserPage {
    var page = UserPage(
      users: users, next: next.map { PageCursor($0) }, following: following.map { PageCursor($0) })
    page.isPreliminary = true
    return page
  }

  /// The page with a group for each of its users.
  @Sendable private static func grouped(_ page: UserPage) -> UserPage {
    var page = page
    page.isPreliminary = false
    for index in page.users.indices {
      page.users[index].untold = []
      page.users[index].invitation = InvitationState(state: .accepted)
      page.users[index].groups = [Group(kind: .team, id: nil, name: "Staff")]
    }
    return page
  }

  /// A source with one page of preliminary users, whose rest is read behind a gate.
  private static func gated(_ gate: Gate, _ users: [User]) -> ScriptedProvider {
    ScriptedProvider("a", pages: ["": [.page(page(users))]]) { page in
      await gate.passOrCancellation()
      return grouped(page)
    }
  }

  private static func team() throws -> Query { try Query(parsing: "team:staff") }

  @Test func `The first users are there before what stands beside the list, and complete after it`()
    async throws
  {
    let gate = Gate()
    let directory = try Directory([Self.gated(gate, Self.users)])
    let (reports, told) = AsyncStream<Void>.makeStream()
    async let run: Void = directory.load(.all) { if case .users = $0 { told.finish() } }
    for await _ in reports {}
    #expect(try await directory.ids() == ["a/1", "a/2", "a/3"])
    let preliminary = try #require(
      await directory.listing(matching: Self.team(), sortedBy: nil))
    #expect(preliminary.count == 0)
    #expect(preliminary.cannotTell.notYet == ["a": [.teams: 3]])
    #expect(try await directory.state.phase == .loading)
    gate.open()
    await run
    #expect(try await directory.ids(Self.team()) == ["a/1", "a/2", "a/3"])
    #expect(try await directory.state.phase == .complete)
  }

  @Test
  func `Users who were completed are new, not changed, and the next run finds them as before`()
    async throws
  {
    let store = try SQLiteStore.inMemory()
    let gate = Gate()
    gate.open()
    let directory = try Directory([Self.gated(gate, Self.users)], store: store)
    await directory.load()
    let first = try #require(await directory.state.changes)
    #expect(first.added == 3)
    #expect(first.changed == 0 && first.unchanged == 0)
    await directory.load()
    let second = try #require(await directory.state.changes)
    #expect(second.unchanged == 3)
    #expect(second.added == 0 && second.changed == 0 && second.completed == 0)
  }

  @Test func `What is known stays while the source is read again`() async throws {
    let store = try SQLiteStore.inMemory()
    let open = Gate()
    open.open()
    await (try Directory([Self.gated(open, Array(Self.users[..<2]))], store: store)).load()
    let gate = Gate()
    let directory = try Directory([Self.gated(gate, Self.users)], store: store)
    let (reports, told) = AsyncStream<Void>.makeStream()
    async let run: Void = directory.load(.all) { if case .users = $0 { told.finish() } }
    for await _ in reports {}
    #expect(try await directory.ids() == ["a/1", "a/2", "a/3"])
    #expect(try await directory.ids(Self.team()) == ["a/1", "a/2"])
    gate.open()
    await run
    #expect(try await directory.ids(Self.team()) == ["a/1", "a/2", "a/3"])
    let changes = try #require(await directory.state.changes)
    #expect(changes.added == 1 && changes.changed == 0)
  }

  @Test func `The first users are complete before the end of a long list`() async throws {
    let last = Gate()
    let provider = ScriptedProvider(
      "a",
      pages: [
        "": [.page(Self.page([Self.users[0]], next: "2"))],
        "2": [.page(Self.page([Self.users[1]], next: "3"))],
        "3": [.gated(last, UserPage(users: [], next: nil))],
      ], completion: Self.grouped)
    let directory = try Directory([provider])
    async let run: Void = directory.load()
    await last.arrived()
    while try await directory.ids(Self.team()) != ["a/1", "a/2"] { await Task.yield() }
    last.open()
    await run
    #expect(try await directory.state.phase == .complete)
  }

  @Test func `Pages that are announced come complete`() async throws {
    let provider = ScriptedProvider(
      "a",
      pages: [
        "": [.page(Self.page([Self.users[0]], next: "2", following: ["2", "3"]))],
        "2": [.page(Self.page([Self.users[1]], next: "3"))],
        "3": [.page(Self.page([Self.users[2]]))],
      ], completion: Self.grouped)
    let directory = try Directory([provider])
    await directory.load()
    #expect(try await directory.ids(Self.team()) == ["a/1", "a/2", "a/3"])
  }

  @Test func `A later page that fails does not keep the first users from being completed`()
    async throws
  {
    let provider = ScriptedProvider(
      "a",
      pages: [
        "": [.page(Self.page([Self.users[0]], next: "2"))], "2": [.failure(.offline)],
      ], completion: Self.grouped)
    let directory = try Directory([provider])
    await directory.load()
    #expect(try await directory.ids(Self.team()) == ["a/1"])
    #expect(try await directory.state.phase == .partial)
    #expect(try await directory.state.error?.code == .offline)
  }

  @Test func `What could not be read beside the list is said`() async throws {
    let provider = ScriptedProvider("a", pages: ["": [.page(Self.page(Self.users))]]) { page in
      var page = page
      page.notices.append("teams can't be read")
      return page
    }
    let directory = try Directory([provider])
    await directory.load()
    #expect(try await directory.state.notices == ["teams can't be read"])
    #expect(try await directory.state.phase == .complete)
  }

  @Test func `A run that is cancelled while that is read ends at once and is not complete`()
    async throws
  {
    let gate = Gate()
    let store = try SQLiteStore.inMemory()
    let directory = try Directory([Self.gated(gate, Self.users)], store: store)
    let run = Task { await directory.load() }
    await gate.arrived()
    run.cancel()
    await run.value
    #expect(try await directory.ids() == ["a/1", "a/2", "a/3"])
    #expect(try await directory.ids(Self.team()) == [])
    #expect(try await directory.state.phase == .partial)
    #expect(try await directory.state.error?.code == .cancelled)
    // The next run brings the rest, which is no change.
    let open = Gate()
    open.open()
    let next = try Directory([Self.gated(open, Self.users)], store: store)
    await next.load()
    #expect(try await next.ids(Self.team()) == ["a/1", "a/2", "a/3"])
    let changes = try #require(await next.state.changes)
    #expect(changes.completed == 3)
    #expect(changes.added == 0 && changes.changed == 0 && changes.unchanged == 0)
  }
}
