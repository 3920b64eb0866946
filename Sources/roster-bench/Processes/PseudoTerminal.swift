import Glibc

/// A program on a terminal of its own, which this process looks at and types into.
final class PseudoTerminal {
  private(set) var screen: TerminalScreen
  /// All that the program has written, in bytes.
  private(set) var bytesWritten = 0
  let program: RunningProgram
  private let master: Int32
  private var hasHungUp = false
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  /// Requests of Linux's `<asm-generic/ioctls.h>` that Swift does not see: TIOCSPTLCK, TIOCGPTN.
  private static let unlock: UInt = 0x4004_5431
  private static let number: UInt = 0x8004_5430

  /// Starts a program on a new terminal, or with a file in its place as the standard input.
  init(
    _ call: ProgramCall, columns: Int = 120, rows: Int = 36, input: String? = nil
  ) throws(BenchFailure) {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var locked: Int32 = 0
    var number: Int32 = 0
    guard master >= 0, ioctl(master, Self.unlock, &locked) == 0,
      ioctl(master, Self.number, &number) == 0
    else { throw BenchFailure("no terminal: \(String(cString: strerror(errno)))") }
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    screen = TerminalScreen(columns: columns, rows: rows)
    program = try call.start(
      input: input.map { .reading($0) } ?? .null, terminal: "/dev/pts/\(number)")
  }

  deinit {
    end()
    close(master)
  }

  /// Types keys, as bytes.
  func type(_ keys: String) {
    _ = Array(keys.utf8).withUnsafeBytes { Glibc.write(master, $0.baseAddress, $0.count) }
  }

  /// Reads on until the screen shows what is waited for.
  /// - Returns: when the last bytes that it took had come.
  @discardableResult
  func wait(
    _ what: String, atMost limit: Duration = .seconds(60), until holds: (TerminalScreen) -> Bool
  ) throws(BenchFailure) -> ContinuousClock.Instant {
    let deadline = ContinuousClock.now + limit
    var time = ContinuousClock.now
    while !holds(screen) {
      let left = ContinuousClock.now.duration(to: deadline)
      if hasHungUp {
        throw BenchFailure("\(what) did not come: the program ended with \(program.wait())")
      }
      guard left > .zero else {
        throw BenchFailure("\(what) did not come in \(limit); the screen:\n\(screen.text)")
      }
      if let read = read(within: left) { time = read }
    }
    return time
  }

  /// Reads until nothing has come for a while.
  /// - Returns: how many bytes came.
  @discardableResult
  func settle(_ quiet: Duration = .milliseconds(300)) -> Int {
    let before = bytesWritten
    while read(within: quiet) != nil {}
    return bytesWritten - before
  }

  /// Reads for a time, and passes on the screen after each piece.
  func watch(for time: Duration, _ look: (TerminalScreen) -> Void) {
    let deadline = ContinuousClock.now + time
    while true {
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero, !hasHungUp else { return }
      if read(within: left) != nil { look(screen) }
    }
  }

  /// Waits until the program has done what it does by itself: neither output nor processor time.
  func rest() throws(BenchFailure) {
    var before = -1.0
    while true {
      let time = try ProcessStatus(of: program.id).processorTime
      if time == before, settle(.milliseconds(200)) == 0 { return }
      before = time
      settle(.milliseconds(300))
    }
  }

  /// Ends the program, reading what it has to say to that.
  func end() {
    guard !program.hasEnded else { return }
    kill(program.id, SIGTERM)
    let deadline = ContinuousClock.now + .seconds(3)
    while !program.hasEnded, ContinuousClock.now < deadline {
      if read(within: .milliseconds(5)) == nil { usleep(1_000) }
    }
    program.end()
  }

  /// Reads what there is, or waits for something.
  /// - Returns: when it came; nil if nothing did.
  private func read(within time: Duration) -> ContinuousClock.Instant? {
    guard !hasHungUp else { return nil }
    var polled = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    let milliseconds = Int32(min(time / .milliseconds(1), 3_600_000).rounded(.up))
    guard poll(&polled, 1, milliseconds) > 0 else { return nil }
    let count = Glibc.read(master, &buffer, buffer.count)
    let now = ContinuousClock.now
    guard count > 0 else {
      // EIO: no program has the terminal open any more.
      if count == 0 || errno != EINTR { hasHungUp = true }
      return nil
    }
    bytesWritten += count
    screen.feed(buffer[..<count])
    return now
  }
}
