import Glibc
import Synchronization

/// A pipe that wakes a thread out of `poll`.
final class WakePipe: Sendable {
  private struct Ends {
    var reading: Int32
    var writing: Int32
  }

  private let ends: Mutex<Ends?>

  /// Nil if the process has no descriptors left.
  init?() {
    guard let pipe = Self.open() else { return nil }
    ends = Mutex(Ends(reading: pipe.reading, writing: pipe.writing))
  }

  deinit {
    close()
  }

  /// The end to poll; -1, which `poll` ignores, once the pipe is closed.
  var descriptor: Int32 { ends.withLock { $0?.reading ?? -1 } }

  /// Makes the descriptor readable; does nothing once the pipe is closed.
  func ring() {
    ends.withLock { ends in
      guard let ends else { return }
      var byte: UInt8 = 1
      _ = write(ends.writing, &byte, 1)
    }
  }

  /// Closes both ends.
  func close() {
    ends.withLock { ends in
      guard let open = ends else { return }
      _ = Glibc.close(open.reading)
      _ = Glibc.close(open.writing)
      ends = nil
    }
  }

  /// Opens a pipe whose ends no child inherits and none of which is 0, 1 or 2.
  static func open() -> (reading: Int32, writing: Int32)? {
    var pair: [Int32] = [-1, -1]
    guard pipe(&pair) == 0 else { return nil }
    // A descriptor below 3 would be overwritten when it is made the child's stdin or stdout.
    let raised = pair.map { fcntl($0, F_DUPFD_CLOEXEC, 3) }
    for descriptor in pair { _ = Glibc.close(descriptor) }
    guard raised.allSatisfy({ $0 >= 0 }) else {
      for descriptor in raised where descriptor >= 0 { _ = Glibc.close(descriptor) }
      return nil
    }
    return (raised[0], raised[1])
  }
}
