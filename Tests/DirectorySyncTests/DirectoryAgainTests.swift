import DirectoryModel
import Testing

@testable import DirectorySync

/// Reading again what is being read.
struct DirectoryAgainTests {
  private static func page(_ id: String, of source: String = "a") -> UserPage {
    UserPage(users: [.named("User \(id)", id: id, source: source)], next: nil)
  }

  /// A source whose first reading waits for a gate; each reading has a user of its own.
  private static func source(_ gate: Gate) -> ScriptedProvider {
    ScriptedProvider(
      "a", pages: ["": [.gated(gate, page("1"))] + (2...9).map { .page(page("\($0)")) }])
  }

  /// Returns when so many wait for the end of a reading of the first source.
  private static func joined(_ count: Int, _ directory: Directory) async {
    while await directory.runs[0].joining.count < count { await Task.yield() }
  }

  @Test func `What is being read is read once more after that, and what is at rest at once`()
    async throws
  {
    let gate = Gate()
    let rest = ScriptedProvider("b", [[.named("Bob", id: "1", source: "b")]])
    let directory = try Directory([Self.source(gate), rest])
    async let first: Void = directory.load()
    await gate.arrived()
    rest.play(["": [.page(Self.page("2", of: "b"))]])
    async let again: Void = directory.load(.again) { _ in }
    while try await directory.ids() != ["b/2"] { await Task.yield() }
    await Self.joined(1, directory)
    gate.open()
    _ = await (first, again)
    #expect(try await directory.ids() == ["a/2", "b/2"])
  }

  @Test func `However often it is asked for, what is being read is read once more`() async throws {
    let gate = Gate()
    let directory = try Directory([Self.source(gate)])
    async let first: Void = directory.load()
    await gate.arrived()
    async let again: Void = directory.load(.again) { _ in }
    async let third: Void = directory.load(.again) { _ in }
    async let fourth: Void = directory.load()
    await Self.joined(3, directory)
    gate.open()
    _ = await (first, again, third, fourth)
    #expect(try await directory.ids() == ["a/2"])
    await directory.load(.again) { _ in }
    #expect(try await directory.ids() == ["a/3"])
  }

  @Test func `Who gave up waiting has nothing read`() async throws {
    let gate = Gate()
    let directory = try Directory([Self.source(gate)])
    async let first: Void = directory.load()
    await gate.arrived()
    let again = Task { await directory.load(.again) { _ in } }
    await Self.joined(1, directory)
    again.cancel()
    gate.open()
    await first
    await again.value
    #expect(try await directory.ids() == ["a/1"])
  }
}
