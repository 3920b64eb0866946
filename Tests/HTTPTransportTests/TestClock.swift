import DirectoryModel
import HTTPTransport
import Synchronization

/// A clock that goes on only when somebody waits, or when a test says so.
final class TestClock: Sendable {
  /// What a wait does.
  enum Mode {
    /// Time passes at once.
    case passing
    /// Nothing happens until the test lets time pass.
    case held
  }

  /// What the clock's time of day shows at first: 2026-11-22T12:00:00Z.
  static let start = Timestamp(seconds: 1_795_348_800)

  private let state: Mutex<State>
  private let begun = AsyncStream<Duration>.makeStream()

  private struct State {
    let mode: Mode
    var chance: Double
    var elapsed = Duration.zero
    var waits: [Duration] = []
    var sleepers: [(number: Int, end: Duration, continuation: CheckedContinuation<Void, Never>)] =
      []
    var lastNumber = 0
  }

  /// - Parameters:
  ///   - mode: what a wait does.
  ///   - chance: every number that chance brings; 0.5 leaves the waits between tries as they are.
  init(_ mode: Mode = .passing, chance: Double = 0.5) {
    state = Mutex(State(mode: mode, chance: chance))
  }

  /// The clock as the transport takes it.
  var clock: TransportClock {
    TransportClock(
      now: { Timestamp(seconds: Self.start.seconds + self.elapsed.components.seconds) },
      elapsed: { self.elapsed }, sleep: { try await self.sleep($0) },
      chance: { self.state.withLock { $0.chance } })
  }

  var elapsed: Duration { state.withLock { $0.elapsed } }
  /// The waits so far.
  var waits: [Duration] { state.withLock { $0.waits } }

  /// Lets time pass, and ends the waits that it ends.
  func advance(_ duration: Duration) {
    let ended = state.withLock { state in
      state.elapsed += duration
      let ended = state.sleepers.filter { $0.end <= state.elapsed }
      state.sleepers.removeAll { $0.end <= state.elapsed }
      return ended
    }
    for sleeper in ended { sleeper.continuation.resume() }
  }

  /// The length of the next wait that begins.
  func nextWait() async -> Duration? {
    for await duration in begun.stream { return duration }
    return nil
  }

  private func sleep(_ duration: Duration) async throws {
    try Task.checkCancellation()
    let (mode, number) = state.withLock { state in
      state.waits.append(duration)
      state.lastNumber += 1
      if state.mode == .passing { state.elapsed += duration }
      return (state.mode, state.lastNumber)
    }
    guard mode == .held else { return }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled {
          continuation.resume()
        } else {
          state.withLock {
            $0.sleepers.append((number, $0.elapsed + duration, continuation))
          }
          begun.continuation.yield(duration)
          // Cancelled between the question and the answer: nobody else would end the wait.
          if Task.isCancelled { wake(number) }
        }
      }
    } onCancel: {
      wake(number)
    }
    try Task.checkCancellation()
  }

  private func wake(_ number: Int) {
    let sleeper = state.withLock { state in
      state.sleepers.firstIndex { $0.number == number }.map { state.sleepers.remove(at: $0) }
    }
    sleeper?.continuation.resume()
  }
}

/// Keeps what it is told.
final class Collector<Value: Sendable>: Sendable {
  private let kept = Mutex<[Value]>([])

  var values: [Value] { kept.withLock { $0 } }

  func take(_ value: Value) { kept.withLock { $0.append(value) } }
}
