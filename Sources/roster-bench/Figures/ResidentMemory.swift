/// How much memory an open browser holds.
struct ResidentMemory: Figure {
  let name = "memory"
  let what = "resident memory of the browser after a filter"
  let peer = "the bytes that free words are searched in"
  let bound = "6 x with all users, 10 x with a tenth of them"

  func measure(_ workshop: Workshop) throws(BenchFailure) -> Findings {
    var findings = Findings()
    for (set, factor) in [(try workshop.large, 6.0), (try workshop.middle, 10.0)] {
      findings.add { () throws(BenchFailure) in
        let terminal = try PseudoTerminal(workshop.browser(set))
        try terminal.wait("the first frame") { $0.isPainted(with: set.firstWord) }
        terminal.type("/\(DataSet.filter)")
        try terminal.wait("the answer") {
          $0.showsMatches(set.matches[DataSet.filter.count - 1], of: set.users)
        }
        terminal.type("\u{1B}")
        try terminal.rest()
        let status = try ProcessStatus(of: terminal.program.id)
        return [
          try amount(
            "\(set.users) users", [status.resident], .bytes,
            peer: ("searchable text", [set.searchableBytes]), bound: .init(factor: factor),
            note: "\(status.anonymous) bytes of it belong to no file")
        ]
      }
    }
    return findings
  }
}
