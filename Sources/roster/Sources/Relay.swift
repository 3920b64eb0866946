import DirectoryModel
import HTTPTransport
import Synchronization

/// Passes on what happens at the sources, to whoever shows it at the time.
final class Relay<Value: Sendable>: Sendable {
  private let listener = Mutex<(@Sendable (Value) -> Void)?>(nil)

  /// Tells a listener of everything from now on, in place of the one before.
  func listen(_ listener: @escaping @Sendable (Value) -> Void) {
    self.listener.withLock { $0 = listener }
  }

  func tell(_ value: Value) { listener.withLock { $0 }?(value) }
}

extension SourceState.Pause {
  /// The wait that a request tells of.
  init(_ pause: RequestPause) { self.init(until: pause.until, reason: pause.words) }
}

/// What a source said beside one user.
struct SourceNotice: Sendable {
  let source: String
  let words: DisplayText

  /// The source and what it said.
  var text: DisplayText { "\(source): \(words)" }
}
