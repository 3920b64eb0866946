import CSupport
import Glibc
import Synchronization
import Terminal

/// A pipe that ends the driver's poll, from any thread and from signal handlers.
///
/// A handler may only call async-signal-safe functions, of which `write` on a pipe is one; so the
/// same pipe serves both.
final class WakePipe: Waker {
  /// The end to poll and to read from.
  let readEnd: Int32
  /// The end that signal handlers write to.
  let writeEnd: Int32

  private struct State {
    var isCalled = false
    var isClosed = false
  }

  private let state = Mutex(State())

  /// Opens the pipe; throws when the process has no descriptor left.
  init() throws(CursesTerminalError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .refused(reason: String(cString: strerror(errno))) }
    for end in ends {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    close()
  }

  /// Writes one byte however often it is called before the next `take`.
  func wake() {
    state.withLock { state in
      guard !state.isCalled, !state.isClosed else { return }
      state.isCalled = true
      var byte = UInt8(CS_WAKE_CALLED.rawValue)
      _ = write(writeEnd, &byte, 1)
    }
  }

  /// Takes the bytes that have come, oldest first.
  func take() -> [UInt8] {
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
  func close() {
    state.withLock { state in
      guard !state.isClosed else { return }
      state.isClosed = true
      _ = Glibc.close(readEnd)
      _ = Glibc.close(writeEnd)
    }
  }
}
