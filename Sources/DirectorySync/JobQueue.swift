import CSupport
import Glibc
import Synchronization

/// Jobs that wait for a thread; threads wait in the kernel, and idle ones cost nothing.
final class JobQueue: Sendable {
  private struct State {
    var jobs: [UnownedJob] = []
    /// The first job of `jobs` that was not taken.
    var first = 0
  }

  private let state = Mutex(State())
  /// Counts jobs; a thread that takes one waits until there is one.
  private let bell = cs_make_bell()

  init() { precondition(bell >= 0, "no event descriptor: errno \(errno)") }

  deinit { Glibc.close(bell) }

  func push(_ job: UnownedJob) {
    state.withLock { $0.jobs.append(job) }
    ring()
  }

  /// The next job, waiting for one; nil once the queue is closed.
  func pop() -> UnownedJob? {
    var count: UInt64 = 0
    while read(bell, &count, 8) != 8 { guard errno == EINTR else { return nil } }
    let job = state.withLock { state -> UnownedJob? in
      guard state.first < state.jobs.count else { return nil }
      let job = state.jobs[state.first]
      state.first += 1
      if state.first == state.jobs.count {
        state.jobs.removeAll(keepingCapacity: true)
        state.first = 0
      }
      return job
    }
    // Without a job the bell meant the end, and the next thread has to hear it as well.
    if job == nil { ring() }
    return job
  }

  /// Lets the threads end when the jobs are done.
  func close() { ring() }

  private func ring() {
    var one: UInt64 = 1
    while write(bell, &one, 8) != 8, errno == EINTR {}
  }
}
