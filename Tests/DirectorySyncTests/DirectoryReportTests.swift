import DirectoryModel
import DirectorySync
import Testing

struct DirectoryReportTests {
  private static func users(_ ids: Range<Int>) -> [User] {
    ids.map { User.named("u\($0)", id: String($0)) }
  }

  @Test("A run reports its beginning, each page, its end and the users")
  func complete() async {
    let directory = Directory([
      ScriptedProvider("a", [Self.users(0..<2), Self.users(2..<4)])
    ])
    let reports = Reports()
    await directory.load { reports.add($0) }
    #expect(
      reports.words == [
        "a loading 0", "a loading 2", "users", "a loading 4", "users", "a complete 4", "users",
      ])
  }

  @Test("A run that breaks off reports that last, with the users that it leaves")
  func failure() async {
    let provider = ScriptedProvider(
      "a",
      pages: [
        "": [.page(UserPage(users: Self.users(0..<1), next: PageCursor("2")))],
        "2": [.failure(.timeout)],
      ])
    let reports = Reports()
    await Directory([provider]).load { reports.add($0) }
    #expect(
      reports.words == ["a loading 0", "a loading 1", "users", "a partial 1", "users"])
  }

  @Test("The users of a long list are reported at growing distances, and once at the end")
  func growing() async {
    let pages = (0..<100).map { Self.users($0 * 10..<$0 * 10 + 10) }
    let reports = Reports()
    await Directory([ScriptedProvider("a", pages)]).load { reports.add($0) }
    #expect(reports.words.count { $0 == "users" } < 20)
    #expect(reports.words.suffix(2) == ["a complete 1000", "users"])
    #expect(reports.words.prefix(3) == ["a loading 0", "a loading 10", "users"])
  }

  @Test("The reports of each source are in order, whatever the others do")
  func manySources() async {
    let names = ["a", "b", "c"]
    let directory = Directory(
      names.map { name in
        ScriptedProvider(
          name, (0..<3).map { [User.named("u", id: String($0), source: name)] })
      })
    let reports = Reports()
    await directory.load { reports.add($0) }
    for name in names {
      #expect(
        reports.words.filter { $0.hasPrefix(name) } == [
          "\(name) loading 0", "\(name) loading 1", "\(name) loading 2", "\(name) loading 3",
          "\(name) complete 3",
        ])
    }
    #expect(reports.words.last == "users")
  }

  @Test("A report of users comes when they can be listed")
  func listedWhenReported() async throws {
    let gate = Gate()
    let provider = ScriptedProvider(
      "a",
      pages: [
        "": [.page(UserPage(users: Self.users(0..<1), next: PageCursor("2")))],
        "2": [.gated(gate, UserPage(users: [], next: nil))],
      ])
    let directory = Directory([provider])
    let (reports, told) = AsyncStream<Void>.makeStream()
    async let run: Void = directory.load { if case .users = $0 { told.finish() } }
    for await _ in reports {}
    #expect(try await directory.ids() == ["a/0"])
    gate.open()
    await run
  }
}
