import Glibc

/// The two ends of a pipe, which no child inherits and none of which is 0, 1 or 2.
package struct PipeEnds: Sendable {
  package let reading: Int32
  package let writing: Int32

  /// Throws when the process has no descriptor left.
  package init() throws(SystemError) {
    var pair: [Int32] = [-1, -1]
    guard pipe(&pair) == 0 else { throw .last }
    // A descriptor below 3 would be overwritten when it is made the child's stdin or stdout.
    let raised = pair.map { fcntl($0, F_DUPFD_CLOEXEC, 3) }
    let error = SystemError.last
    for descriptor in pair { _ = Glibc.close(descriptor) }
    guard raised.allSatisfy({ $0 >= 0 }) else {
      for descriptor in raised where descriptor >= 0 { _ = Glibc.close(descriptor) }
      throw error
    }
    reading = raised[0]
    writing = raised[1]
  }

  /// Closes both ends.
  package func close() {
    _ = Glibc.close(reading)
    _ = Glibc.close(writing)
  }
}
