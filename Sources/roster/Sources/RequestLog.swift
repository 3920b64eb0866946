import DirectoryModel
import Glibc
import HTTPTransport
import Host
import Synchronization

/// The file of `--log`: a line for each request, never with a header, query, id or body.
final class RequestLog: Sendable {
  /// What is written.
  enum Level: String, CaseIterable {
    /// Requests that failed.
    case error
    /// Every request.
    case info
    /// Waits before requests, too.
    case debug
  }

  private let descriptor: Mutex<Int32>
  private let level: Level
  private let now: @Sendable () -> Timestamp

  /// Opens the file for adding to it, for the owner alone.
  /// - Throws: a configuration failure if it can't be opened.
  init(
    path: String, level: Level, now: @escaping @Sendable () -> Timestamp
  ) throws(CommandFailure) {
    let opened = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard opened >= 0 else {
      throw CommandFailure(
        .configuration, "the log \(path) can't be opened: \(SystemError.last.words)")
    }
    descriptor = Mutex(opened)
    self.level = level
    self.now = now
  }

  deinit { _ = descriptor.withLock { close($0) } }

  func write(_ record: RequestRecord) {
    if level == .error, record.isSuccess { return }
    write(record.text)
  }

  func write(_ pause: RequestPause) {
    guard level == .debug else { return }
    let until = pause.until.rfc3339
    write("\(now().rfc3339) \(pause.source) waits until \(until): \(pause.words)")
  }

  private func write(_ line: DisplayText) {
    let bytes = Array((line.printable + "\n").utf8)
    // One write a line: lines of several processes do not mix.
    descriptor.withLock { descriptor in
      _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }
  }
}
