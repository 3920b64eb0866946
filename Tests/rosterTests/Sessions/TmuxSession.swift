import Foundation
import TestSupport
import Testing

/// A real terminal that a test types into: a tmux server of its own, gone when the test ends.
struct TmuxSession {
  private let server: SpawnedProcess
  let folder: TestFolder

  /// Starts a shell with the built program in its PATH, or another command.
  private init(columns: Int, rows: Int, command: String) async throws {
    folder = try TestFolder()
    // The server stays in the foreground, so that it ends with the test.
    server = try SpawnedProcess(
      URL(filePath: "/usr/bin/env"), ["tmux", "-S", Self.socket(folder), "-f", "/dev/null", "-D"],
      environment: RosterProcess.environment(state: folder).merging(Self.variables) { $1 })
    let started = try await eventually {
      try await tmux(
        "new-session", "-d", "-x", String(columns), "-y", String(rows), command
      ).status == 0
    }
    try #require(started, "tmux does not start")
  }

  /// Runs a body in a new session and ends it, whatever happens.
  static func run(
    columns: Int = 120, rows: Int = 36, command: String = "bash --norc --noprofile -i",
    _ body: (TmuxSession) async throws -> Void
  ) async throws {
    let session = try await TmuxSession(columns: columns, rows: rows, command: command)
    do {
      try await body(session)
    } catch {
      await session.end()
      throw error
    }
    await session.end()
  }

  private func end() async {
    _ = try? await tmux("kill-server")
    folder.remove()
  }

  /// Types keys by tmux's names, or text.
  func type(_ keys: String...) async throws {
    let sent = try await tmux(["send-keys"] + keys)
    #expect(sent.status == 0, "\(sent.errors)")
  }

  func resize(columns: Int, rows: Int) async throws {
    _ = try await tmux("resize-window", "-x", String(columns), "-y", String(rows))
  }

  func screen() async throws -> String { try await tmux("capture-pane", "-p").output }

  /// The process that the terminal began with.
  func processID() async throws -> Int32 {
    let text = try await tmux("display-message", "-p", "#{pane_pid}").output
    return try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  /// Waits until a condition holds for what the screen shows, for minutes at most.
  func wait(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation,
    until holds: (String) -> Bool
  ) async throws {
    let found = try await eventually { holds(try await screen()) }
    if !found {
      Issue.record(
        "no \(what) on the screen:\n\(try await screen())", sourceLocation: sourceLocation)
      throw CancellationError()
    }
  }

  func wait(for text: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    try await wait("\"\(text)\"", sourceLocation: sourceLocation) { $0.contains(text) }
  }

  private func tmux(_ arguments: String...) async throws -> CommandRun {
    try await tmux(arguments)
  }

  private func tmux(_ arguments: [String]) async throws -> CommandRun {
    try await RosterProcess.run(
      ["tmux", "-N", "-S", Self.socket(folder)] + arguments,
      executable: URL(filePath: "/usr/bin/env"),
      variables: Self.variables)
  }

  private static func socket(_ folder: TestFolder) -> String {
    folder.url.appending(path: "tmux").path
  }

  private static var variables: [String: String] {
    let inherited = RosterProcess.environment()["PATH"] ?? "/usr/bin:/bin"
    return [
      "PATH": "\(RosterProcess.products.path):\(inherited)", "TERM": "xterm-256color",
      "PS1": "ready> ",
    ]
  }
}

/// Asks again and again, for minutes at most, whether something has come about.
func eventually(_ condition: () async throws -> Bool) async rethrows -> Bool {
  let clock = ContinuousClock()
  let deadline = clock.now + .seconds(300)
  while clock.now < deadline {
    if try await condition() { return true }
    try? await clock.sleep(for: .milliseconds(20))
  }
  return false
}
