import Foundation
import Testing

@testable import roster_bench

/// The figures of PRODUCT.md section 7 about bytes and wake-ups, as far as they hold on any machine.
@Suite("The browser sends no more than what changes", .serialized)
struct TerminalTrafficTests {
  /// Ctrl-L.
  private static let redraw = "\u{0C}"

  /// The built browser over a stored set of users, at rest, while a body runs.
  private func withBrowser(
    columns: Int = 120, rows: Int = 36, typing keys: String = "",
    _ body: (PseudoTerminal) throws -> Void
  ) throws {
    let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID())")
    let workshop = try Workshop(
      roster: products.appending(path: "roster").path, users: 1_000, runs: 1, folder: folder.path
    ) { _ in }
    defer { workshop.tidy(keepingData: false) }
    let set = try workshop.small
    let terminal = try PseudoTerminal(workshop.browser(set), columns: columns, rows: rows)
    try terminal.wait("the first frame") { $0.isPainted(with: set.firstWord) }
    try terminal.rest()
    terminal.type(keys)
    try terminal.rest()
    try body(terminal)
  }

  /// The bytes of each of some moves down.
  private func moves(_ count: Int, _ terminal: PseudoTerminal) throws -> [Int] {
    try (0..<count).map { _ in
      let before = terminal.bytesWritten
      terminal.type("j")
      try terminal.wait("the next frame") { _ in terminal.bytesWritten > before }
      terminal.settle(.milliseconds(150))
      return terminal.bytesWritten - before
    }
  }

  /// A quarter of what tig takes with its diff pane.
  @Test(arguments: [(80, 24, 1_229 / 4), (120, 36, 1_831 / 4)])
  func `A move in the list alone takes no more than the selected row`(
    columns: Int, rows: Int, bound: Int
  ) throws {
    try withBrowser(columns: columns, rows: rows, typing: "O") { terminal in
      #expect(terminal.screen.dividerColumn == nil)
      let bytes = try moves(20, terminal)
      #expect(bytes.allSatisfy { $0 <= bound }, "\(bytes)")
    }
  }

  /// Half of what tig takes with its diff pane.
  @Test(arguments: [(80, 24, 1_229 / 2), (120, 36, 1_831 / 2)])
  func `A move with list and details takes a third at most of what the whole screen takes`(
    columns: Int, rows: Int, bound: Int
  ) throws {
    try withBrowser(columns: columns, rows: rows) { terminal in
      let bytes = try moves(20, terminal).sorted()
      let median = bytes[bytes.count / 2]
      #expect(median <= bound, "\(bytes)")
      let before = terminal.bytesWritten
      terminal.type(Self.redraw)
      try terminal.wait("the whole screen") { _ in terminal.bytesWritten > before }
      terminal.settle()
      let whole = terminal.bytesWritten - before
      #expect(median * 3 <= whole, "\(median) of \(whole)")
    }
  }

  /// The first press may be the only one, and shows whom it leads to at once.
  @Test
  func `A held key has the details painted for its first press and on release, and never between`()
    throws
  {
    try withBrowser { terminal in
      var paints: [Int] = []
      // On a busy machine more time may pass between two keys than between those of a held one.
      repeat {
        paints.append(try HeldKey.holdInList("j", terminal).paints)
      } while paints.last != 2 && paints.count < 8
      #expect(paints.last == 2, "\(paints)")
    }
  }

  /// The language's pool of threads has a watchman (libdispatch's manager) that looks after it once
  /// a second from its first job on, and can't be told not to.
  @Test func `An idle browser sends nothing, and no thread of its own wakes up`() throws {
    try withBrowser(typing: "j") { terminal in
      let bytes = terminal.bytesWritten
      let before = try ProcessStatus(of: terminal.program.id)
      terminal.watch(for: .milliseconds(1_500)) { _ in }
      let wakeUps = try ProcessStatus(of: terminal.program.id).wakeUps(since: before)
      #expect(terminal.bytesWritten == bytes)
      let own = wakeUps.filter { !$0.key.contains("-qos") }
      #expect(own.isEmpty, "\(own)")
      #expect(wakeUps.values.reduce(0, +) <= 2, "\(wakeUps)")
      let after = try ProcessStatus(of: terminal.program.id)
      #expect(after.threads.contains("roster-screen"))
    }
  }
}
