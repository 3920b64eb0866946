/// Whether a key waits for a sync.
struct KeysWhileSyncing: Figure {
  let name = "keys-while-syncing"
  let what = "key that moves to its frame while the sources are read"
  let peer = "the same browser with nothing to do"
  let bound = "p99 2 x"

  private static let runs = 3
  /// Between two keys, in milliseconds: varied, so that they meet every moment of a page.
  private static let pauses = [21, 34, 27, 41, 30, 37, 24]

  func measure(_ workshop: Workshop) throws(BenchFailure) -> Findings {
    // The services give way: they stand for machines of their own.
    let services = try ServiceChild(workshop, people: workshop.people, isHumble: true)
    let run = try SyncRun(workshop, services)
    // Keys are pressed in the first half of a sync, so that none comes after it.
    let half = Duration.seconds(try run.sync() / 2)
    var busy: [Double] = []
    var idle: [Double] = []
    for _ in 0..<Self.runs {
      run.clear()
      let terminal = try PseudoTerminal(run.browser)
      try terminal.wait("rows") { !$0.markedRows.isEmpty }
      let deadline = ContinuousClock.now + half
      // Below the top, where the place on the screen stays as users come in.
      for key in ["\u{4}", "\u{4}", "\u{4}", "M"] {
        terminal.type(key)
        // It never is quiet: the counts of the sources go on.
        terminal.watch(for: .milliseconds(40)) { _ in }
      }
      while ContinuousClock.now < deadline {
        busy += try press(2, terminal)
      }
      try terminal.rest()
      idle += try press(200, terminal)
    }
    return Findings(measurements: [
      try milliseconds(
        "one down or up", busy, peer: ("idle", idle), statistic: .p99, bound: .init(factor: 2),
        note: "\(busy.count) keys in \(Self.runs) syncs; medians "
          + "\(Self.median(busy)) and \(Self.median(idle)) ms")
    ])
  }

  /// Moves down and up in turn, and measures until the marker has moved.
  private func press(_ count: Int, _ terminal: PseudoTerminal) throws(BenchFailure) -> [Double] {
    var times: [Double] = []
    for index in 0..<count {
      let before = terminal.screen.markedRows
      let start = ContinuousClock.now
      terminal.type(index.isMultiple(of: 2) ? "k" : "j")
      let end = try terminal.wait("the marker to move", atMost: .seconds(10)) {
        $0.markedRows != before
      }
      times.append(start.seconds(to: end))
      terminal.watch(
        for: .milliseconds(Self.pauses[(index + Int(times[index] * 1e6)) % Self.pauses.count])
      ) { _ in }
    }
    return times
  }

  private static func median(_ seconds: [Double]) -> String {
    Measurement.Unit.milliseconds.number((Samples(seconds)?.median ?? 0) * 1_000)
  }
}

extension TerminalScreen {
  /// The rows with the mark of the selection at the list's edge.
  var markedRows: [Int] { rows(with: ">", inColumn: 0) }
}
