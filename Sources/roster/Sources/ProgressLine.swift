import DirectoryModel
import Glibc
import Synchronization

/// One line on stderr that says how much was read; cleared before anything else is printed.
final class ProgressLine: Sendable {
  private let counts = Mutex<[String: Int]>([:])

  func show(_ state: SourceState) {
    let total = counts.withLock { counts in
      counts[state.source.name] = state.got
      return counts.values.reduce(0, +)
    }
    write("\r\(total) users read ...\u{1B}[K")
  }

  /// A line that stays, above the one that changes.
  func say(_ text: DisplayText) { write("\r\u{1B}[K\(text.printable)\n") }

  func clear() { write("\r\u{1B}[K") }

  private func write(_ text: String) {
    _ = text.withCString { Glibc.write(STDERR_FILENO, $0, strlen($0)) }
  }
}
