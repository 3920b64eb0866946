import DirectoryModel
import Glibc
import Host

/// Where the program writes: data on stdout, words on stderr.
enum Output {
  /// A line of text for people or scripts.
  static func line(_ text: DisplayText) { write(text.printable + "\n", to: STDOUT_FILENO) }

  /// A JSON text, whose hidden characters are escapes already.
  static func json(_ json: JSON, layout: JSON.Layout = .compact) {
    write(json.text(layout) + "\n", to: STDOUT_FILENO)
  }

  /// Text that is safe already: JSON in parts, CSV, a configuration.
  static func text(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// A question on stderr, which the answer is to follow.
  static func question(_ text: DisplayText) { write(text.printable, to: STDERR_FILENO) }

  /// Ends the line of a question that gets no answer.
  static func endQuestion() { write("\n", to: STDERR_FILENO) }

  /// A line on stderr.
  static func error(_ text: DisplayText) { write("roster: \(text.printable)\n", to: STDERR_FILENO) }

  /// Says all that was written; stdout is not buffered, so there is nothing to lose.
  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno == EPIPE {
        endByBrokenPipe()
      } else if errno != EINTR {
        // Nobody is left to be told that stderr can't be written.
        guard descriptor == STDOUT_FILENO else { return }
        let reason = SystemError.last.words
        error("standard output can't be written: \(reason)")
        ExitStatus.internalError.exit()
      }
    }
  }

  /// Ends as a program does that nobody reads any longer; the network library ignores the signal.
  private static func endByBrokenPipe() -> Never {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    exit(128 + SIGPIPE)
  }
}
