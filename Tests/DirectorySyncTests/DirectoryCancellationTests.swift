import DirectoryModel
import DirectorySync
import Testing

struct DirectoryCancellationTests {
  private static let ann = User.named("Ann", id: "1")
  private static let bob = User.named("Bob", id: "2")

  @Test func `A run that is cancelled before its first page has failed, cancelled`() async throws {
    let gate = Gate()
    let directory = try Directory([ScriptedProvider("a", pages: ["": [.stalled(gate)]])])
    let run = Task { await directory.load() }
    await gate.arrived()
    run.cancel()
    await run.value
    #expect(try await directory.state.phase == .failed)
    #expect(try await directory.state.error?.code == .cancelled)
  }

  @Test func `A run that is cancelled between pages is partial, cancelled, and keeps what it read`()
    async throws
  {
    let gate = Gate()
    let provider = ScriptedProvider(
      "a",
      pages: [
        "": [.page(UserPage(users: [Self.ann], next: PageCursor("2")))], "2": [.stalled(gate)],
      ])
    let directory = try Directory([provider])
    let run = Task { await directory.load() }
    await gate.arrived()
    run.cancel()
    await run.value
    #expect(try await directory.state.phase == .partial)
    #expect(try await directory.state.error?.code == .cancelled)
    #expect(try await directory.ids() == ["a/1"])
  }

  @Test func `A page that comes after the cancellation can't make the run complete`() async throws {
    let gate = Gate()
    let provider = ScriptedProvider(
      "a",
      pages: [
        "": [.page(UserPage(users: [Self.ann], next: PageCursor("2")))],
        "2": [.gated(gate, UserPage(users: [Self.bob], next: nil))],
      ])
    let directory = try Directory([provider])
    let run = Task { await directory.load() }
    await gate.arrived()
    run.cancel()
    gate.open()
    await run.value
    #expect(try await directory.state.phase == .partial)
    #expect(try await directory.state.error?.code == .cancelled)
    #expect(try await directory.state.asOf == nil)
  }

  @Test func `A source that is complete when the others are cancelled stays complete`() async throws
  {
    let gate = Gate()
    let directory = try Directory([
      ScriptedProvider("a", [[Self.ann]]), ScriptedProvider("b", pages: ["": [.stalled(gate)]]),
    ])
    let (completions, told) = AsyncStream<Void>.makeStream()
    let run = Task {
      await directory.load(.all) { change in
        if case .source(let state) = change, state.phase == .complete { told.finish() }
      }
    }
    await gate.arrived()
    for await _ in completions {}
    run.cancel()
    await run.value
    #expect(await directory.sources.map(\.phase) == [.complete, .failed])
  }

  @Test func `A filter in a cancelled task has no result`() async throws {
    let directory = try Directory([ScriptedProvider("a", [[Self.ann]])])
    await directory.load()
    let gate = Gate()
    let query = try Query(parsing: "ann")
    let filter = Task {
      await gate.passOrCancellation()
      return await directory.listing(matching: query, sortedBy: nil) == nil
    }
    await gate.arrived()
    filter.cancel()
    #expect(await filter.value)
  }
}
