/// Whether memory grows with use.
struct FlatMemory: Figure {
  let name = "memory-flat"
  let what = "resident memory after a thousand filters, and after ten syncs"
  let peer = "the same browser before"
  let bound = "1.05 x"

  /// What stays in use differs a little from moment to moment.
  private static let flat = Measurement.Bound(factor: 1.05)

  func measure(_ workshop: Workshop) throws(BenchFailure) -> Findings {
    var findings = Findings()
    findings.add { () throws(BenchFailure) in [try filters(workshop)] }
    findings.add { () throws(BenchFailure) in [try syncs(workshop)] }
    return findings
  }

  private func filters(_ workshop: Workshop) throws(BenchFailure) -> Measurement {
    let set = try workshop.middle
    let terminal = try PseudoTerminal(workshop.browser(set))
    try terminal.wait("the first frame") { $0.isPainted(with: set.firstWord) }
    try filter(100, terminal)
    try terminal.rest()
    let before = try ProcessStatus(of: terminal.program.id).resident
    try filter(1_000, terminal)
    try terminal.rest()
    let after = try ProcessStatus(of: terminal.program.id).resident
    return try amount(
      "1,000 filters of \(set.users) users", [after], .bytes, peer: ("before", [before]),
      bound: Self.flat)
  }

  /// Each letter and each way back is a filter of its own.
  private func filter(_ count: Int, _ terminal: PseudoTerminal) throws(BenchFailure) {
    let letters = Array("abcdefghijklmnoprstuvwz")
    for index in 0..<count / 2 {
      terminal.type("/\(letters[index % letters.count])")
      try terminal.wait("a filter's answer") { $0.contains(" match") }
      terminal.type("\u{1B}")
      try terminal.wait("the whole list") { !$0.contains(" match") }
    }
  }

  private func syncs(_ workshop: Workshop) throws(BenchFailure) -> Measurement {
    let services = try ServiceChild(workshop, people: max(300, workshop.people / 10))
    let run = try SyncRun(workshop, services)
    let terminal = try PseudoTerminal(run.browser)
    try terminal.wait("rows") { !$0.markedRows.isEmpty }
    try terminal.rest()
    var sizes: [Int] = []
    for _ in 0..<11 {
      let asked = services.requests.count
      terminal.type("R")
      try terminal.rest()
      guard services.requests.count > asked else {
        throw BenchFailure("R reads no source again; the screen:\n\(terminal.screen.text)")
      }
      services.forgetRequests()
      sizes.append(try ProcessStatus(of: terminal.program.id).resident)
    }
    return try amount(
      "ten syncs of \(try run.counts.values.reduce(0, +)) users", sizes.suffix(1), .bytes,
      peer: ("before", [sizes[0]]), bound: Self.flat)
  }
}
