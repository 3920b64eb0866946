import Glibc
import Host

/// Where text goes.
protocol TextStream: Sendable {
  /// Writes all of a text.
  func write(_ text: String) throws(SystemError)
  /// Ends the stream, so that whoever reads it to its end goes on.
  func close()
}

/// A stream that the process was started with; it is not buffered, so there is nothing to lose.
struct StandardStream: TextStream {
  let descriptor: Int32

  func write(_ text: String) throws(SystemError) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno == EPIPE {
        endByBrokenPipe()
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  func close() {
    _ = Glibc.close(descriptor)
    // Nothing may land on the descriptor that the stream had.
    _ = open("/dev/null", O_WRONLY)
  }

  /// Ends as a program does that nobody reads any longer; the network library ignores the signal.
  private func endByBrokenPipe() {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
  }
}
