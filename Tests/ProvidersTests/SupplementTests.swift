import DirectoryModel
import Synchronization
import Testing

@testable import Providers

@Suite struct SupplementTests {
  /// Counts readings and holds each up until it is let go.
  private final class Counter: Sendable {
    private let state = Mutex<(count: Int, waiting: [CheckedContinuation<Void, Never>])>((0, []))

    var count: Int { state.withLock(\.count) }

    /// Waits to be let go, or for the task to be cancelled.
    func read() async -> Supplement<Int>.Reading {
      let number = state.withLock { state in
        state.count += 1
        return state.count
      }
      await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
          let isCancelled = Task.isCancelled
          state.withLock { if !isCancelled { $0.waiting.append(continuation) } }
          if isCancelled { continuation.resume() }
        }
      } onCancel: {
        letGo()
      }
      return Supplement.Reading(value: number, notices: Task.isCancelled ? ["cancelled"] : [])
    }

    func letGo() {
      let waiting = state.withLock { state in
        defer { state.waiting = [] }
        return state.waiting
      }
      for continuation in waiting { continuation.resume() }
    }

    /// Returns when a number of readings wait.
    func reached(_ count: Int) async {
      while state.withLock({ $0.count < count || $0.waiting.isEmpty }) { await Task.yield() }
    }
  }

  @Test func `those who ask at once share one reading`() async {
    let counter = Counter()
    let supplement = Supplement { await counter.read() }
    let tasks = (0..<8).map { _ in Task { await supplement.reading().value } }
    await counter.reached(1)
    #expect(await supplement.known?.value == nil)
    counter.letGo()
    for task in tasks { #expect(await task.value == 1) }
    #expect(await supplement.reading().value == 1)
    #expect(await supplement.known?.value == 1)
    #expect(counter.count == 1)
  }

  @Test func `a new run reads anew`() async {
    let supplement = Supplement { Supplement.Reading(value: 1) }
    _ = await supplement.reading()
    await supplement.forget()
    #expect(await supplement.known?.value == nil)
    #expect(await supplement.reading().value == 1)
  }

  @Test func `who is cancelled leaves nothing behind for the others`() async {
    let counter = Counter()
    let supplement = Supplement { await counter.read() }
    let impatient = Task { await supplement.reading() }
    await counter.reached(1)
    let patient = Task { await supplement.reading() }
    impatient.cancel()
    #expect(await impatient.value.notices == ["cancelled"])
    await counter.reached(2)
    counter.letGo()
    let reading = await patient.value
    #expect(reading.value == 2 && reading.notices.isEmpty)
    #expect(await supplement.known?.value == 2)
  }
}
