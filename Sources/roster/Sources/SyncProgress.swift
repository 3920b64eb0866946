import DirectoryModel
import DirectoryText
import Synchronization

/// How far each source has been read, a line a source on stderr: redrawn in place on a terminal,
/// otherwise only when something waits or ends.
final class SyncProgress: Sendable {
  fileprivate struct Row {
    var state: SourceState
    var began: ContinuousClock.Instant?
    /// How many users were read beyond their list row.
    var details: DisplayText?
  }

  private struct Board {
    var rows: [Row]
    /// How far the index is.
    var index: DisplayText?
    var linesDrawn = 0
    var drawn = ContinuousClock.now - .seconds(1)
  }

  /// How often the lines are redrawn at most.
  private static let interval = Duration.milliseconds(100)

  private let board: Mutex<Board>
  private let isLive: Bool
  private let output: Output

  init(_ states: [SourceState], isLive: Bool, output: Output) {
    board = Mutex(Board(rows: states.map { Row(state: $0) }))
    self.isLive = isLive
    self.output = output
  }

  func show(_ state: SourceState) {
    change(state.source.name) { row in
      let isNew = row.state.phase != state.phase
      if isNew, state.phase == .loading { row.began = .now }
      row.state = state
      return isNew || !state.notices.isEmpty && state.phase != .loading
    }
  }

  func show(_ pause: SourceState.Pause, of source: String) {
    change(source) { row in
      row.state.pause = pause
      return true
    }
  }

  /// Shows that a wait is over.
  func end(_ pause: SourceState.Pause, of source: String) {
    change(source) { row in
      guard row.state.pause == pause else { return false }
      row.state.pause = nil
      return isLive
    }
  }

  /// Shows how many users were read beyond their list row.
  func show(filled: Int, of all: Int, _ source: String) {
    change(source) { row in
      row.details = "\(filled.grouped) of \(all.grouped) users in full"
      row.state.pause = nil
      return filled == all
    }
  }

  /// Shows how far an index is that is made anew; nil at its end.
  func show(_ index: IndexProgress?) {
    board.withLock { board in
      let isFirst = board.index == nil
      board.index = index?.words
      if isLive { draw(&board) } else if isFirst, let index { output.error(index.words) }
    }
  }

  /// Takes the lines away, for what comes next.
  func clear() {
    board.withLock { board in
      guard isLive, board.linesDrawn > 0 else { return }
      output.remark("\u{1B}[\(board.linesDrawn)A\u{1B}[J")
      board.linesDrawn = 0
    }
  }

  private func change(_ source: String, _ body: (inout Row) -> Bool) {
    board.withLock { board in
      guard let index = board.rows.firstIndex(where: { $0.state.source.name == source }) else {
        return
      }
      let isNews = body(&board.rows[index])
      if isLive {
        if isNews || ContinuousClock.now - board.drawn >= Self.interval { draw(&board) }
      } else if isNews {
        if let text = board.rows[index].lastingText { output.remark(text.printable + "\n") }
      }
    }
  }

  private func draw(_ board: inout Board) {
    var text = board.linesDrawn > 0 ? "\u{1B}[\(board.linesDrawn)A" : ""
    let lines = board.rows.map(\.text) + [board.index].compactMap(\.self)
    for line in lines { text += "\r" + line.printable + "\u{1B}[K\n" }
    // What was drawn below is no more.
    text += "\u{1B}[J"
    board.linesDrawn = lines.count
    board.drawn = .now
    output.remark(text)
  }
}

extension SyncProgress.Row {
  /// The same where lines stay; nil at the beginning, of which there is nothing to tell yet.
  fileprivate var lastingText: DisplayText? {
    state.phase == .loading && state.pause == nil ? nil : text
  }

  /// How far the source is, on a line.
  fileprivate var text: DisplayText {
    if let details, state.pause == nil { return "\(state.name): \(details)" }
    return state.progress(after: began.map { (ContinuousClock.now - $0) / .seconds(1) })
  }
}
