import DirectoryModel

/// From each key of a filter to the frame with the complete answer.
struct FilterKeys: Figure {
  let name = "filter"
  let what = "key of a filter to the frame with the complete answer, all users"
  let peer = "grep -cF through a pipe on the same lines, and fzf"
  let bound = "first key 1 x grep, later keys 1/2"

  private static let letters = Array(DataSet.filter)

  func measure(_ workshop: Workshop) throws(BenchFailure) -> Findings {
    let set = try workshop.large
    // A person types a filter once: what the first one has to prepare counts as well.
    var first: [[Double]] = Self.letters.map { _ in [] }
    for _ in 0..<min(5, workshop.runs) {
      for (index, values) in try times(workshop, set, rounds: 1).enumerated() {
        first[index] += values
      }
    }
    let ours = try times(workshop, set, rounds: workshop.runs + 1).map { Array($0.dropFirst()) }
    var findings = Findings()
    let counts = try grepTimes(workshop, set)
    let fuzzy = Result { () throws(BenchFailure) in try fzfTimes(workshop, set) }
    if case .failure(let failure) = fuzzy { findings.omissions.append(failure.description) }
    for index in Self.letters.indices {
      let typed = String(Self.letters[...index])
      let bound = Measurement.Bound(factor: index == 0 ? 1 : 0.5)
      let grep = ("grep -cF \(typed)", counts[index])
      findings.measurements.append(
        try milliseconds(
          "\"\(typed)\": \(set.matches[index].grouped) match", ours[index], peer: grep,
          bound: bound))
      findings.measurements.append(
        try milliseconds(
          "\"\(typed)\", first filter after the start", first[index], peer: grep, bound: bound))
      if case .success(let times) = fuzzy {
        findings.measurements.append(
          try milliseconds(
            "\"\(typed)\" beside fzf", ours[index], peer: ("fzf --exact", times[index])))
      }
    }
    findings.add { () throws(BenchFailure) in
      let times = try impatientTimes(workshop, set)
      return [
        try milliseconds(
          "exec to \"smith\" answered, typed into the first frame", times,
          note: "the index is read and the words are searched while the first frame stands")
      ]
    }
    return findings
  }

  /// The times of each letter, over several rounds in a browser that has come to rest.
  private func times(
    _ workshop: Workshop, _ set: DataSet, rounds: Int
  ) throws(BenchFailure) -> [[Double]] {
    let terminal = try PseudoTerminal(workshop.browser(set))
    try terminal.wait("the first frame") { $0.isPainted(with: set.firstWord) }
    try terminal.rest()
    var times: [[Double]] = Self.letters.map { _ in [] }
    for _ in 0..<rounds {
      terminal.type("/")
      terminal.settle(.milliseconds(60))
      for (index, letter) in Self.letters.enumerated() {
        let start = ContinuousClock.now
        terminal.type(String(letter))
        let end = try terminal.wait("the answer to \"\(String(Self.letters[...index]))\"") {
          $0.showsMatches(set.matches[index], of: set.users)
        }
        times[index].append(start.seconds(to: end))
        terminal.settle(.milliseconds(60))
      }
      terminal.type("\u{1B}")
      try terminal.wait("the whole list") { !$0.contains("match") }
      terminal.settle(.milliseconds(60))
    }
    return times
  }

  /// A filter typed as soon as there is a frame, when the index may not be read yet.
  private func impatientTimes(
    _ workshop: Workshop, _ set: DataSet
  ) throws(BenchFailure) -> [Double] {
    let browser = try workshop.browser(set)
    return try FirstFrame.times(min(5, workshop.runs)) { () throws(BenchFailure) in
      let terminal = try PseudoTerminal(browser)
      try terminal.wait("the first frame") { $0.isPainted(with: set.firstWord) }
      terminal.type("/\(DataSet.filter)")
      let end = try terminal.wait("the answer to what was typed at once") {
        $0.showsMatches(set.matches[Self.letters.count - 1], of: set.users)
      }
      return terminal.program.started.seconds(to: end)
    }
  }

  private func grepTimes(
    _ workshop: Workshop, _ set: DataSet
  ) throws(BenchFailure) -> [[Double]] {
    var times: [[Double]] = []
    for index in Self.letters.indices {
      let grep = try workshop.peer(.grep, ["-cF", String(Self.letters[...index]), set.lines])
      times.append(
        try FirstFrame.times(workshop.runs) { () throws(BenchFailure) in try grep.run().seconds })
    }
    return times
  }

  private func fzfTimes(
    _ workshop: Workshop, _ set: DataSet
  ) throws(BenchFailure) -> [[Double]] {
    var counts: [Int] = []
    for index in Self.letters.indices {
      let filter = String(Self.letters[...index])
      let found = try workshop.peer(.fzf, ["--exact", "--filter", filter]).run(
        input: .reading(set.lines))
      counts.append(found.output.count { $0 == UInt8(ascii: "\n") })
    }
    let terminal = try PseudoTerminal(workshop.peer(.fzf, ["--exact"]), input: set.lines)
    try terminal.wait("all lines in fzf") { $0.contains("\(set.users)/\(set.users)") }
    try terminal.rest()
    var times: [[Double]] = Self.letters.map { _ in [] }
    for _ in 0..<min(5, workshop.runs) {
      for (index, letter) in Self.letters.enumerated() {
        let start = ContinuousClock.now
        terminal.type(String(letter))
        let end = try terminal.wait("fzf's count") {
          $0.contains(" \(counts[index])/\(set.users)")
        }
        times[index].append(start.seconds(to: end))
        terminal.settle(.milliseconds(150))
      }
      terminal.type("\u{15}")
      try terminal.wait("all lines in fzf") { $0.contains("\(set.users)/\(set.users)") }
      terminal.settle(.milliseconds(150))
    }
    return times
  }
}

extension TerminalScreen {
  /// Whether the browser shows how many users match.
  func showsMatches(_ count: Int, of total: Int) -> Bool {
    contains(" \(count.grouped) of \(total.grouped) match") || contains(" \(count.grouped) match")
  }
}
