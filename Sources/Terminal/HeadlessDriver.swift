import Synchronization

/// A terminal for tests: scripted events come out of `wait`, frames are recorded.
///
/// When the script is over `idle` says what happens; unless set up otherwise the terminal hangs up,
/// so that a loop under test always ends.
package final class HeadlessDriver: TerminalDriver {
  /// Changes when a `resized` event is returned.
  package private(set) var size: Size
  /// As set up.
  package let hasColor: Bool
  /// Every frame presented, oldest first.
  package private(set) var frames: [Frame] = []
  /// How often `suspend` was called.
  package private(set) var suspensions = 0
  /// Whether the mouse was taken.
  package private(set) var hasMouse = false
  /// How often `redraw` was called.
  package private(set) var redraws = 0
  package private(set) var copies: [String] = []
  /// Whether `close` was called.
  package private(set) var isClosed = false
  /// The time-outs that `wait` was called with.
  package private(set) var timeouts: [Duration?] = []
  /// What happens once the script is over and nobody has woken the driver; may block.
  package var idle: () -> [TerminalEvent] = { [.hangup] }
  /// Makes the next `wait` begin with `woken`.
  package let waker: any Waker

  private let flag = WakeFlag()
  private var script: [[TerminalEvent]]

  /// Each scripted event is returned by a `wait` of its own.
  package init(size: Size, hasColor: Bool = true, script: [TerminalEvent] = []) {
    self.size = size
    self.hasColor = hasColor
    self.script = script.map { [$0] }
    waker = flag
  }

  /// The last frame presented.
  package var frame: Frame? { frames.last }

  /// Appends events that one `wait` returns together.
  package func send(_ events: TerminalEvent...) {
    script.append(events)
  }

  /// Appends keys, each returned by a `wait` of its own.
  package func send(keys: [Key]) {
    script += keys.map { [.key($0)] }
  }

  /// Appends a change of size, which takes effect when its event is returned.
  package func resize(to size: Size) {
    script.append([.resized(size)])
  }

  /// Records the frame.
  package func present(_ frame: Frame) {
    frames.append(frame)
  }

  /// Returns a wake-up if there was one, otherwise the script's next step; never sleeps.
  package func wait(timeout: Duration?) -> [TerminalEvent] {
    timeouts.append(timeout)
    var events: [TerminalEvent] = flag.take() ? [.woken] : []
    if events.isEmpty, !script.isEmpty {
      events = script.removeFirst()
    } else if events.isEmpty {
      events = timeout == nil ? idle() : []
    }
    for case .resized(let newSize) in events { size = newSize }
    return events
  }

  /// Counts the call.
  package func suspend() {
    suspensions += 1
  }

  /// Counts the call.
  package func redraw() {
    redraws += 1
  }

  /// Notes who has the mouse.
  package func takeMouse(_ isTaken: Bool) {
    hasMouse = isTaken
  }

  /// Notes the text.
  package func copy(_ text: String) {
    copies.append(text)
  }

  /// Notes the call.
  package func close() {
    isClosed = true
  }
}

/// Remembers that somebody has called.
private final class WakeFlag: Waker {
  private let isSet = Mutex(false)

  func wake() {
    isSet.withLock { $0 = true }
  }

  func take() -> Bool {
    isSet.withLock { isSet in
      defer { isSet = false }
      return isSet
    }
  }
}
