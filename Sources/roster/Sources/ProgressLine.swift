import DirectoryModel
import DirectoryText
import Synchronization

/// One line on stderr that says how much was read; cleared before anything else is printed.
final class ProgressLine: Sendable {
  private let output: Output
  private let count = Mutex(ReadingCount())

  init(_ output: Output) { self.output = output }

  func show(_ state: SourceState) {
    let words = count.withLock { count in
      count.take(state)
      return count.words
    }
    output.remark("\r\(words.printable)\u{1B}[K")
  }

  func show(_ index: IndexProgress) { output.remark("\r\(index.words.printable)\u{1B}[K") }

  /// A line that stays, above the one that changes.
  func say(_ text: DisplayText) { output.remark("\r\u{1B}[K\(text.printable)\n") }

  func clear() { output.remark("\r\u{1B}[K") }
}
