import ArgumentParser
import DirectoryModel
import Foundation
import Host

/// The world around a command: all that it reads of environment, clock and terminal, and where it
/// writes.
///
/// A command ends by returning, or by throwing a ``CommandFailure``.
struct CommandContext: Sendable {
  let environment: [String: String]
  /// The user's home directory.
  let home: String
  let output: Output
  /// The next line of standard input; nil after the last.
  let readLine: @Sendable () -> String?
  /// Asks for a text without echo; nil if there is no terminal to ask on.
  let ask: CredentialReader.Ask
  /// The wall clock, in whole seconds.
  let now: @Sendable () -> Timestamp
  /// Whether somebody types what is read.
  let isInputTerminal: Bool
  let isOutputTerminal: Bool
  /// Whether stderr is a terminal, so that progress may be shown there.
  let isErrorTerminal: Bool

  /// Whether there is a terminal to type at although what is read comes from elsewhere.
  var hasOtherKeyboard = false

  /// Whether a person can use the browser here.
  var isInteractive: Bool { isInputTerminal && isOutputTerminal }

  /// Whether the terminal says that it can only print.
  var isDumb: Bool { isInteractive && environment["TERM"] == "dumb" }

  /// Whether lines on stderr can be redrawn in place.
  var canRedraw: Bool { isErrorTerminal && environment["TERM"] ?? "dumb" != "dumb" }

  /// Waits until a time of day.
  func wait(until time: Timestamp) async {
    try? await Task.sleep(for: .seconds(max(0, time.seconds - now().seconds)))
  }

  /// The value of a variable that names a folder: one that is not absolute is to be ignored (XDG
  /// Base Directory Specification).
  func folder(in variable: String) -> String? {
    environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
  }
}

extension CommandContext {
  /// The folder that `HOME` names, as for every other program; the password database's only where it
  /// names none.
  static func home(in environment: [String: String]) -> String {
    if let home = environment["HOME"], home.hasPrefix("/") { return home }
    return NSHomeDirectory()
  }

  /// What surrounds this process.
  static func ofProcess() -> CommandContext {
    let environment = ProcessInfo.processInfo.environment
    return CommandContext(
      environment: environment, home: home(in: environment),
      output: Output(
        data: StandardStream(descriptor: STDOUT_FILENO),
        words: StandardStream(descriptor: STDERR_FILENO)),
      readLine: { Swift.readLine() },
      ask: { prompt in await BlockingCall.run { TerminalPrompt.ask(prompt) } },
      now: { Timestamp(seconds: Int64(Date().timeIntervalSince1970.rounded(.down))) },
      isInputTerminal: isatty(STDIN_FILENO) == 1, isOutputTerminal: isatty(STDOUT_FILENO) == 1,
      isErrorTerminal: isatty(STDERR_FILENO) == 1, hasOtherKeyboard: hasTerminal)
  }

  /// Whether the process has a terminal, whatever its standard streams are.
  private static var hasTerminal: Bool {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { return false }
    close(terminal)
    return true
  }
}

/// A command that knows of the world only what it is given.
protocol ContextCommand: AsyncParsableCommand {
  /// Does what was asked.
  /// - Throws: a ``CommandFailure`` where the program does not end with status 0.
  func run(in context: CommandContext) async throws
}
