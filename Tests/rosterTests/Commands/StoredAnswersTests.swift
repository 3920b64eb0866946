import DemoServices
import DirectoryModel
import Foundation
import TestSupport
import Testing

@Suite("Answers from the store")
struct StoredAnswersTests {
  /// Runs a body with the services, a configuration, and a place for a store of several runs.
  private func withStore(
    _ body:
      @escaping @Sendable (
        _ run: @Sendable (String...) async throws -> CommandRun,
        _ requests: @Sendable () -> Int
      ) async throws -> Void
  ) async throws {
    try await withDemo { server, configuration in
      let folder = try TestFolder()
      defer { folder.remove() }
      try await body(
        { (arguments: String...) in
          try await CommandRun.of(
            arguments, configuration: configuration,
            variables: ["XDG_STATE_HOME": folder.url.path])
        }, { server.requests().count })
    }
  }

  /// The users of a listing in JSON, without the time at which they were read.
  private func users(_ run: CommandRun) throws -> [String] {
    guard case .array(let items)? = try run.json()["items"] else { return [] }
    return items.map { item in
      guard case .object(let members) = item else { return "" }
      return JSON.object(members.filter { $0.name != "fetched_at" }).text()
    }
  }

  @Test func `After a sync the list asks nobody, says how old it is, and is what a refresh brings`()
    async throws
  {
    try await withStore { run, requests in
      let synced = try await run("sync")
      #expect(synced.status == 0)
      #expect(synced.output.split(separator: "\n").count == 5)
      #expect(synced.output.contains("tines: "))
      let before = requests()
      let stored = try await run("list", "--format", "json")
      #expect(stored.status == 0)
      #expect(requests() == before)
      #expect(stored.errors.contains("tines as of 20"))
      let fresh = try await run("list", "--format", "json", "--refresh")
      #expect(requests() > before)
      #expect(fresh.errors.isEmpty)
      let kept = try users(stored)
      #expect(kept == (try users(fresh)))
    }
  }

  @Test func `A list that was never read whole is read first, and only then`() async throws {
    try await withStore { run, requests in
      let first = try await run("list")
      let asked = requests()
      #expect(first.errors.isEmpty)
      #expect(asked > 0)
      let second = try await run("list")
      #expect(requests() == asked)
      #expect(first.output == second.output)
    }
  }

  @Test func `Offline nobody is asked: nothing stored is 69, a stored user is shown`() async throws
  {
    try await withStore { run, requests in
      let empty = try await run("list", "--offline")
      #expect(empty.status == 69)
      #expect(empty.output.isEmpty)
      #expect(empty.errors.contains("nothing is stored of it"))
      let run1 = try await run("show", "tines/2", "--offline")
      #expect(run1.status == 69)
      #expect(requests() == 0)
      let run2 = try await run("sync")
      #expect(run2.status == 0)
      let before = requests()
      let shown = try await run("show", "tines/2", "--offline", "--format", "json")
      #expect(shown.status == 0)
      #expect(try shown.json()["email"] == "alice@tines.xyz")
      let run3 = try await run("show", "tines/none", "--offline")
      #expect(run3.status == 67)
      let run4 = try await run("show", "nobody at all", "--offline")
      #expect(run4.status == 67)
      #expect(requests() == before)
    }
  }

  @Test func `A fresh user is shown as it is stored; a refresh costs one request`() async throws {
    try await withStore { run, requests in
      let run5 = try await run("sync", "--source", "tines")
      #expect(run5.status == 0)
      let before = requests()
      let run6 = try await run("show", "tines/2")
      #expect(run6.status == 0)
      #expect(requests() == before)
      let run7 = try await run("show", "tines/2", "--refresh")
      #expect(run7.status == 0)
      #expect(requests() == before + 1)
    }
  }

  @Test func `Without a terminal a sync tells of each source when it has ended, and not before`()
    async throws
  {
    try await withStore { run, _ in
      let lines = try await run("sync").errors.split(separator: "\n")
      #expect(lines.count == 5, "\(lines)")
      #expect(lines.allSatisfy { $0.hasSuffix("users, complete") && !$0.contains(": 0 ") })
    }
  }

  @Test func `A second sync finds nothing new`() async throws {
    try await withStore { run, _ in
      let run8 = try await run("sync")
      #expect(run8.output.contains(" new"))
      let lines = try await run("sync").output.split(separator: "\n")
      #expect(lines.count == 5)
      #expect(lines.allSatisfy { $0.hasSuffix("complete: nothing new") })
    }
  }

  @Test func `Details that only a get tells are read for all on demand`() async throws {
    try await withStore { run, _ in
      let run9 = try await run("sync", "--source", "document360")
      #expect(run9.status == 0)
      let listed = try await run("list", "--source", "document360", "--format", "json")
      #expect(listed.output.contains(#""detail":"list""#))
      let open = try await run("list", "role:nothing-like-it", "--source", "document360")
      #expect(
        open.errors.contains(
          "document360 has not told roles yet (roster sync --details reads them)"))
      let run10 = try await run("sync", "--source", "document360", "--details")
      #expect(run10.status == 0)
      let full = try await run("list", "--source", "document360", "--format", "json")
      #expect(!full.output.contains(#""detail":"list""#))
      let told = try await run("list", "role:nothing-like-it", "--source", "document360")
      #expect(!told.errors.contains("yet"))
    }
  }

  @Test func `Of whom a filter can't tell is said, by source and reason, and counted in JSON`()
    async throws
  {
    try await withStore { run, _ in
      let found = try await run("list", "mfa:off", "--format", "json")
      #expect(found.status == 0)
      #expect(found.errors.contains("cannot tell: tines, document360, scalepad, scim do not"))
      guard case .number(let count)? = try found.json()["cannot_tell"] else {
        Issue.record("no count")
        return
      }
      #expect((Int(count) ?? 0) > 0)
    }
  }

  @Test func `Counts are those of the list, by each value`() async throws {
    try await withStore { run, _ in
      let counted = try await run("count", "--by", "source,mfa", "--format", "json")
      #expect(counted.status == 0)
      let json = try counted.json()
      guard case .array(let sources)? = json["by"]?["source"] else {
        Issue.record("no counts by source")
        return
      }
      #expect(sources.count == 5)
      for source in sources {
        guard case .string(let name)? = source["value"] else { continue }
        let listed = try await run("list", "--source", name, "--format", "json")
        let all = try users(listed)
        #expect(source["count"] == .number(String(all.count)))
      }
      let wrong = try await run("count", "--by", "rolle")
      #expect(wrong.status == 64)
      #expect(wrong.errors.contains("did you mean role?"))
    }
  }

  @Test func `--no-store keeps nothing, and --offline has nothing to do with it`() async throws {
    try await withStore { run, requests in
      let run11 = try await run("list", "--no-store")
      #expect(run11.status == 0)
      let asked = requests()
      #expect(asked > 0)
      let run12 = try await run("list", "--offline")
      #expect(run12.status == 69)
      let run13 = try await run("list", "--offline", "--no-store")
      #expect(run13.status == 64)
      let run14 = try await run("sync", "--no-store")
      #expect(run14.status == 64)
    }
  }
}
