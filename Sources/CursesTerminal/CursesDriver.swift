import CNcurses
import CSupport
import FoundationEssentials
import Glibc
import Host
package import Terminal

/// The user's terminal by way of ncurses.
///
/// Made, used and closed on one thread. It sleeps in `poll` on the terminal and on a pipe that
/// signals and the waker write to, so an idle program costs no wake-up. Only one can be open.
package final class CursesDriver: TerminalDriver {
  /// As last measured (TIOCGWINSZ), 80x24 where the terminal does not know.
  package private(set) var size: Size
  /// Ends `wait` from any thread.
  package let waker: any Waker
  /// The terminfo entry in use.
  package let terminalName: String
  /// Where that is not what TERM names, and where letters can't be shown: a sentence each.
  package let notices: [String]

  private let device: TerminalDevice
  private let pipe: WakePipe
  private let escapeDelay: Duration
  private let modes: PrivateModes
  private let isInScreen: Bool
  private var decoder: KeyDecoder
  private var painter: ScreenPainter
  private var frame: Frame?
  /// Bytes from the wake pipe that are yet to be dealt with.
  private var calls: [UInt8] = []
  private var isOpen = true
  private var isHungUp = false
  private var hasMouse = false

  private static let sequencePatience = Duration.milliseconds(500)
  private static let pastePatience = Duration.seconds(2)
  private static let defaultSize = Size(columns: 80, rows: 24)

  /// Takes the terminal; throws where there is none, or none that can show the browser.
  package convenience init(_ options: Options) throws(CursesTerminalError) {
    if options.term == "dumb" { throw .dumbTerminal }
    try self.init(options, device: TerminalDevice())
  }

  /// Takes a terminal that is already open; closes what the device owns, also on failure.
  init(_ options: Options, device: TerminalDevice) throws(CursesTerminalError) {
    let isUTF8 = cn_set_locale(options.locale.name)
    do throws(CursesTerminalError) {
      // Nothing is changed of a terminal that somebody else uses.
      guard cs_wait_for_foreground(device.input) else { throw .inBackground }
      let choice = try TerminalChoice(term: options.term)
      let pipe = try Self.pipe()
      // Before ncurses, which leaves alone the signals that somebody handles.
      cs_guard_terminal(device.output, pipe.writeEnd)
      guard cn_open(choice.name, device.input, device.output) else {
        let reason = SystemError.last.words
        cs_release_terminal()
        throw .refused(reason: reason)
      }
      self.device = device
      self.pipe = pipe
      waker = pipe
      terminalName = choice.name
      notices = [choice.notice, options.locale.notice].compactMap(\.self)
    } catch {
      device.close()
      throw error
    }
    escapeDelay = options.escapeDelay
    isInScreen = options.isInScreen
    modes = PrivateModes(
      of: terminalName, move: cn_capability("cup").map { String(cString: $0) })
    decoder = KeyDecoder(terminfoKeys: TerminfoKeys.table())
    painter = ScreenPainter(
      policy: GlyphPolicy(isUTF8: isUTF8),
      pairs: ColorPairs(
        colors: options.isMonochrome ? 0 : Int(cn_colors()), limit: Int(cn_color_pairs())))
    size = Self.measured(device) ?? Self.defaultSize
    cs_set_reset_sequence(ResetSequence.text(leaving: modes.leave))
    cn_resize(Int32(size.columns), Int32(size.rows))
    device.send(modes.enter)
  }

  /// What there is to say of a terminal that could be opened, nil for nothing; nothing is shown.
  package static func examine(_ options: Options) throws(CursesTerminalError) -> String? {
    let choice = try TerminalChoice(term: options.term)
    guard cn_opens(choice.name) else {
      throw .refused(reason: "ncurses can't use its terminfo entry \(choice.name)")
    }
    return choice.notice
  }

  deinit {
    close()
  }

  /// Whether the terminal has colours and NO_COLOR does not forbid them.
  package var hasColor: Bool { painter.hasColor }

  /// Shows a frame, cut to the terminal's size.
  package func present(_ frame: Frame) {
    self.frame = frame
    paint(frame)
  }

  /// Sends what a frame changes in one write, so that nobody sees half of it.
  private func paint(_ frame: Frame) {
    guard isOpen, !isHungUp else { return }
    device.send(modes.bracketed(painter.paint(frame, size: size)))
  }

  /// Makes the next frame be sent whole, over whatever has come onto the screen.
  package func redraw() {
    painter.forget()
    cn_repaint()
  }

  /// Gives the terminal back, stops the process group, and repaints when it continues.
  package func suspend() {
    guard isOpen, !isHungUp else { return }
    device.send(modes.leave)
    cn_leave()
    cs_restore_modes()
    cs_stop()
    // The continuation is dealt with here; what else came meanwhile is not lost.
    calls += pipe.take().filter { $0 != UInt8(CS_WAKE_CONTINUED.rawValue) }
    resume()
  }

  /// Asks for presses and the wheel, in the form for screens of any width where it is known.
  package func takeMouse(_ isTaken: Bool) {
    guard isTaken != hasMouse else { return }
    hasMouse = isTaken
    guard isOpen, !isHungUp else { return }
    device.send(isTaken ? modes.enterMouse : modes.leaveMouse)
  }

  /// Sends the text by OSC 52, which a terminal answers with nothing, whether it took it or not.
  package func copy(_ text: String) {
    guard isOpen, !isHungUp else { return }
    let sequence = "\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}"
    device.send(isInScreen ? Self.wrappedForScreen(sequence) : sequence)
  }

  /// A sequence in strings that GNU screen passes on as they are, none longer than it takes (768
  /// bytes in its version 4.9, MAXSTR of screen.h).
  private static func wrappedForScreen(_ sequence: String) -> String {
    let bytes = Array(sequence.utf8)
    return stride(from: 0, to: bytes.count, by: 512).map { start in
      let part = String(decoding: bytes[start..<min(start + 512, bytes.count)], as: UTF8.self)
      return "\u{1B}P\(part)\u{1B}\\"
    }.joined()
  }

  /// Restores screen, modes and signal handlers; afterwards the driver only says `hangup`.
  package func close() {
    guard isOpen else { return }
    isOpen = false
    device.send(modes.leave)
    cn_close()
    cs_restore_modes()
    cs_release_terminal()
    pipe.close()
    device.close()
  }

  /// Sleeps until there is something to tell, at most so long.
  ///
  /// After a `hangup` the terminal is watched no more, so that a program which goes on regardless
  /// sleeps instead of spinning.
  package func wait(timeout: Duration?) -> [TerminalEvent] {
    guard isOpen else { return [.hangup] }
    let clock = ContinuousClock()
    let deadline = timeout.map { clock.now + $0 }
    while true {
      let left = deadline.map { max($0 - clock.now, .zero) }
      let patience = patience
      let isReady = !calls.isEmpty || poll(for: [left, patience].compactMap(\.self).min())
      var events: [TerminalEvent] = []
      if isReady {
        takeCalls(&events)
        takeInput(&events)
      } else if let patience, left.map({ patience <= $0 }) ?? true {
        events = decoder.flush()
      }
      if !events.isEmpty { return events }
      if let deadline, clock.now >= deadline { return [] }
    }
  }

  // MARK: Input

  private var patience: Duration? {
    switch decoder.patience {
    case nil: nil
    case .escape: escapeDelay
    case .sequence: Self.sequencePatience
    case .paste: Self.pastePatience
    }
  }

  /// Sleeps until the terminal or the pipe has something; false when the time has run out.
  ///
  /// A terminal that has gone is left out, since it would be ready for ever.
  private func poll(for time: Duration?) -> Bool {
    var descriptors = [
      pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isHungUp ? -1 : device.input, events: Int16(POLLIN), revents: 0),
    ]
    let milliseconds = time.map { time in
      // Rounded up: a sleep that ends too early would only be slept again.
      let parts = time.components
      let rest = (parts.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
      return Int32(clamping: min(parts.seconds, 1_000_000) * 1000 + rest)
    }
    let count = Glibc.poll(&descriptors, nfds_t(descriptors.count), milliseconds ?? -1)
    // An interrupted poll has an answer: the handler has written to the pipe.
    return count != 0
  }

  private func takeCalls(_ events: inout [TerminalEvent]) {
    var hasResized = false
    calls += pipe.take()
    while !calls.isEmpty {
      let byte = calls.removeFirst()
      switch UInt32(byte) {
      case CS_WAKE_CALLED.rawValue: events.append(.woken)
      case CS_WAKE_RESIZED.rawValue: hasResized = true
      case CS_WAKE_CONTINUED.rawValue:
        resume()
        events.append(.resized(size))
      case CS_WAKE_STOP_REQUESTED.rawValue:
        suspend()
        events.append(.resized(size))
      case CS_WAKE_INTERRUPTED.rawValue: end(.interrupted, &events)
      case CS_WAKE_TERMINATED.rawValue: end(.terminated, &events)
      case CS_WAKE_HANGUP.rawValue:
        isHungUp = true
        end(.hangup, &events)
      default: break
      }
    }
    guard hasResized else { return }
    if followSize() {
      events.append(.resized(size))
    } else {
      // Said without a change by who attaches another terminal, which shows nothing yet.
      redraw()
      if let frame { paint(frame) }
    }
  }

  private func end(_ event: TerminalEvent, _ events: inout [TerminalEvent]) {
    cs_end_was_seen()
    events.append(event)
  }

  /// Reads all that the terminal has; an end of file or an error means that it has gone.
  private func takeInput(_ events: inout [TerminalEvent]) {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !isHungUp {
      var descriptor = pollfd(fd: device.input, events: Int16(POLLIN), revents: 0)
      guard Glibc.poll(&descriptor, 1, 0) > 0 else { return }
      let count = read(device.input, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { return }
      guard count > 0 else {
        isHungUp = true
        events.append(.hangup)
        return
      }
      events += decoder.feed(buffer[..<count])
      if events.count >= 4096 { return }
    }
  }

  // MARK: Screen

  /// Takes the terminal again after a stop, whatever the shell has done to it.
  private func resume() {
    guard isOpen, !isHungUp else { return }
    // Continued in the background it waits on: the screen is the shell's.
    _ = cs_wait_for_foreground(device.input)
    calls.removeAll { $0 == UInt8(CS_WAKE_CONTINUED.rawValue) }
    calls += pipe.take().filter { $0 != UInt8(CS_WAKE_CONTINUED.rawValue) }
    cn_enter()
    device.send(modes.enter + (hasMouse ? modes.enterMouse : ""))
    followSize()
    redraw()
    if let frame { paint(frame) }
  }

  /// Adopts the terminal's present size; true if it is another.
  @discardableResult
  private func followSize() -> Bool {
    guard let newSize = Self.measured(device), newSize != size else { return false }
    size = newSize
    cn_resize(Int32(size.columns), Int32(size.rows))
    painter.forget()
    return true
  }

  private static func pipe() throws(CursesTerminalError) -> WakePipe {
    do throws(SystemError) { return try WakePipe() } catch { throw .refused(reason: error.words) }
  }

  private static func measured(_ device: TerminalDevice) -> Size? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard cs_window_size(device.output, &columns, &rows) else { return nil }
    return Size(columns: Int(columns), rows: Int(rows))
  }
}
