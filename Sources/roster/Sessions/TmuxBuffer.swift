import Host

/// The paste buffer of the tmux that the program runs in, which passes it on to the clipboard.
///
/// In a tmux as it comes, OSC 52 from within is not passed on; `set-buffer -w` is.
enum TmuxBuffer {
  /// The way to copy; nil outside of tmux.
  static func copier(_ environment: [String: String]) -> (@Sendable (String) async -> Bool)? {
    guard let socket = environment["TMUX"], !socket.isEmpty else { return nil }
    return { text in
      let path = environment["PATH"] ?? ""
      guard let program = ChildProcess.find("tmux", in: path) else { return false }
      let process = ChildProcess(
        program: program, arguments: ["tmux", "set-buffer", "-w", "--", text],
        environment: environment)
      guard case .ended(.exited(0), _, _) = await process.run(timeLimit: .seconds(3)) else {
        return false
      }
      return true
    }
  }
}
