import Testing

@testable import roster_bench

@Suite("A program runs on a terminal of its own", .serialized)
struct PseudoTerminalTests {
  private func shell(_ script: String) -> ProgramCall {
    ProgramCall(path: "/bin/sh", arguments: ["-c", script], environment: ["PATH": "/usr/bin:/bin"])
  }

  @Test func `It has the size, and reads what is typed`() throws {
    let terminal = try PseudoTerminal(
      shell("stty size; read line; echo got $line"), columns: 70, rows: 20)
    try terminal.wait("the size") { $0.contains("20 70") }
    terminal.type("words\n")
    try terminal.wait("the answer") { $0.contains("got words") }
    #expect(terminal.program.wait() == 0)
  }

  @Test func `What does not come is an error that shows the screen`() throws {
    let terminal = try PseudoTerminal(shell("echo here; sleep 5"))
    try terminal.wait("a word") { $0.contains("here") }
    let failure = #expect(throws: BenchFailure.self) {
      try terminal.wait("the other word", atMost: .milliseconds(100)) { $0.contains("there") }
    }
    #expect(failure?.description.contains("here") == true)
  }

  @Test func `A program that says no more ends the waiting`() throws {
    let terminal = try PseudoTerminal(shell("exit 3"))
    #expect(throws: BenchFailure.self) {
      try terminal.wait("anything") { $0.contains("anything") }
    }
    #expect(terminal.program.wait() == 3)
  }

  @Test func `Output through a pipe comes whole, with the status`() throws {
    let outcome = try shell("seq 100000; exit 2").run()
    #expect(outcome.output.count == 588_895)
    #expect(outcome.status == 2)
  }
}
