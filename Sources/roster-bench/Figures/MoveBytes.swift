import DemoServices

/// What one move in the list sends to the terminal.
struct MoveBytes: Figure {
  let name = "move-bytes"
  let what = "bytes for one move with list and details, and with the list alone"
  let peer = "tig with its diff pane following"
  let bound = "1/2 x; the list alone 1/4 x"

  private static let moves = 40
  /// So few that the list does not scroll.
  private static let movesInList = 15

  func measure(_ workshop: Workshop) throws(BenchFailure) -> Findings {
    let set = try workshop.small
    var findings = Findings()
    let repository = Result { () throws(BenchFailure) in try TigRepository(workshop) }
    for (columns, rows) in [(80, 24), (120, 36)] {
      findings.add { () throws(BenchFailure) in
        let terminal = try PseudoTerminal(workshop.browser(set), columns: columns, rows: rows)
        try terminal.wait("the first frame") { $0.isPainted(with: set.firstWord) }
        try terminal.rest()
        let both = Self.bytes(terminal, key: "j", quiet: .milliseconds(100))
        terminal.type("O")
        try terminal.rest()
        let alone = Self.bytes(terminal, key: "k", quiet: .milliseconds(60))
        let tig = try repository.get().start(columns: columns, rows: rows)
        let theirs = Self.bytes(tig, key: TigRepository.down, quiet: .milliseconds(250))
        return [
          try amount(
            "list and details at \(columns)x\(rows)", both, .bytes, peer: ("tig", theirs),
            bound: .init(factor: 0.5)),
          try amount(
            "list alone at \(columns)x\(rows)", Array(alone.prefix(Self.movesInList)), .bytes,
            peer: ("tig", theirs), bound: .init(factor: 0.25)),
        ]
      }
    }
    return findings
  }

  /// The bytes of each of some moves down.
  private static func bytes(
    _ terminal: PseudoTerminal, key: String, quiet: Duration
  ) -> [Int] {
    (0..<moves).map { _ in
      terminal.type(key)
      return terminal.settle(quiet)
    }
  }
}

/// A repository whose commits tig goes through.
struct TigRepository {
  /// The key that moves in the main view while the diff follows.
  static let down = "\u{1B}OB"

  private let workshop: Workshop
  private let folder: String

  /// Makes a repository with some hundred small commits.
  init(_ workshop: Workshop) throws(BenchFailure) {
    self.workshop = workshop
    _ = try PeerProgram.tig.path
    folder = try workshop.makeFolder()
    let stream = "\(folder)/stream"
    try Workshop.write(Self.stream, to: stream)
    try workshop.peer(.git, ["init", "-q", "-b", "main", "\(folder)/work"]).runSuccessfully()
    try workshop.peer(.git, ["-C", "\(folder)/work", "fast-import", "--quiet"]).runSuccessfully(
      input: .reading(stream))
    try workshop.peer(.git, ["-C", "\(folder)/work", "reset", "-q", "--hard"]).runSuccessfully()
  }

  /// Tig with the diff pane open beside or below the commits, at wherever the call is brought.
  func start(
    columns: Int, rows: Int,
    through connection: (ProgramCall) throws(BenchFailure) -> ProgramCall = { $0 }
  ) throws(BenchFailure) -> PseudoTerminal {
    let tig = try PseudoTerminal(
      connection(workshop.peer(.tig, ["-C", "\(folder)/work"])), columns: columns, rows: rows)
    try tig.wait("tig's commits") { $0.contains("Change 299") }
    tig.settle(.milliseconds(500))
    tig.type("\r")
    try tig.wait("tig's diff") { $0.contains("diff --git") || $0.contains("Author:") }
    tig.settle(.milliseconds(500))
    return tig
  }

  /// What `git fast-import` reads: each commit adds a line or two to one file. Larger ones would let
  /// tig send more, and roster look better beside it.
  private static var stream: String {
    var dice = SplitMix64(7)
    var contents = Array(repeating: "", count: 12)
    var text = ""
    for commit in 0..<300 {
      let name = dice.pick(NamePool.cultures[0].given).native
      let family = dice.pick(NamePool.cultures[0].family).native
      let message = "Change \(commit) for \(name) \(family)\n\nBecause \(family) asked for it.\n"
      text += "commit refs/heads/main\n"
      let time = "\(1_700_000_000 + commit * 9_000) +0000"
      text += "author \(name) \(family) <\(name)@acme.com> \(time)\n"
      text += "committer Bench <bench@acme.com> \(time)\n"
      text += "data \(message.utf8.count)\n\(message)"
      let file = dice.below(contents.count)
      for _ in 0...dice.below(2) {
        contents[file] += "line \(dice.below(100_000)) of \(family)\n"
      }
      text += "M 100644 inline file\(file).txt\n"
      text += "data \(contents[file].utf8.count)\n\(contents[file])\n"
    }
    return text
  }
}
