import DirectoryModel
import DirectoryText
import Glibc
import Synchronization

/// One line on stderr that says how much was read; cleared before anything else is printed.
final class ProgressLine: Sendable {
  private let count = Mutex(ReadingCount())

  func show(_ state: SourceState) {
    let words = count.withLock { count in
      count.take(state)
      return count.words
    }
    write("\r\(words.printable)\u{1B}[K")
  }

  /// A line that stays, above the one that changes.
  func say(_ text: DisplayText) { write("\r\u{1B}[K\(text.printable)\n") }

  func clear() { write("\r\u{1B}[K") }

  private func write(_ text: String) {
    _ = text.withCString { Glibc.write(STDERR_FILENO, $0, strlen($0)) }
  }
}
