import DirectoryModel
import Foundation
import TestSupport
import Testing

@Suite("roster demo --serve")
struct DemoTests {
  @Test func `It prints a configuration that works as it stands, and ends on SIGTERM`() async throws
  {
    let folder = try TestFolder()
    defer { folder.remove() }
    let file = try folder.file("config.toml")
    let process = try SpawnedProcess(
      RosterProcess.executable, ["demo", "--serve", "--users", "12"],
      environment: RosterProcess.environment(), output: file.path)
    let isPrinted = try await eventually {
      let text = try String(contentsOf: file, encoding: .utf8)
      return text.components(separatedBy: "[[source]]").count == supportedProviders.count + 1
        && text.hasSuffix("max_requests_per_minute = 0\n")
    }
    #expect(isPrinted)

    let checked = try await CommandRun.of("config", "check", configuration: file.path)
    #expect(checked.status == 0, "\(checked.errors)")
    let shown = try await CommandRun.of("show", "tines/2", configuration: file.path)
    #expect(shown.status == 0, "\(shown.errors)")

    kill(process.id, SIGTERM)
    let status = await process.status
    #expect(status == SIGTERM)
  }

  @Test func `With --chaos a listing has its rows, and says what it lacks, or is complete`()
    async throws
  {
    let folder = try TestFolder()
    defer { folder.remove() }
    let file = try folder.file("config.toml")
    let process = try SpawnedProcess(
      RosterProcess.executable, ["demo", "--serve", "--chaos", "--users", "12"],
      environment: RosterProcess.environment(), output: file.path)
    defer { kill(process.id, SIGTERM) }
    let isPrinted = try await eventually {
      let text = try String(contentsOf: file, encoding: .utf8)
      return text.components(separatedBy: "[[source]]").count == supportedProviders.count + 1
    }
    #expect(isPrinted)

    let program = try StoredProgram()
    defer { program.remove() }
    var listed = try await CommandRun.of(
      "list", configuration: file.path, variables: program.variables)
    #expect([0, 75].contains(listed.status), "\(listed.errors)")
    #expect(listed.output.contains("Alice Smith"))
    #expect(listed.status == 0 || supportedProviders.contains { listed.errors.contains($0) })
    // Each of these asks at least once where something is missing, and trouble has an end.
    for _ in 0..<120 where listed.status != 0 {
      listed = try await CommandRun.of(
        "list", "--refresh", configuration: file.path, variables: program.variables)
      #expect([0, 75].contains(listed.status), "\(listed.errors)")
    }
    #expect(listed.status == 0)
  }

  @Test func `Without a terminal the demo says what to do, and 64`() async throws {
    let run = try await CommandRun.of("demo")
    #expect(run.status == 64)
    #expect(run.errors.contains("--serve"))
  }
}
