/// A door that a test opens: who comes to it waits, and the test learns of the first arrival.
struct Gate: Sendable {
  private let arrivals = AsyncStream<Void>.makeStream()
  private let openings = AsyncStream<Void>.makeStream()

  /// Waits until somebody stands at the gate.
  func arrived() async {
    for await _ in arrivals.stream { return }
  }

  /// Lets everybody through, now and later.
  func open() { openings.continuation.finish() }

  /// Stands at the gate until it is open, even in a task that was cancelled.
  func pass() async {
    arrivals.continuation.yield()
    let openings = openings
    await Task { for await _ in openings.stream {} }.value
  }

  /// Stands at the gate until it is open or the task is cancelled.
  func passOrCancellation() async {
    arrivals.continuation.yield()
    for await _ in openings.stream {}
  }
}
