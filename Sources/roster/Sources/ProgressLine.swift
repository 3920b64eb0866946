import DirectoryModel
import Synchronization

/// One line on stderr that says how much was read; cleared before anything else is printed.
final class ProgressLine: Sendable {
  private let output: Output
  private let counts = Mutex<[String: Int]>([:])

  init(_ output: Output) { self.output = output }

  func show(_ state: SourceState) {
    let total = counts.withLock { counts in
      counts[state.source.name] = state.got
      return counts.values.reduce(0, +)
    }
    output.remark("\r\(total) users read ...\u{1B}[K")
  }

  /// A line that stays, above the one that changes.
  func say(_ text: DisplayText) { output.remark("\r\u{1B}[K\(text.printable)\n") }

  func clear() { output.remark("\r\u{1B}[K") }
}
