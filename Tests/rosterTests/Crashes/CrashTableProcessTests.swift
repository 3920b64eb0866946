import DemoServices
import Foundation
import TestSupport
import Testing

/// Several processes over a store, and what they leave.
@Suite("Crash table: processes, copies and traces")
struct CrashTableProcessTests {
  @Test
  func `Of two syncs at once the second says who reads, and both end well with the right users`()
    async throws
  {
    try await withStore { program, _, later in
      // Time enough to stop the first before it is done.
      later.slow(by: .seconds(2), count: 1)
      let first = try program.startSync(later.configuration)
      // Once each source was asked the first has all the lists, and there it stops.
      await later.waitForRequests()
      kill(first.process.id, SIGSTOP)
      let second = try program.startSync(later.configuration)
      let who = "process \(first.process.id) on this machine since "
      let isSaid = await eventually {
        second.errors.contains(who) && second.errors.contains("this waits for the end of that")
      }
      #expect(isSaid, "\(second.errors)")
      kill(first.process.id, SIGCONT)
      #expect(await first.process.status == 0, "\(first.errors)")
      #expect(await second.process.status == 0, "\(second.errors)")
      let requests = later.server.requests().map { "\($0.service) \($0.path)?\($0.query ?? "")" }
      let counts = Dictionary(grouping: requests) { $0 }.mapValues(\.count)
      #expect(counts.values.allSatisfy { $0 <= 2 }, "\(counts)")
      try await program.sync(later)
    }
  }

  @Test func `Ctrl-C ends a sync at once, and what was complete is kept`() async throws {
    try await withStore { program, _, later in
      let before = try await program.stored(later.configuration)
      later.slow(by: .seconds(120))
      let sync = try program.startSync(later.configuration)
      await later.waitForRequests()
      let start = ContinuousClock.now
      kill(sync.process.id, SIGINT)
      let status = await sync.process.status
      #expect(status == 130 || status == SIGINT)
      #expect(.now - start < .seconds(30))
      let now = try await program.stored(later.configuration)
      #expect(now.status == 0)
      now.expectKept(before, orReached: later.listing, "\(now.errors)")
      #expect(later.users.keys.allSatisfy(now.isCutOff), "\(now.errors)")
      later.server.dropFaults()
      try await program.sync(later)
    }
  }

  @Test func `A published store answers without a source or a credential`() async throws {
    try await withStore { program, _, later in
      let before = try await program.stored(later.configuration)
      let staff = try StaffFolder()
      defer { staff.remove() }
      let run = try await program.run(
        "store", "publish", staff.file.path, configuration: later.configuration)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output == "published \(staff.file.path)\n")
      try await staff.expectAnswers(before)
      #expect(later.server.requests().isEmpty)
    }
  }

  @Test func `Who reads a published store can neither refresh, nor sync, nor delete it`()
    async throws
  {
    try await withStore { program, _, later in
      let staff = try StaffFolder()
      defer { staff.remove() }
      _ = try await program.run(
        "store", "publish", staff.file.path, configuration: later.configuration)
      for command in [
        ["list", "--refresh"], ["show", "tines/2", "--refresh"], ["sync"],
        ["store", "purge", "--yes"],
      ] {
        let run = try await staff.run(command)
        #expect(run.status == 78 && run.output.isEmpty, "\(command)")
        #expect(run.errors.contains("\(staff.file.path) is a copy that "), "\(run.errors)")
      }
      let doctor = try await staff.run(["doctor"])
      #expect(doctor.status == 0 && doctor.output.contains("none needed"), "\(doctor.output)")
      #expect(FileManager.default.fileExists(atPath: staff.file.path))
    }
  }

  @Test func `A published store whose index is of another version says so, and has no users`()
    async throws
  {
    try await withStore { program, _, later in
      let staff = try StaffFolder()
      defer { staff.remove() }
      _ = try await program.run(
        "store", "publish", staff.file.path, configuration: later.configuration)
      var bytes = try Data(contentsOf: staff.file)
      // What every chunk begins with, and its version.
      bytes.replace(Array("RXI\u{3}".utf8), with: Array("RXI\u{1}".utf8))
      try bytes.write(to: staff.file)
      let listed = try await staff.run("list", "--format", "json")
      #expect(listed.status == 75, "\(listed.errors)")
      #expect(listed.errors.contains("publish it again"), "\(listed.errors)")
      #expect(try PrintedUsers(listed).users.values.allSatisfy(\.isEmpty))
    }
  }

  @Test(.enabled("needs to do without the rights of root") { Privileges.canBeDropped })
  func `A published store answers from a folder that can't be written, and leaves nothing there`()
    async throws
  {
    try await withStore { program, _, later in
      let before = try await program.stored(later.configuration)
      let staff = try StaffFolder()
      defer { staff.remove() }
      _ = try await program.run(
        "store", "publish", staff.file.path, configuration: later.configuration)
      try staff.share.setMode(0o500)
      defer { try? staff.share.setMode(0o700) }
      try await staff.expectAnswers(before, through: Privileges.dropping)
      #expect(try FileManager.default.contentsOfDirectory(atPath: staff.share.path).count == 1)
    }
  }

  @Test func `A purge asks for --yes, waits for no sync, and leaves nothing of the store`()
    async throws
  {
    try await withStore { program, _, later in
      let names = program.names
      let unsure = try await program.run("store", "purge", configuration: later.configuration)
      #expect(unsure.status == 64)
      #expect(unsure.errors.contains("--yes"))

      later.slow(by: .seconds(120))
      let sync = try program.startSync(later.configuration)
      await later.waitForRequests()
      let early = try await program.run(
        "store", "purge", "--yes", configuration: later.configuration)
      #expect(early.status == 75)
      #expect(early.errors.contains("in use by process \(sync.process.id)"), "\(early.errors)")
      #expect(Set(program.names).isSuperset(of: names))
      kill(sync.process.id, SIGKILL)
      _ = await sync.process.status

      let purged = try await program.run(
        "store", "purge", "--yes", configuration: later.configuration)
      #expect(purged.status == 0, "\(purged.errors)")
      #expect(purged.output.contains("deleted \(program.file.path)\n"))
      #expect(program.names.isEmpty)
      let info = try await program.run("store", "info", configuration: later.configuration)
      #expect(info.status == 69)
      #expect(program.names.isEmpty)
      later.server.dropFaults()
      try await program.sync(later)
    }
  }

  @Test func `With --no-store nothing is left on disk, and nothing that was left is used`()
    async throws
  {
    try await withStore { program, _, later in
      let bare = try StoredProgram()
      defer { bare.remove() }
      let home = ["HOME": bare.home.url.path]
      for command in [["list", "--format", "json"], ["show", "tines/2"]] {
        let run = try await RosterProcess.run(
          command + ["--no-store"], configuration: later.configuration,
          variables: bare.variables.merging(home) { $1 })
        #expect(run.status == 0, "\(run.errors)")
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: bare.home.url.path)
      #expect(left.isEmpty)

      let before = try await program.stored(later.configuration)
      let own = try Data(contentsOf: program.file)
      let listed = try await program.run(
        "list", "--no-store", "--format", "json", configuration: later.configuration)
      #expect(try PrintedUsers(listed).users == later.users)
      #expect(try Data(contentsOf: program.file) == own)
      #expect(try await program.stored(later.configuration).users == before.users)
      let synced = try await program.run(
        "sync", "--no-store", configuration: later.configuration)
      #expect(synced.status == 64)
    }
  }
}

/// A place for a published store, and the configuration of those who read it.
private struct StaffFolder: Sendable {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  var share: URL { folder.url.appending(path: "share") }
  var file: URL { share.appending(path: "roster.sqlite") }

  /// Expects that the published file alone answers all there is.
  func expectAnswers(_ users: PrintedUsers, through wrapper: [String] = []) async throws {
    let configuration = try folder.file("config.toml", "[store]\npath = \"\(file.path)\"\n")
    let command =
      wrapper + [RosterProcess.executable.path, "list", "--format", "json"]
    let listed = try await RosterProcess.run(
      Array(command.dropFirst()), executable: URL(filePath: command[0]),
      configuration: configuration.path)
    let told = try PrintedUsers(listed)
    #expect(told.status == 0, "\(told.errors)")
    #expect(told.users == users.users)
    #expect(told.asOf == users.asOf)
    let shown = try await RosterProcess.run(
      "show", "tines/2", "--offline", configuration: configuration.path)
    #expect(shown.output.hasPrefix("Alice Smith  tines #2"), "\(shown.errors)")
  }

  /// Runs a command on the published file alone.
  func run(_ arguments: String...) async throws -> CommandRun { try await run(arguments) }

  func run(_ arguments: [String]) async throws -> CommandRun {
    let configuration = try folder.file("config.toml", "[store]\npath = \"\(file.path)\"\n")
    return try await RosterProcess.run(arguments, configuration: configuration.path)
  }

  func remove() { folder.remove() }
}
