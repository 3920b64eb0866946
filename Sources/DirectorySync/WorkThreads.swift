import CSupport
import Foundation

/// How much a thread gives way to others.
enum ThreadPriority: Sendable {
  /// As all threads of the program.
  case normal
  /// Behind whatever else wants to run, such as the frame of a key.
  case background

  fileprivate var niceness: Int32 { self == .normal ? 0 : 10 }
}

/// A thread of its own for an actor whose work blocks or takes long; it runs until ``finish()``.
final class WorkThread: SerialExecutor {
  private let queue = JobQueue()

  init(_ name: String, _ priority: ThreadPriority) {
    Thread.start(name, priority) { [self] in
      while let job = queue.pop() { job.runSynchronously(on: asUnownedSerialExecutor()) }
    }
  }

  func enqueue(_ job: consuming ExecutorJob) { queue.push(UnownedJob(job)) }

  /// Lets the thread end when its work is done.
  func finish() { queue.close() }
}

/// Threads that tasks prefer over those of the cooperative pool; they run until ``finish()``.
final class WorkThreads: TaskExecutor {
  private let queue = JobQueue()

  init(_ name: String, count: Int, _ priority: ThreadPriority) {
    for _ in 0..<count {
      Thread.start(name, priority) { [self] in
        while let job = queue.pop() { job.runSynchronously(on: asUnownedTaskExecutor()) }
      }
    }
  }

  func enqueue(_ job: consuming ExecutorJob) { queue.push(UnownedJob(job)) }

  /// Lets the threads end when their work is done.
  func finish() { queue.close() }
}

extension Thread {
  /// Starts a thread; the name is what `top -H` shows, at most 15 bytes.
  fileprivate static func start(
    _ name: String, _ priority: ThreadPriority, _ body: @escaping @Sendable () -> Void
  ) {
    Thread.detachNewThread {
      cs_name_thread(name)
      _ = cs_lower_thread_priority(priority.niceness)
      body()
    }
  }
}
