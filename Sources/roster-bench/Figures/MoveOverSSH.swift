/// What one move in the list sends over SSH: each write of the program is a packet of its own there.
struct MoveOverSSH: Figure {
  let name = "move-ssh"
  let what = "one move with list and details through an SSH server on the loopback interface"
  let peer = "tig with its diff pane following, through the same"
  let bound = "4 packets; bytes 1.2 x those for the screen"

  private static let moves = 30

  func measure(_ workshop: Workshop) throws(BenchFailure) -> Findings {
    let set = try workshop.small
    var findings = Findings()
    for (columns, rows) in [(80, 24), (120, 36)] {
      findings.add { () throws(BenchFailure) in
        let size = "\(columns)x\(rows)"
        let ours = try moves(
          workshop, key: "j", columns: columns, rows: rows, quiet: .milliseconds(120)
        ) { (server) throws(BenchFailure) in
          let call = try server.call(workshop.browser(set))
          let terminal = try PseudoTerminal(call, columns: columns, rows: rows)
          try terminal.wait("the first frame") { $0.isPainted(with: set.firstWord) }
          return terminal
        }
        let repository = try TigRepository(workshop)
        let theirs = try moves(
          workshop, key: TigRepository.down, columns: columns, rows: rows,
          quiet: .milliseconds(250)
        ) { (server) throws(BenchFailure) in
          try repository.start(columns: columns, rows: rows) { (call) throws(BenchFailure) in
            try server.call(call)
          }
        }
        return [
          try amount(
            "packets a move at \(size)", ours.map(\.sent.packets), .count,
            peer: ("tig", theirs.map(\.sent.packets)), bound: .init(allowance: 4)),
          try amount(
            "bytes a move at \(size)", ours.map(\.sent.bytes), .bytes,
            peer: ("for the screen", ours.map(\.screen)), bound: .init(factor: 1.2),
            note: "tig \(Samples(theirs.map { Double($0.sent.bytes) })?.median ?? 0)"),
        ]
      }
    }
    return findings
  }

  /// What each of some moves down sends, and how much of it is for the screen.
  private func moves(
    _ workshop: Workshop, key: String, columns: Int, rows: Int, quiet: Duration,
    start: (SSHLoopback) throws(BenchFailure) -> PseudoTerminal
  ) throws(BenchFailure) -> [(sent: SSHLoopback.Sent, screen: Int)] {
    let server = try SSHLoopback(workshop)
    let terminal = try start(server)
    terminal.settle(.milliseconds(800))
    var moves: [(sent: SSHLoopback.Sent, screen: Int)] = []
    for _ in 0..<Self.moves {
      let before = try server.sent
      terminal.type(key)
      let screen = terminal.settle(quiet)
      moves.append((try server.sent - before, screen))
    }
    return moves
  }
}
