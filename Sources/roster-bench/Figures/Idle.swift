/// What a browser does that nobody uses.
struct Idle: Figure {
  let name = "idle"
  let what = "bytes and wake-ups of an idle browser in ten seconds"
  let peer = "none"
  let bound = "0 and 0"

  private static let time = Duration.seconds(10)

  func measure(_ workshop: Workshop) throws(BenchFailure) -> Findings {
    let set = try workshop.large
    let terminal = try PseudoTerminal(workshop.browser(set))
    try terminal.wait("the first frame") { $0.isPainted(with: set.firstWord) }
    terminal.type("j")
    try terminal.rest()
    let before = try ProcessStatus(of: terminal.program.id)
    let bytes = terminal.bytesWritten
    terminal.watch(for: Self.time) { _ in }
    let after = try ProcessStatus(of: terminal.program.id)
    let wakeUps = after.wakeUps(since: before)
    let names = wakeUps.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }
    return Findings(measurements: [
      try amount(
        "bytes in 10 s", [terminal.bytesWritten - bytes], .bytes, bound: .init()),
      try amount(
        "wake-ups of all threads in 10 s", [wakeUps.values.reduce(0, +)], .count,
        bound: .init(), note: names.isEmpty ? nil : "by thread: \(names.joined(separator: ", "))"),
    ])
  }
}
