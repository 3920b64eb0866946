import DemoServices
import Foundation
import TestSupport
import Testing

@Suite("The browser in a real terminal")
struct BrowserTerminalTests {
  /// The details' title of the first user that matches `alice`.
  private static let title = "Alice Smith  document360 #"

  @Test func `Typing, suspending, resizing and quitting leave the terminal as it was`() async throws
  {
    try await TmuxSession.run { terminal in
      let folder = terminal.folder.url.path
      try await terminal.type("stty -g > \(folder)/before; roster demo", "Enter")
      try await terminal.wait(for: "complete")
      try await terminal.type("/alice")
      try await terminal.wait(for: Self.title)

      try await terminal.type("Enter", "C-z")
      try await terminal.wait(for: "Stopped")
      try await terminal.type("stty -g > \(folder)/during; fg", "Enter")
      try await terminal.wait(for: Self.title)

      try await terminal.resize(columns: 20, rows: 5)
      try await terminal.wait("small screen") { $0.contains("> ") && !$0.contains(Self.title) }
      try await terminal.resize(columns: 120, rows: 36)
      try await terminal.wait(for: Self.title)

      try await terminal.type("q")
      try await terminal.type("stty -g > \(folder)/after; echo status $?", "Enter")
      try await terminal.wait(for: "status 0")
      let states = try ["before", "during", "after"].map {
        try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
      }
      #expect(!states[0].isEmpty)
      #expect(states[0] == states[1])
      #expect(states[0] == states[2])
    }
  }

  @Test func `SIGTERM restores the terminal and is the status`() async throws {
    try await TmuxSession.run { terminal in
      let folder = terminal.folder.url.path
      try await terminal.type("stty -g > \(folder)/before; roster demo; echo status $?", "Enter")
      try await terminal.wait(for: "complete")
      let shell = try await terminal.processID()
      let browser = try #require(children(of: shell).first)
      kill(browser, SIGTERM)
      try await terminal.wait(for: "status 143")
      try await terminal.type("stty -g > \(folder)/after; echo again", "Enter")
      try await terminal.wait("second line") { $0.components(separatedBy: "again").count > 2 }
      let before = try String(contentsOfFile: "\(folder)/before", encoding: .utf8)
      let after = try String(contentsOfFile: "\(folder)/after", encoding: .utf8)
      #expect(before == after)
    }
  }

  @Test(arguments: [SIGUSR1, SIGALRM, SIGXCPU, SIGQUIT])
  func `A signal that nobody waits for restores the terminal too`(signal: Int32) async throws {
    try await TmuxSession.run { terminal in
      let folder = terminal.folder.url.path
      try await terminal.type(
        "ulimit -c 0; stty -g > \(folder)/before; roster demo; echo status $?", "Enter")
      try await terminal.wait(for: "complete")
      let shell = try await terminal.processID()
      kill(try #require(children(of: shell).first), signal)
      try await terminal.wait(for: "status \(128 + signal)")
      try await terminal.type("stty -g > \(folder)/after; echo again", "Enter")
      try await terminal.wait("second line") { $0.components(separatedBy: "again").count > 2 }
      let before = try String(contentsOfFile: "\(folder)/before", encoding: .utf8)
      #expect(before == (try String(contentsOfFile: "\(folder)/after", encoding: .utf8)))
    }
  }

  @Test func `What is piped in is no reason not to browse, and the keys are the terminal's`()
    async throws
  {
    try await withDemo { _, configuration in
      try await TmuxSession.run { terminal in
        try await terminal.type(
          "echo x | ROSTER_CONFIG='\(configuration)' roster; echo status $?", "Enter")
        try await terminal.wait(for: "complete")
        try await terminal.type("/alice")
        try await terminal.wait(for: "Alice Smith")
        try await terminal.type("Enter", "q")
        try await terminal.wait(for: "status 0")
      }
    }
  }

  @Test func `In the background it waits and leaves the screen to the shell`() async throws {
    try await TmuxSession.run { terminal in
      func waitForStop(_ number: Int) async throws {
        try await terminal.wait("stopped \(number) times") { screen in
          screen.components(separatedBy: "Stopped").count > number && !screen.contains("complete")
        }
      }
      try await terminal.type("roster demo & sleep 1; jobs", "Enter")
      try await waitForStop(1)
      try await terminal.type("clear; fg; clear", "Enter")
      try await terminal.wait(for: "complete")
      try await terminal.type("C-z")
      try await waitForStop(0)
      try await terminal.type("clear; stty -a | grep -c ' icanon'; bg; sleep 1; jobs", "Enter")
      try await waitForStop(1)
      try await terminal.type("stty -a | grep -c ' icanon'; fg; echo status $?", "Enter")
      try await terminal.wait(for: "complete")
      try await terminal.type("q")
      try await terminal.wait(for: "status 0")
    }
  }

  @Test func `The services end with the browser, even when it is killed`() async throws {
    try await TmuxSession.run(command: "exec '\(RosterProcess.executable.path)' demo") { terminal in
      try await terminal.wait(for: "complete")
      let browser = try await terminal.processID()
      let services = try #require(children(of: browser).first)
      kill(browser, SIGKILL)
      let haveEnded = await eventually { kill(services, 0) != 0 }
      #expect(haveEnded)
    }
  }

  @Test func `A user named as source/id opens with its details`() async throws {
    try await withDemo { _, configuration in
      try await TmuxSession.run { terminal in
        try await terminal.type(
          "ROSTER_CONFIG='\(configuration)' roster tines/2; echo status $?", "Enter")
        try await terminal.wait(for: "> Alice Smith  tines #2")
        // As long as anything loads, the key would stop that.
        try await terminal.wait(for: "T S D C I complete")
        try await terminal.type("C-c")
        try await terminal.wait(for: "status 130")
      }
    }
  }

  @Test func `What the list shows is written to a file for its owner alone`() async throws {
    try await TmuxSession.run { terminal in
      let folder = terminal.folder.url
      try await terminal.type("cd \(folder.path); roster demo; echo status $?", "Enter")
      try await terminal.wait(for: "complete")
      try await terminal.type("/alice", "Enter", "e")
      try await terminal.wait(for: "to users.csv")
      try await terminal.type("Enter")
      try await terminal.wait(for: "wrote ")
      let file = folder.appending(path: "users.csv").path
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.hasPrefix("source,status,name,email,"))
      #expect(text.contains(",Alice Smith,alice@tines.xyz,"))
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
      #expect((mode as? NSNumber)?.intValue == 0o600)
      try await terminal.type("q")
      try await terminal.wait(for: "status 0")
    }
  }

  @Test func `A dead source is a word on the screen, and every key works on`() async throws {
    try await withDemo { server, configuration in
      let base = try #require(server.source("tines")).baseURL
      let dead = try changed(try tinesOnly(configuration), base, "http://127.0.0.1:1")
      try await TmuxSession.run { terminal in
        try await terminal.type("ROSTER_CONFIG='\(dead)' roster; echo status $?", "Enter")
        try await terminal.wait(for: "FAILED: can't be reached")
        try await terminal.type("?")
        try await terminal.wait(for: "Keys that work")
        try await terminal.type("q", "q")
        try await terminal.wait(for: "status 0")
      }
    }
  }

  /// The processes that a process has begun.
  private func children(of process: Int32) -> [Int32] {
    let tasks = "/proc/\(process)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    return threads.flatMap { thread in
      let text = try? String(contentsOfFile: "\(tasks)/\(thread)/children", encoding: .utf8)
      return (text ?? "").split(separator: " ").compactMap { Int32($0) }
    }
  }
}
