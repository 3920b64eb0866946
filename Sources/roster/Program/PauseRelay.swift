import HTTPTransport
import Synchronization

/// Passes on that a request waits, to whoever shows it at the time.
final class PauseRelay: Sendable {
  private let listener = Mutex<(@Sendable (RequestPause) -> Void)?>(nil)

  /// Tells a listener of every pause from now on, in place of the one before.
  func listen(_ listener: @escaping @Sendable (RequestPause) -> Void) {
    self.listener.withLock { $0 = listener }
  }

  func tell(_ pause: RequestPause) { listener.withLock { $0 }?(pause) }
}
