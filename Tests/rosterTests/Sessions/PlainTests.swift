import DemoServices
import DirectoryModel
import Foundation
import TestSupport
import Testing

@Suite("roster --plain")
struct PlainTests {
  @Test
  func `In a pipe it answers each line, whole and without any control, and ends with the input`()
    async throws
  {
    let run = try await withDemo { _, configuration in
      try await RosterProcess.run(
        "--plain", configuration: try tinesOnly(configuration),
        input: "/alice@tines\n1\n/mfa:of\n/mfa:off\n\nr")
    }
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.hasSuffix("\n"))
    #expect(!run.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{7F}" })
    let lines = run.output.split(separator: "\n")
    #expect(lines.first == "Reading the sources; Ctrl-C stops.")
    #expect(lines.dropFirst().first?.hasPrefix("tines: ") == true)
    for line in [
      "1 Alice Smith, tines, active, privileged, invitation pending, seen 2019-10-31, "
        + "alice@tines.xyz",
      "Alice Smith  tines #2",
      "The list stays as it was. After the slash, column 5: mfa: has no of; did you mean on?",
    ] {
      #expect(lines.contains { $0 == line }, "\(line) is missing in:\n\(run.output)")
    }
    #expect(run.output.contains("0 of "))
    #expect(run.output.contains("cannot tell: tines does not report MFA."))
    // The last line needs no end; what it asks for is done before the program ends.
    #expect(lines.filter { $0.hasPrefix("Reading the sources") }.count == 2)
  }

  @Test func `What is stored is read out without asking anybody, as far as it is not old`()
    async throws
  {
    try await withDemo { server, configuration in
      let program = try StoredProgram()
      defer { program.remove() }
      let synced = try await CommandRun.of(
        "sync", configuration: configuration, variables: program.variables)
      #expect(synced.status == 0)
      server.forgetRequests()
      let run = try await program.run(
        "--plain", "--offline", "tines/2", configuration: configuration)
      #expect(run.output.hasPrefix("From the store, as of 20"))
      #expect(run.output.contains("\nAlice Smith  tines #2\n"))
      let fresh = try await program.run("--plain", configuration: configuration)
      #expect(fresh.output.contains("\n1 "))
      #expect(server.requests().isEmpty)
    }
  }

  @Test func `A source that can't be reached is named, beside the users of the others`()
    async throws
  {
    let run = try await withDemo { server, configuration in
      let base = try #require(server.source("tines")).baseURL
      let dead = try changed(configuration, base, "http://127.0.0.1:1")
      return try await RosterProcess.run("--plain", configuration: dead, input: "q\n/alice\n")
    }
    #expect(run.status == 0)
    #expect(run.output.contains("tines: FAILED: can't be reached."))
    #expect(run.output.contains(" users, but tines was not read whole."))
    #expect(!run.output.contains("Looking for"))
  }

  @Test func `A query of the command line that is not understood is 64`() async throws {
    let run = try await withDemo { _, configuration in
      try await CommandRun.of("--plain", "mfa:of", configuration: configuration)
    }
    #expect(run.status == 64)
    #expect(run.errors.contains("column 5: mfa: has no of"))
  }

  @Test func `The demo has it, too`() async throws {
    let run = try await RosterProcess.run("demo", "--plain", "--users", "12", input: "1\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains(" users."))
    #expect(run.output.contains("\nSecurity\n"))
  }

  @Test func `Where TERM is dumb it is the browser; Ctrl-C stops what is read, then quits`()
    async throws
  {
    try await withDemo { server, configuration in
      for source in server.sources {
        server.inject(.init(service: source.name, count: .max, delay: .seconds(600)))
      }
      try await TmuxSession.run { terminal in
        try await terminal.type(
          "TERM=dumb ROSTER_CONFIG='\(configuration)' roster; echo status $?", "Enter")
        try await terminal.wait(for: "Reading the sources; Ctrl-C stops.")
        try await terminal.type("C-c")
        try await terminal.wait(for: "0 users, but ")
        try await terminal.wait(for: "\nroster>")
        try await terminal.type("?", "Enter")
        try await terminal.wait(for: "q quits; Ctrl-C stops")
        try await terminal.type("C-c")
        try await terminal.wait(for: "\nstatus 130")
      }
    }
  }

  @Test
  func `What is old is read out at once and refreshed behind; a change is told at the next prompt`()
    async throws
  {
    try await withDemo { _, configuration in
      let configuration = try tinesOnly(configuration)
      try await TmuxSession.run { terminal in
        let state = terminal.folder.url.appending(path: "old")
        try await OldStore.write(to: state.appending(path: "roster/roster.sqlite"))
        let variables = "ROSTER_CONFIG='\(configuration)' XDG_STATE_HOME='\(state.path)'"
        try await terminal.type("\(variables) roster --plain", "Enter")
        try await terminal.wait(for: "\nroster>")
        let screen = try await terminal.screen()
        #expect(screen.contains("From the store, as of 2026-01-01 00:00:00 UTC.\n1 user.\n"))
        #expect(screen.contains("\n1 Alice Before, tines"))
        let isTold = try await eventually {
          try await terminal.type("9", "Enter")
          return try await terminal.screen()
            .contains("There is no 9; the list has 1.\nThe list has changed: 20 users. Enter")
        }
        #expect(isTold)
        try await terminal.type("", "Enter")
        try await terminal.wait(for: "n shows 11 to 20 of 20.")
      }
    }
  }

  @Test func `Ctrl-Z stops it and fg goes on at the prompt; Ctrl-D ends it on a line of its own`()
    async throws
  {
    try await TmuxSession.run { terminal in
      try await terminal.type("roster demo --plain; echo status $?", "Enter")
      try await terminal.wait(for: "\nroster>")
      try await terminal.type("C-z")
      try await terminal.wait(for: "Stopped")
      try await terminal.type("fg", "Enter")
      try await terminal.wait("the prompt again") {
        $0.components(separatedBy: "roster>").count == 3
      }
      try await terminal.type("/alice", "Enter")
      try await terminal.wait(for: "users match.")
      try await terminal.type("C-d")
      try await terminal.type("echo status $?", "Enter")
      try await terminal.wait(for: "\nstatus 0")
    }
  }
}
