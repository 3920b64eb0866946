import Foundation

/// Runs what blocks on a thread of its own: the threads of the cooperative pool may be two.
package enum BlockingCall {
  /// Does the work on a new thread and waits for it without holding one.
  package static func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: work()) }
    }
  }
}
