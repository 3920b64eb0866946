import DirectoryModel
import Testing

@testable import DirectorySync

struct DirectoryReportTests {
  private static func users(_ ids: Range<Int>) -> [User] {
    ids.map { User.named("u\($0)", id: String($0)) }
  }

  /// The reports of sources alone: those of users come when the store has them.
  private static func ofSources(_ reports: Reports) -> [String] {
    reports.words.filter { $0 != "users" }
  }

  @Test func `A run reports its beginning, its first page, its end and the users`() async throws {
    let directory = try Directory([
      ScriptedProvider("a", [Self.users(0..<2), Self.users(2..<4)])
    ])
    let reports = Reports()
    await directory.load(.all) { reports.add($0) }
    // Whether the second page came long enough after the first to be told, its time decides.
    #expect(
      Self.ofSources(reports).filter { $0 != "a loading 4" } == [
        "a loading 0", "a loading 2", "a complete 4",
      ])
    #expect(reports.words.suffix(2) == ["a complete 4", "users"])
  }

  @Test func `A run that breaks off reports that last, with the users that it leaves`() async throws
  {
    let provider = ScriptedProvider(
      "a",
      pages: [
        "": [.page(UserPage(users: Self.users(0..<1), next: PageCursor("2")))],
        "2": [.failure(.timeout)],
      ])
    let reports = Reports()
    try await Directory([provider]).load(.all) { reports.add($0) }
    #expect(Self.ofSources(reports) == ["a loading 0", "a loading 1", "a partial 1"])
    #expect(reports.words.last == "users")
  }

  @Test func `The users of a long list are reported at growing distances, and once at the end`()
    async throws
  {
    let pages = (0..<100).map { Self.users($0 * 10..<$0 * 10 + 10) }
    let reports = Reports()
    try await Directory([ScriptedProvider("a", pages)]).load(.all) { reports.add($0) }
    #expect(reports.words.count { $0 == "users" } < 20)
    #expect(reports.words.suffix(2) == ["a complete 1000", "users"])
    #expect(reports.words.prefix(2) == ["a loading 0", "a loading 10"])
  }

  @Test func `Progress is due at once, and again after a tenth of a second`() {
    var pace = ReportPace()
    let start = ContinuousClock.now
    let due = [0, 50, 99, 100, 150, 200].map {
      pace.isProgressDue(at: start + .milliseconds($0))
    }
    #expect(due == [true, false, false, true, false, true])
  }

  @Test func `The reports of each source are in order, whatever the others do`() async throws {
    let names = ["a", "b", "c"]
    let directory = try Directory(
      names.map { name in
        ScriptedProvider(
          name, (0..<3).map { [User.named("u", id: String($0), source: name)] })
      })
    let reports = Reports()
    await directory.load(.all) { reports.add($0) }
    for name in names {
      #expect(
        reports.words.filter { $0.hasPrefix(name) }.filter {
          !["\(name) loading 2", "\(name) loading 3"].contains($0)
        } == ["\(name) loading 0", "\(name) loading 1", "\(name) complete 3"])
    }
    #expect(reports.words.last == "users")
  }

  @Test func `A report of users comes when they can be listed`() async throws {
    let gate = Gate()
    let provider = ScriptedProvider(
      "a",
      pages: [
        "": [.page(UserPage(users: Self.users(0..<1), next: PageCursor("2")))],
        "2": [.gated(gate, UserPage(users: [], next: nil))],
      ])
    let directory = try Directory([provider])
    let (reports, told) = AsyncStream<Void>.makeStream()
    async let run: Void = directory.load(.all) { if case .users = $0 { told.finish() } }
    for await _ in reports {}
    #expect(try await directory.ids() == ["a/0"])
    gate.open()
    await run
  }
}
