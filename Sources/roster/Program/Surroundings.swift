import DirectoryModel
import Foundation

/// The world around the program: the one place that reads environment, clock and terminal.
struct Surroundings: Sendable {
  let environment: [String: String]
  let home: String
  /// Whether a person can use the browser here: input and output are a terminal.
  let isInteractive: Bool
  /// Whether stderr is a terminal, so that progress may be shown there.
  let showsProgress: Bool

  /// Whether the terminal says that it can only print.
  var isDumb: Bool { isInteractive && environment["TERM"] == "dumb" }

  /// Whether lines on stderr can be redrawn in place.
  var canRedraw: Bool { showsProgress && environment["TERM"] ?? "dumb" != "dumb" }

  static let present = Surroundings(
    environment: ProcessInfo.processInfo.environment, home: NSHomeDirectory(),
    isInteractive: isatty(STDOUT_FILENO) == 1 && isatty(STDIN_FILENO) == 1,
    showsProgress: isatty(STDERR_FILENO) == 1)

  /// The wall clock, in whole seconds.
  @Sendable static func now() -> Timestamp {
    Timestamp(seconds: Int64(Date().timeIntervalSince1970.rounded(.down)))
  }
}
