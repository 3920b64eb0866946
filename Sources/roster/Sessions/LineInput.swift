import CSupport
import CursesTerminal
import Glibc
import Host
import Terminal

/// Lines of standard input, signals, and wake-ups, as one thread waits for them.
///
/// Only one can be open: it takes the process's signals.
final class LineInput {
  enum Event: Hashable {
    case line(String)
    case ended
    /// SIGINT, by Ctrl-C.
    case interrupted
    case terminated
    case hangup
    /// Stopped by Ctrl-Z before, the program goes on.
    case resumed
  }

  /// How many bytes are kept of a line that does not end.
  private static let longestLine = 65_536

  /// Ends `wait` from any thread.
  var waker: any Waker { pipe }
  /// Whether somebody types the lines.
  let isTerminal = isatty(STDIN_FILENO) == 1
  private let pipe: WakePipe
  /// What was read of a line that has not ended.
  private var rest: [UInt8] = []
  private var hasEnded = false

  /// Nil if the process has no descriptors left.
  init?() {
    guard let pipe = try? WakePipe() else { return nil }
    self.pipe = pipe
    // No modes were changed, so there is no terminal to guard; the signals come by the pipe.
    cs_guard_terminal(-1, pipe.writeEnd)
  }

  /// Gives the signals back; the pipe stays as long as somebody may yet call the waker.
  deinit { cs_release_terminal() }

  /// Waits for something to happen; empty if only the waker was called. Where lines are not wanted
  /// they stay unread, however many somebody writes.
  func wait(forLines wantsLines: Bool) -> [Event] {
    var polls = [pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0)]
    if wantsLines, !hasEnded {
      polls.append(pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0))
    }
    while poll(&polls, nfds_t(polls.count), -1) < 0 {
      guard errno == EINTR else { return [.hangup] }
    }
    var events: [Event] = polls[0].revents == 0 ? [] : signals()
    if polls.count > 1, polls[1].revents != 0 { events += lines() }
    return events
  }

  private func signals() -> [Event] {
    var events: [Event] = []
    for byte in pipe.take() {
      switch cs_wake(rawValue: UInt32(byte)) {
      case CS_WAKE_INTERRUPTED:
        cs_end_was_seen()
        events.append(.interrupted)
      case CS_WAKE_TERMINATED: events.append(.terminated)
      case CS_WAKE_HANGUP: events.append(.hangup)
      case CS_WAKE_STOP_REQUESTED:
        cs_stop()
        events.append(.resumed)
      default: break
      }
    }
    return events
  }

  private func lines() -> [Event] {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return [] }
    guard count > 0 else {
      hasEnded = true
      return (rest.isEmpty ? [] : [.line(String(decoding: rest, as: UTF8.self))]) + [.ended]
    }
    rest += bytes.prefix(count)
    var parts = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    rest = Array(parts.removeLast().prefix(Self.longestLine))
    return parts.map { .line(String(decoding: $0, as: UTF8.self)) }
  }
}
