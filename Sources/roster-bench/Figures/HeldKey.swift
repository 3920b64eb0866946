/// What a held key does: the list follows, the details come once, on release.
struct HeldKey: Figure {
  let name = "held-key"
  let what = "a key held for a second: paints of the details, and bytes"
  let peer = "tig with its diff pane following, for the bytes"
  let bound = "one paint of the details"

  private static let keys = 30
  /// How fast terminals repeat a key: some 30 times a second.
  private static let interval = Duration.milliseconds(33)

  func measure(_ workshop: Workshop) throws(BenchFailure) -> Findings {
    let set = try workshop.small
    var findings = Findings()
    let terminal = try PseudoTerminal(workshop.browser(set))
    try terminal.wait("the first frame") { $0.isPainted(with: set.firstWord) }
    try terminal.rest()
    let (bytes, paints) = try Self.holdInList("j", terminal)
    findings.measurements.append(
      try amount(
        "paints of the details for \(Self.keys) keys", [paints], .count,
        bound: .init(allowance: 1)))
    findings.add { () throws(BenchFailure) in
      let tig = try TigRepository(workshop).start(columns: 120, rows: 36)
      let theirs = Self.hold(TigRepository.down, tig) { _ in }
      return [
        try amount(
          "bytes for \(Self.keys) keys at 120x36", [bytes], .bytes, peer: ("tig", [theirs]))
      ]
    }
    return findings
  }

  /// Holds a key in the list.
  /// - Returns: how many bytes came, and how often the details beside it changed.
  static func holdInList(
    _ key: String, _ terminal: PseudoTerminal
  ) throws(BenchFailure) -> (bytes: Int, paints: Int) {
    guard var shown = terminal.screen.details else {
      throw BenchFailure("list and details do not stand side by side")
    }
    var paints = 0
    let bytes = hold(key, terminal) { screen in
      guard let now = screen.details else { return }
      if now != shown { paints += 1 }
      shown = now
    }
    return (bytes, paints)
  }

  /// Types a key again and again, and passes on the screen after each, and once all is quiet.
  /// - Returns: how many bytes came.
  private static func hold(
    _ key: String, _ terminal: PseudoTerminal, _ look: (TerminalScreen) -> Void
  ) -> Int {
    let before = terminal.bytesWritten
    for _ in 0..<keys {
      let next = ContinuousClock.now + interval
      terminal.type(key)
      // All that one frame sends comes within this.
      terminal.watch(for: next - ContinuousClock.now) { _ in }
      look(terminal.screen)
    }
    terminal.settle(.milliseconds(800))
    look(terminal.screen)
    return terminal.bytesWritten - before
  }
}

extension TerminalScreen {
  /// The cells of the details beside the list; nil where there is no line between them.
  var details: [UInt32]? {
    dividerColumn.map { cells(fromColumn: $0 + 1, rows: 2..<rows - 2) }
  }

  /// The column of the line between list and details; nil where there is none.
  var dividerColumn: Int? {
    (0..<columns).first { column in
      ["│", "|"].contains { rows(with: $0, inColumn: column).count > rows / 2 }
    }
  }
}
