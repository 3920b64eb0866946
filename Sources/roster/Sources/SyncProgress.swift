import Browser
import DirectoryModel
import Synchronization

/// How far each source has been read, a line a source on stderr: redrawn in place on a terminal,
/// otherwise only when something begins, waits or ends.
final class SyncProgress: Sendable {
  fileprivate struct Row {
    var state: SourceState
    var began: ContinuousClock.Instant?
    /// What stands in the way of the next request.
    var pause: DisplayText?
    var details: DisplayText?
  }

  private struct Board {
    var rows: [Row]
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
      row.pause = nil
      return isNew || !state.notices.isEmpty && state.phase != .loading
    }
  }

  func show(pause words: DisplayText, until time: Timestamp, of source: String) {
    change(source) { row in
      row.pause = "\(words), goes on at \(time.rfc3339)"
      return true
    }
  }

  /// Shows how many users were read beyond their list row.
  func show(filled: Int, of all: Int, _ source: String) {
    change(source) { row in
      row.details = "\(filled.grouped) of \(all.grouped) users in full"
      row.pause = nil
      return filled == all
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
        output.remark(board.rows[index].text.printable + "\n")
      }
    }
  }

  private func draw(_ board: inout Board) {
    var text = board.linesDrawn > 0 ? "\u{1B}[\(board.linesDrawn)A" : ""
    for row in board.rows { text += "\r" + row.text.printable + "\u{1B}[K\n" }
    board.linesDrawn = board.rows.count
    board.drawn = .now
    output.remark(text)
  }
}

extension SyncProgress.Row {
  /// `tines      12,000 of 20,000 users, 60 %, 1,900 a second, 4 s left`.
  fileprivate var text: DisplayText {
    let head = "\(state.source.name): " as DisplayText
    if let pause { return "\(head)\(state.got.grouped) users, \(pause)" }
    if let details { return "\(head)\(details)" }
    // As long as its reading has not begun, what it waits for is the news, not what is stored.
    if state.isStored || state.phase == .waiting, !state.notices.isEmpty {
      return "\(head)\(state.notices.joined(separator: "; "))"
    }
    switch state.phase {
    case .waiting: return "\(head)waits"
    case .complete: return "\(head)\(state.got.grouped) users, complete"
    case .partial: return "\(head)\(state.got.grouped) users, incomplete"
    case .failed: return "\(head)failed"
    case .loading: return "\(head)\(progress)"
    }
  }

  private var progress: DisplayText {
    guard let began else { return "\(state.got.grouped) users" }
    let elapsed = (ContinuousClock.now - began) / .seconds(1)
    let rate = elapsed > 0.2 ? Double(state.got) / elapsed : 0
    let speed: DisplayText = rate >= 1 ? ", \(Int(rate).grouped) a second" : ""
    guard let expected = state.expected, expected > 0 else {
      return "\(state.got.grouped) users\(speed)"
    }
    let percent = min(100, state.got * 100 / expected)
    let left: DisplayText =
      rate >= 1 ? ", \(Int((Double(max(0, expected - state.got)) / rate).rounded(.up))) s left" : ""
    return "\(state.got.grouped) of \(expected.grouped) users, \(percent) %\(speed)\(left)"
  }
}
