import Glibc

/// A program that was started and has to be waited for.
final class RunningProgram {
  let id: pid_t
  /// When it was about to be started.
  let started: ContinuousClock.Instant
  /// How it ended; nil as long as nobody has waited for it.
  private(set) var status: Int32?

  init(id: pid_t, started: ContinuousClock.Instant) {
    self.id = id
    self.started = started
  }

  deinit { end() }

  /// Waits until it has ended.
  /// - Returns: its status, or 128 and the number of the signal that ended it.
  @discardableResult
  func wait() -> Int32 {
    if let status { return status }
    var word: Int32 = 0
    while waitpid(id, &word, 0) < 0, errno == EINTR {}
    return note(word)
  }

  /// Whether it has ended by now.
  var hasEnded: Bool {
    if status != nil { return true }
    var word: Int32 = 0
    guard waitpid(id, &word, WNOHANG) == id else { return false }
    _ = note(word)
    return true
  }

  /// Tells it to end; after some seconds it has no choice.
  func end() {
    if hasEnded { return }
    kill(id, SIGTERM)
    let deadline = ContinuousClock.now + .seconds(5)
    while ContinuousClock.now < deadline {
      if hasEnded { return }
      usleep(2_000)
    }
    kill(-id, SIGKILL)
    kill(id, SIGKILL)
    wait()
  }

  private func note(_ word: Int32) -> Int32 {
    let signal = word & 0x7F
    let result = signal == 0 ? (word >> 8) & 0xFF : 128 + signal
    status = result
    return result
  }
}
