import CNcurses
import Glibc

/// The descriptors of the user's terminal, which need not be the standard streams.
struct TerminalDevice {
  /// Where keys come from.
  let input: Int32
  /// Where the picture goes; also asked for the size.
  let output: Int32
  private let owned: Int32?

  /// Takes standard input and output where they are a terminal, /dev/tty in place of the others.
  init() throws(CursesTerminalError) {
    let hasInput = isatty(STDIN_FILENO) == 1
    let hasOutput = isatty(STDOUT_FILENO) == 1
    if hasInput, hasOutput {
      (input, output, owned) = (STDIN_FILENO, STDOUT_FILENO, nil)
      return
    }
    let device = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard device >= 0 else { throw .noTerminal }
    input = hasInput ? STDIN_FILENO : device
    output = hasOutput ? STDOUT_FILENO : device
    owned = device
  }

  /// A terminal that is already open and stays its owner's to close.
  init(terminal: Int32) { self.init(input: terminal, output: terminal) }

  /// The two ends of one that is already open.
  init(input: Int32, output: Int32) {
    (self.input, self.output, owned) = (input, output, nil)
  }

  /// Closes what was opened here.
  func close() {
    if let owned { _ = Glibc.close(owned) }
  }

  /// Sends a sequence past ncurses; used for modes that it does not know.
  func send(_ sequence: String) { send(Array(sequence.utf8)) }

  /// Sends bytes, all at once if the terminal takes them.
  func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      sent += count
    }
  }
}

/// Which terminfo entry to use.
struct TerminalChoice: Hashable {
  /// The entry's name.
  let name: String
  /// Said where it is not the one that TERM names.
  let notice: String?

  /// What nearly every terminal understands, best first.
  private static let fallbacks = ["xterm-256color", "xterm", "vt100"]

  /// Chooses TERM where terminfo knows it, otherwise the first fallback that it knows.
  ///
  /// Debian 12 lacks the entries of several new terminals, all of which understand xterm's.
  init(
    term: String?, isKnown: (String) -> Bool = { cn_knows_terminal($0) }
  ) throws(CursesTerminalError) {
    if term == "dumb" { throw .dumbTerminal }
    let wanted = term.flatMap { $0.isEmpty ? nil : $0 }
    if let wanted, isKnown(wanted) {
      self.init(name: wanted, notice: nil)
      return
    }
    guard let name = Self.fallbacks.first(where: isKnown) else {
      throw .unknownTerminal(tried: [wanted].compactMap(\.self) + Self.fallbacks)
    }
    let reason = wanted.map { "terminfo does not know TERM=\($0)" } ?? "TERM is not set"
    self.init(name: name, notice: "\(reason); using \(name)")
  }

  private init(name: String, notice: String?) {
    self.name = name
    self.notice = notice
  }
}
