import DirectoryModel
import Foundation
import Testing

@Suite("roster demo --serve")
struct DemoTests {
  @Test("It prints a configuration that works as it stands, and ends on SIGTERM")
  func serves() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = try folder.file("config.toml")
    let process = Process()
    process.executableURL = RosterProcess.executable
    process.arguments = ["demo", "--serve", "--users", "12"]
    process.environment = RosterProcess.environment()
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    let (ends, ended) = AsyncStream.makeStream(of: Int32.self)
    process.terminationHandler = {
      ended.yield($0.terminationStatus)
      ended.finish()
    }
    try process.run()
    // The services close their output when they can be asked.
    let text = try #require(try output.fileHandleForReading.readToEnd())
    try text.write(to: file)

    let checked = try await RosterProcess.run("config", "check", configuration: file.path)
    #expect(checked.status == 0, "\(checked.errors)")
    let shown = try await RosterProcess.run("show", "tines/2", configuration: file.path)
    #expect(shown.status == 0, "\(shown.errors)")

    process.terminate()
    var status: Int32?
    for await end in ends { status = end }
    #expect(status == SIGTERM)
  }

  @Test("Without a terminal the demo says what to do, and 64")
  func needsTerminal() async throws {
    let run = try await RosterProcess.run("demo")
    #expect(run.status == 64)
    #expect(run.errors.contains("--serve"))
  }
}
