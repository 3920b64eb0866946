import Glibc

/// Asks for a line on the terminal without echo.
enum TerminalPrompt {
  /// The line, or nil if there is no terminal or the answer was broken off with Ctrl-C or Ctrl-D.
  ///
  /// Signal keys are read as bytes meanwhile, so that no way out leaves the terminal without echo.
  static func ask(_ prompt: String) -> String? {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    var saved = termios()
    guard tcgetattr(terminal, &saved) == 0 else { return nil }
    var quiet = saved
    quiet.c_lflag &= ~tcflag_t(ECHO | ISIG | ICANON)
    guard tcsetattr(terminal, TCSAFLUSH, &quiet) == 0 else { return nil }
    defer {
      tcsetattr(terminal, TCSAFLUSH, &saved)
      write(terminal, "\n")
    }
    write(terminal, prompt)
    var bytes: [UInt8] = []
    while true {
      var byte: UInt8 = 0
      let count = read(terminal, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { return nil }
      switch byte {
      case 0x0A, 0x0D: return String(decoding: bytes, as: UTF8.self)
      case 0x03, 0x04: return nil
      case 0x08, 0x7F: _ = bytes.popLast()
      case 0x15: bytes = []
      default: bytes.append(byte)
      }
    }
  }

  private static func write(_ terminal: Int32, _ text: String) {
    _ = text.withCString { Glibc.write(terminal, $0, strlen($0)) }
  }
}
