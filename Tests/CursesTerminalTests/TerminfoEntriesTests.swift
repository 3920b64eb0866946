import CNcurses
import Foundation
import Glibc
import Testing

@testable import CursesTerminal

extension NcursesTests {
  /// Every terminal that terminfo describes here and that can move its cursor.
  @Suite struct TerminfoEntriesTests {
    private static let folders = ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"]

    private static var names: [String] {
      let names = folders.flatMap { folder -> [String] in
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return paths.filter { $0.contains("/") }.map { ($0 as NSString).lastPathComponent }
      }
      return Set(names).filter { cn_knows_terminal($0) }.sorted()
    }

    @Test func `Each of them can be opened, with or without a size of its own`() {
      let names = Self.names
      #expect(names.contains("linux") && names.contains("vt100"))
      let refused = names.filter { !cn_opens($0) }
      #expect(refused == [])
    }

    @Test(arguments: ["linux", "vt100", "vt52", "xterm-256color", "screen", "tmux-256color"])
    func `A terminal without private modes is sent none`(name: String) throws {
      try #require(cn_knows_terminal(name))
      let hasModes = !["linux", "vt52"].contains(name)
      let move = name == "vt52" ? "\u{1B}Y%p1%' '%+%c" : "\u{1B}[%i%p1%d;%p2%dH"
      let modes = PrivateModes(of: name, move: move)
      #expect(modes.areUnderstood == hasModes)
      let frame = [UInt8](repeating: 0x61, count: 2_000)
      #expect((modes.bracketed(frame) == frame) == !hasModes)
      #expect(modes.bracketed([0x61]) == [0x61])
      for mode in [modes.enter, modes.leave, modes.enterMouse, modes.leaveMouse] {
        #expect(mode.isEmpty == !hasModes)
      }
    }

    @Test func `A terminal that moves its cursor otherwise has no such modes either`() {
      #expect(!PrivateModes(of: "xterm", move: nil).areUnderstood)
      #expect(!PrivateModes(of: "wyse50", move: "\u{1B}=%p1").areUnderstood)
    }

    @Test func `What can be said of a terminal is said without opening it for others`() throws {
      #expect(try CursesDriver.examine(.init(term: "xterm-256color")) == nil)
      #expect(try CursesDriver.examine(.init(term: "no-such"))?.contains("no-such") == true)
      #expect(throws: CursesTerminalError.dumbTerminal) {
        try CursesDriver.examine(.init(term: "dumb"))
      }
    }
  }
}
