/// Lets one task at a time through each of several named gates, in the order of arrival.
actor Turnstile {
  private struct Waiter {
    let number: Int
    let continuation: CheckedContinuation<Bool, Never>
  }

  private var occupied: Set<String> = []
  private var waiters: [String: [Waiter]] = [:]
  private var nextNumber = 0

  /// Waits until the gate is free and takes it; false, without the gate, if the task is cancelled.
  func enter(_ gate: String) async -> Bool {
    if Task.isCancelled { return false }
    if occupied.insert(gate).inserted { return true }
    let number = nextNumber
    nextNumber += 1
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled { return continuation.resume(returning: false) }
        waiters[gate, default: []].append(Waiter(number: number, continuation: continuation))
      }
    } onCancel: {
      Task { await self.abandon(gate, number) }
    }
  }

  /// Gives the gate to whoever has waited longest.
  func leave(_ gate: String) {
    guard var queue = waiters[gate], !queue.isEmpty else {
      occupied.remove(gate)
      return
    }
    let next = queue.removeFirst()
    waiters[gate] = queue
    next.continuation.resume(returning: true)
  }

  private func abandon(_ gate: String, _ number: Int) {
    guard let index = waiters[gate]?.firstIndex(where: { $0.number == number }) else { return }
    waiters[gate]?.remove(at: index).continuation.resume(returning: false)
  }
}
