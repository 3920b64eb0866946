import CSupport
import Glibc
import Synchronization

/// A pipe that takes a thread out of `poll`, from any thread and from signal handlers.
///
/// A handler may only call async-signal-safe functions, of which `write` on a pipe is one; so the
/// same pipe serves both.
package final class WakePipe: Sendable {
  private struct State {
    var isCalled = false
    var isClosed = false
  }

  private let ends: PipeEnds
  private let state = Mutex(State())

  /// Throws when the process has no descriptor left.
  package init() throws(SystemError) {
    ends = try PipeEnds()
    for end in [ends.reading, ends.writing] {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
    }
  }

  deinit {
    close()
  }

  /// The end to poll and to read from.
  package var readEnd: Int32 { ends.reading }
  /// The end that signal handlers write to.
  package var writeEnd: Int32 { ends.writing }

  /// Writes one byte however often it is called before the next `take`; does nothing once the pipe
  /// is closed.
  package func wake() {
    state.withLock { state in
      guard !state.isCalled, !state.isClosed else { return }
      state.isCalled = true
      var byte = UInt8(CS_WAKE_CALLED.rawValue)
      _ = write(writeEnd, &byte, 1)
    }
  }

  /// Takes the bytes that have come, oldest first.
  package func take() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = read(readEnd, &buffer, buffer.count)
    guard count > 0 else { return [] }
    let bytes = Array(buffer[..<count])
    if bytes.contains(UInt8(CS_WAKE_CALLED.rawValue)) {
      state.withLock { $0.isCalled = false }
    }
    return bytes
  }

  /// Closes both ends; later calls of `wake` do nothing.
  package func close() {
    state.withLock { state in
      guard !state.isClosed else { return }
      state.isClosed = true
      ends.close()
    }
  }
}
