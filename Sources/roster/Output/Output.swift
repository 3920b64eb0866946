import DirectoryModel
import Host
import Synchronization

/// Where a command writes: data on stdout, words on stderr.
///
/// Once stdout could not be written, which is said, nothing is written any more, and the program
/// fails however the command ends.
final class Output: Sendable {
  private let data: any TextStream
  private let words: any TextStream
  private let failed = Mutex(false)

  init(data: any TextStream, words: any TextStream) {
    self.data = data
    self.words = words
  }

  /// Whether stdout could not be written.
  var hasFailed: Bool { failed.withLock { $0 } }

  /// A line of text for people or scripts.
  func line(_ text: DisplayText) { self.text(text.printable + "\n") }

  /// A JSON text, whose hidden characters are escapes already.
  func json(_ json: JSON, layout: JSON.Layout = .compact) { text(json.text(layout) + "\n") }

  /// Text that is safe already: JSON in parts, CSV, a configuration.
  func text(_ text: String) {
    guard !hasFailed else { return }
    do throws(SystemError) {
      try data.write(text)
    } catch {
      self.error("standard output can't be written: \(error.words)")
      failed.withLock { $0 = true }
    }
  }

  /// Says that no data follow.
  func endData() { data.close() }

  /// A question on stderr, which the answer is to follow.
  func question(_ text: DisplayText) { remark(text.printable) }

  /// Ends the line of a question that gets no answer.
  func endQuestion() { remark("\n") }

  /// A line on stderr.
  func error(_ text: DisplayText) { remark("roster: \(text.printable)\n") }

  /// Text on stderr that is safe already: help, lines that are redrawn.
  func remark(_ text: String) {
    guard !hasFailed else { return }
    // Nobody is left to be told that stderr can't be written.
    try? words.write(text)
  }
}
