/// From exec to the painted first frame of a browser on a store, beside pagers on the same lines.
struct FirstFrame: Figure {
  let name = "first-frame"
  let what = "first frame from the store, all users, exec to painted"
  let peer = "less, and fzf until it has all lines"
  let bound = "3 x less, 1/5 of fzf"

  func measure(_ workshop: Workshop) throws(BenchFailure) -> Findings {
    let set = try workshop.large
    let ours = try Self.times(workshop, set)
    var findings = Findings()
    findings.add { () throws(BenchFailure) in
      let less = try workshop.peer(.less, [set.lines])
      let times = try Self.times(workshop.runs) { () throws(BenchFailure) in
        try Self.time(less) { $0.isPainted(with: set.firstLine) }
      }
      return [
        try milliseconds(
          "beside less", ours, peer: ("less", times), bound: .init(factor: 3))
      ]
    }
    findings.add { () throws(BenchFailure) in
      let fzf = try workshop.peer(.fzf, [])
      let count = "\(set.users)/\(set.users)"
      let times = try Self.times(min(5, workshop.runs)) { () throws(BenchFailure) in
        try Self.time(fzf, input: set.lines) { $0.contains(count) }
      }
      return [
        try milliseconds("beside fzf", ours, peer: ("fzf", times), bound: .init(factor: 0.2))
      ]
    }
    return findings
  }

  /// How long the browser takes to the first frame with users.
  static func times(_ workshop: Workshop, _ set: DataSet) throws(BenchFailure) -> [Double] {
    let browser = try workshop.browser(set)
    return try times(workshop.runs) { () throws(BenchFailure) in
      try time(browser) { $0.isPainted(with: set.firstWord) }
    }
  }

  /// Runs once unmeasured, so that what is read is in memory, then as often as is asked.
  static func times(
    _ runs: Int, _ run: () throws(BenchFailure) -> Double
  ) throws(BenchFailure) -> [Double] {
    _ = try run()
    var times: [Double] = []
    for _ in 0..<runs { times.append(try run()) }
    return times
  }

  private static func time(
    _ call: ProgramCall, input: String? = nil, until holds: (TerminalScreen) -> Bool
  ) throws(BenchFailure) -> Double {
    let terminal = try PseudoTerminal(call, input: input)
    let painted = try terminal.wait("the first frame", until: holds)
    return terminal.program.started.seconds(to: painted)
  }
}

/// Whether the first frame takes longer with more users.
struct FirstFrameGrowth: Figure {
  let name = "first-frame-growth"
  let what = "first frame from the store with a tenth of the users"
  let peer = "the same with 1,000 users"
  let bound = "1.3 x"

  func measure(_ workshop: Workshop) throws(BenchFailure) -> Findings {
    let few = try FirstFrame.times(workshop, workshop.small)
    let middle = try workshop.middle
    let many = try FirstFrame.times(workshop, middle)
    return Findings(measurements: [
      try milliseconds(
        "\(middle.users) users", many, peer: ("roster with 1000", few), bound: .init(factor: 1.3))
    ])
  }
}

extension TerminalScreen {
  /// Whether a text is there, and the last line, which comes last.
  func isPainted(with text: String) -> Bool { !line(rows - 1).isEmpty && contains(text) }
}
