import FoundationEssentials
import Glibc
import Terminal
import TestSupport
import Testing

@testable import CursesTerminal

extension NcursesTests {
  /// The whole driver on a pseudo-terminal, the test being the terminal's other end.
  @Suite(.serialized)
  final class CursesDriverTests {
    private let size = Size(columns: 30, rows: 6)
    private var master: Int32 = -1
    private var slave: Int32 = -1

    init() throws {
      var window = winsize(ws_row: 6, ws_col: 30, ws_xpixel: 0, ws_ypixel: 0)
      // posix_openpt and its kin are invisible in Swift; these are the requests behind them.
      master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
      var lock: Int32 = 0
      var number: Int32 = 0
      try #require(ioctl(master, 0x4004_5431, &lock) == 0, "TIOCSPTLCK")
      try #require(ioctl(master, 0x8004_5430, &number) == 0, "TIOCGPTN")
      slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
      try #require(slave >= 0)
      try #require(ioctl(master, UInt(TIOCSWINSZ), &window) == 0)
    }

    deinit {
      close(slave)
      if master >= 0 { close(master) }
    }

    private func driver() throws -> CursesDriver {
      var options = CursesDriver.Options(term: "xterm-256color")
      options.locale = LocaleChoice(environment: ["LC_ALL": "C.UTF-8"])
      return try CursesDriver(options, device: TerminalDevice(terminal: slave))
    }

    private func type(_ text: String) {
      let bytes = Array(text.utf8)
      #expect(write(master, bytes, bytes.count) == bytes.count)
    }

    /// What the driver has sent so far.
    private func sent() -> String {
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 4096)
      var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      while poll(&descriptor, 1, 20) > 0 {
        let count = read(master, &buffer, buffer.count)
        guard count > 0 else { break }
        bytes += buffer[..<count]
      }
      return String(decoding: bytes, as: UTF8.self)
    }

    /// To the process: the threads that run tests block most signals.
    private func send(_ signal: Int32) {
      kill(getpid(), signal)
    }

    private func frame(_ text: ASCIIText, cursor: Point? = nil) -> Frame {
      var canvas = Canvas(size: size)
      canvas.put(text, at: Point(column: 0, row: 0))
      return Frame(canvas: canvas, cursor: cursor)
    }

    private func modes() -> [UInt32] {
      var modes = termios()
      tcgetattr(slave, &modes)
      return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
    }

    @Test func `The size is the terminal's`() throws {
      #expect(try driver().size == size)
    }

    @Test func `Keys typed together come together, in order`() throws {
      let driver = try driver()
      type("a\u{1A}\u{1B}[A")
      #expect(
        driver.wait(timeout: .seconds(5))
          == [.key(.character("a")), .key(.control("z")), .key(.up)])
    }

    @Test func `A lone Escape is a key once the escape delay is over`() throws {
      let driver = try driver()
      type("\u{1B}")
      #expect(driver.wait(timeout: .seconds(5)) == [.key(.escape)])
    }

    @Test func `A wait with nothing to come ends empty when its time is over`() throws {
      #expect(try driver().wait(timeout: .milliseconds(5)) == [])
    }

    @Test func `Several calls of the waker are one event`() throws {
      let driver = try driver()
      driver.waker.wake()
      driver.waker.wake()
      #expect(driver.wait(timeout: nil) == [.woken])
      #expect(driver.wait(timeout: .zero) == [])
    }

    @Test func `A wait is ended from another thread`() throws {
      let driver = try driver()
      let waker = driver.waker
      Task.detached { waker.wake() }
      #expect(driver.wait(timeout: .seconds(5)) == [.woken])
    }

    @Test func `A change of size is one event with the new size`() throws {
      let driver = try driver()
      var window = winsize(ws_row: 9, ws_col: 40, ws_xpixel: 0, ws_ypixel: 0)
      try #require(ioctl(master, UInt(TIOCSWINSZ), &window) == 0)
      send(SIGWINCH)
      send(SIGWINCH)
      let wider = Size(columns: 40, rows: 9)
      #expect(driver.wait(timeout: .seconds(5)) == [.resized(wider)])
      #expect(driver.size == wider)
    }

    @Test(arguments: [
      (SIGTERM, TerminalEvent.terminated), (SIGINT, .interrupted), (SIGHUP, .hangup),
    ])
    func `A signal to end is an event, not the end`(_ signal: Int32, _ event: TerminalEvent) throws
    {
      let driver = try driver()
      send(signal)
      #expect(driver.wait(timeout: .seconds(5)) == [event])
    }

    @Test func `A terminal that goes away is a hang-up, and the wait after it sleeps`() throws {
      let driver = try driver()
      close(master)
      master = -1
      #expect(driver.wait(timeout: .seconds(5)) == [.hangup])
      #expect(driver.wait(timeout: .milliseconds(5)) == [])
    }

    @Test func `Closing restores the modes, leaves the other screen and can be repeated`() throws {
      let before = modes()
      let driver = try driver()
      driver.present(frame("hello"))
      #expect(modes() != before)
      _ = sent()
      driver.close()
      driver.close()
      #expect(modes() == before)
      let last = sent()
      #expect(last.contains("\u{1B}[?1049l"))
      #expect(last.contains("\u{1B}[?2004l"))
    }

    @Test func `A frame like the last one sends nothing`() throws {
      let driver = try driver()
      driver.present(frame("hello"))
      #expect(sent().contains("hello"))
      driver.present(frame("hello"))
      #expect(sent() == "")
    }

    @Test func `After redraw an unchanged frame is sent whole`() throws {
      let driver = try driver()
      driver.present(frame("hello"))
      _ = sent()
      driver.redraw()
      driver.present(frame("hello"))
      #expect(sent().contains("hello"))
    }

    @Test func `The cursor is shown in its place and otherwise hidden`() throws {
      let driver = try driver()
      driver.present(frame("hello"))
      #expect(sent().contains("\u{1B}[?25l"))
      driver.present(frame("hello", cursor: Point(column: 3, row: 4)))
      let shown = sent()
      #expect(shown.contains("\u{1B}[5;4H"))
      #expect(shown.contains("\u{1B}[?25h") || shown.contains("\u{1B}[?12;25h"))
    }

    @Test
    func `A cluster that terminals measure differently is sent to its own place, then the cursor`()
      throws
    {
      let driver = try driver()
      var canvas = Canvas(size: size)
      canvas.put(TestText("ab हि cd"), at: Point(column: 0, row: 2), style: .plain.bold())
      driver.present(Frame(canvas: canvas, cursor: Point(column: 4, row: 5)))
      let sent = sent()
      #expect(sent.hasSuffix("\u{1B}[3;4H\u{1B}[1mहि\u{1B}(B\u{1B}[m\u{1B}[6;5H"))
      #expect(!sent.contains("हि cd"))
    }

    @Test(arguments: ["👍🏽", "👩‍💻", "👨‍👩‍👧", "\u{1FAE8}", "🇩🇪", "❤\u{FE0F}", "🪿", "1\u{FE0F}\u{20E3}"])
    func `An emoji is shown as it is, and what stands behind it where it belongs`(emoji: String)
      throws
    {
      let driver = try driver()
      var canvas = Canvas(size: size)
      let used = canvas.put(TestText("\(emoji)Bob Brown"), at: Point(column: 0, row: 2))
      #expect(used == 2 + 9)
      driver.present(Frame(canvas: canvas, cursor: Point(column: 0, row: 2)))
      let sent = sent()
      #expect(sent.contains("\u{1B}[3;1H\(emoji)"))
      // What the widest terminal covers is put over it again.
      let pictures = emoji.unicodeScalars.count { $0.value >= 0x1F000 }
      for (column, letter) in zip(2..<max(2, 2 * pictures), "Bob Brown") {
        #expect(sent.contains("\u{1B}[3;\(column + 1)H\(letter)"), "\(sent)")
      }
      #expect(!sent.contains("\u{FFFD}"))
    }

    @Test func `An overlay is not sent again for a change elsewhere in its row`() throws {
      let driver = try driver()
      var canvas = Canvas(size: size)
      canvas.put(TestText("  हि cd"), at: Point(column: 0, row: 2))
      driver.present(Frame(canvas: canvas))
      _ = sent()
      canvas.put(">", at: Point(column: 0, row: 2))
      driver.present(Frame(canvas: canvas))
      let marked = sent()
      #expect(marked.contains(">"))
      #expect(!marked.contains("हि"))
    }

    @Test func `A locale without UTF-8 is sent ASCII only`() throws {
      var options = CursesDriver.Options(term: "xterm-256color")
      options.locale = LocaleChoice(environment: ["LC_ALL": "C"])
      let driver = try CursesDriver(options, device: TerminalDevice(terminal: slave))
      var canvas = Canvas(size: size)
      canvas.put(TestText("Zoë हि"), at: Point(column: 0, row: 0))
      canvas.horizontalLine(at: Point(column: 0, row: 1), columns: 3)
      driver.present(Frame(canvas: canvas))
      let sent = sent()
      #expect(sent.contains("Zo?"))
      #expect(sent.contains("---"))
      #expect(sent.utf8.allSatisfy { $0 < 0x80 })
    }

    /// Each write to the terminal, kept apart as the packets of a socket are.
    private func writes(_ body: (CursesDriver) -> Void) throws -> [[UInt8]] {
      var ends: [Int32] = [-1, -1]
      try #require(socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue), 0, &ends) == 0)
      defer { for end in ends { close(end) } }
      var options = CursesDriver.Options(term: "xterm-256color")
      options.locale = LocaleChoice(environment: ["LC_ALL": "C.UTF-8"])
      let driver = try CursesDriver(options, device: TerminalDevice(input: slave, output: ends[1]))
      var buffer = [UInt8](repeating: 0, count: 65_536)
      func next() -> [UInt8]? {
        let count = recv(ends[0], &buffer, buffer.count, Int32(MSG_DONTWAIT))
        return count > 0 ? Array(buffer[..<count]) : nil
      }
      while next() != nil {}
      body(driver)
      var writes: [[UInt8]] = []
      while let write = next() { writes.append(write) }
      driver.close()
      return writes
    }

    /// A frame of the standard size that differs in every cell.
    private func full(_ letter: String, cursor: Point?) -> Frame {
      var canvas = Canvas(size: Size(columns: 80, rows: 24))
      for row in 0..<24 {
        for column in stride(from: 0, to: 80, by: 4) {
          canvas.put(
            TestText("\(letter)é हि"), at: Point(column: column, row: row),
            style: column % 8 == 0 ? .plain.bold() : .plain)
        }
      }
      return Frame(canvas: canvas, cursor: cursor)
    }

    @Test func `A frame is one write, with overlays and cursor, whatever changes in it`() throws {
      let first = try writes { $0.present(full("a", cursor: Point(column: 3, row: 3))) }
      #expect(first.count == 1)
      let joined = String(decoding: first.joined(), as: UTF8.self)
      #expect(joined.hasPrefix("\u{1B}[?2026h") && joined.hasSuffix("\u{1B}[?2026l"))
      let moves = try writes { driver in
        driver.present(frame("> one", cursor: Point(column: 0, row: 0)))
        for row in 1..<20 {
          var canvas = Canvas(size: Size(columns: 80, rows: 24))
          canvas.put(">", at: Point(column: 0, row: row))
          canvas.put(TestText("हि \(row)"), at: Point(column: 40, row: 23 - row))
          let cursor = row % 2 == 0 ? Point(column: 0, row: row) : nil
          driver.present(Frame(canvas: canvas, cursor: cursor))
        }
      }
      #expect(moves.count == 20)
      #expect(moves.allSatisfy { !$0.starts(with: Array("\u{1B}[?2026h".utf8)) })
    }

    @Test func `A change of size to the same size shows the frame anew`() throws {
      let driver = try driver()
      driver.present(frame("hello"))
      _ = sent()
      send(SIGWINCH)
      #expect(driver.wait(timeout: .milliseconds(200)) == [])
      #expect(sent().contains("hello"))
    }

    @Test func `A copy within GNU screen comes in pieces that it passes on`() throws {
      var options = CursesDriver.Options(environment: ["STY": "1.tty", "TERM": "screen"])
      options.locale = LocaleChoice(environment: ["LC_ALL": "C.UTF-8"])
      let driver = try CursesDriver(options, device: TerminalDevice(terminal: slave))
      _ = sent()
      driver.copy(String(repeating: "a", count: 900))
      let pieces = sent().components(separatedBy: "\u{1B}\\")
      #expect(pieces.count == 4 && pieces.last == "")
      #expect(pieces.dropLast().allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 700 })
      let joined = pieces.map { $0.dropFirst(2) }.joined()
      #expect(joined.hasPrefix("\u{1B}]52;c;YWFh") && joined.hasSuffix("\u{07}"))
      let inTmux = CursesDriver.Options(environment: ["STY": "1.tty", "TMUX": "/tmp/t"])
      #expect(!inTmux.isInScreen)
    }
  }
}
