import DirectoryModel
import DirectorySync
import Testing

struct DirectoryPagesTests {
  private static let users = (1...6).map { User.named("User \($0)", id: String($0)) }

  /// A first page that announces the others.
  private static func announced(
    _ rest: [String: [ScriptedProvider.Step]], following: [String]
  ) -> ScriptedProvider {
    let first = UserPage(
      users: [users[0]], next: PageCursor(following[0]),
      following: following.map { PageCursor($0) })
    return ScriptedProvider("a", pages: rest.merging(["": [.page(first)]]) { $1 })
  }

  @Test func `Pages that are announced are all read, and only once`() async throws {
    let provider = Self.announced(
      [
        "2": [.page(UserPage(users: [Self.users[1]], next: PageCursor("3")))],
        "3": [.page(UserPage(users: [Self.users[2]], next: nil))],
      ], following: ["2", "3"])
    let directory = try Directory([provider])
    await directory.load()
    #expect(try await directory.ids() == ["a/1", "a/2", "a/3"])
    #expect(try await directory.state.phase == .complete)
  }

  @Test func `Announced pages are under way at once`() async throws {
    let gate = Gate()
    let provider = Self.announced(
      [
        "2": [.gated(gate, UserPage(users: [Self.users[1]], next: PageCursor("3")))],
        "3": [.page(UserPage(users: [Self.users[2]], next: nil))],
      ], following: ["2", "3"])
    let directory = try Directory([provider])
    let run = Task { await directory.load() }
    await gate.arrived()
    // The third page comes although the second is held back.
    while try await directory.ids() != ["a/1", "a/3"] { await Task.yield() }
    gate.open()
    await run.value
    #expect(try await directory.ids() == ["a/1", "a/2", "a/3"])
  }

  @Test func `The last announced page may say that there is more by then`() async throws {
    let provider = Self.announced(
      [
        "2": [.page(UserPage(users: [Self.users[1]], next: PageCursor("3")))],
        "3": [.page(UserPage(users: [Self.users[2]], next: PageCursor("4")))],
        "4": [.page(UserPage(users: [Self.users[3]], next: nil))],
      ], following: ["2", "3"])
    let directory = try Directory([provider])
    await directory.load()
    #expect(try await directory.ids() == ["a/1", "a/2", "a/3", "a/4"])
    #expect(try await directory.state.phase == .complete)
  }

  @Test func `A failing page among the announced ones leaves a partial list with its error`()
    async throws
  {
    let provider = Self.announced(
      ["2": [.failure(.offline)], "3": [.page(UserPage(users: [Self.users[2]], next: nil))]],
      following: ["2", "3"])
    let directory = try Directory([provider])
    await directory.load()
    #expect(try await directory.state.phase == .partial)
    #expect(try await directory.state.error?.code == .offline)
  }

  @Test func `An announced page that was read already is a circle`() async throws {
    let provider = Self.announced([:], following: ["2", "2"])
    let directory = try Directory([provider])
    await directory.load()
    #expect(try await directory.state.phase == .partial)
    #expect(try await directory.state.error?.code == .malformed(path: ""))
  }

  @Test func `Pages that go on without anybody new are a circle, whatever their cursors`()
    async throws
  {
    var pages: [String: [ScriptedProvider.Step]] = [:]
    for number in 1...9 {
      let page = UserPage(users: [Self.users[0]], next: PageCursor(String(number + 1)))
      pages[number == 1 ? "" : String(number)] = [.page(page)]
    }
    let directory = try Directory([ScriptedProvider("a", pages: pages)])
    await directory.load()
    #expect(try await directory.state.phase == .partial)
    #expect(
      try await directory.state.error?.detail == "the pages go round in a circle")
  }

  @Test func `A list with fewer users than announced is not whole, and nobody has gone by it`()
    async throws
  {
    let provider = ScriptedProvider("a", [Array(Self.users[0..<3])], total: 3)
    let directory = try Directory([provider])
    await directory.load()
    provider.play(["": [.page(UserPage(users: [Self.users[0]], next: nil, total: 3))]])
    await directory.load()
    #expect(try await directory.state.phase == .partial)
    #expect(try await directory.state.error?.code == .incomplete)
    #expect(try await directory.state.error?.detail == "1 of 3 came")
    #expect(try await directory.ids() == ["a/1", "a/2", "a/3"])
  }

  @Test func `What a source says beside the users is kept, each once, until the next run`()
    async throws
  {
    let provider = ScriptedProvider(
      "a",
      pages: [
        "": [
          .page(UserPage(users: [Self.users[0]], next: PageCursor("2"), notices: ["old", "slow"]))
        ],
        "2": [.page(UserPage(users: [Self.users[1]], next: nil, notices: ["old"]))],
      ])
    let directory = try Directory([provider])
    await directory.load()
    #expect(try await directory.state.notices == ["old", "slow"])
    provider.play(["": [.page(UserPage(users: [Self.users[0]], next: nil))]])
    await directory.load()
    #expect(try await directory.state.notices.isEmpty)
  }

  @Test
  func `A user that was read by id while the list was read stays, though the list has it not`()
    async throws
  {
    let gate = Gate()
    let other = User.named("New", id: "9")
    let provider = ScriptedProvider(
      "a", pages: ["": [.gated(gate, UserPage(users: [Self.users[0]], next: nil))]],
      singles: [other.id: .success(other)])
    let directory = try Directory([provider])
    let run = Task { await directory.load() }
    await gate.arrived()
    _ = try await directory.refresh(UserReference(source: "a", id: other.id))
    gate.open()
    await run.value
    #expect(try await directory.ids() == ["a/9", "a/1"])
  }
}
