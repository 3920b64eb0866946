import CSupport
import DirectoryModel
import Glibc
import Host

/// The demo services in a child process, which ends when this one does.
///
/// The child holds the reading end of a pipe that nobody writes to: it ends when the writing end
/// closes, and that happens however this process ends.
struct DemoChild {
  /// The configuration that the child printed.
  let configuration: String
  /// The writing end; it stays open as long as the process lives.
  private let lifeline: Int32

  /// The descriptor under which the child finds its lifeline.
  static let lifelineDescriptor: Int32 = 3

  /// Starts the services and waits until they can be asked; the arguments are added to those of
  /// `roster demo --serve`.
  static func start(_ arguments: [String]) async throws(CommandFailure) -> DemoChild {
    let output: PipeEnds
    let lifeline: PipeEnds
    do throws(SystemError) {
      output = try PipeEnds()
      lifeline = try PipeEnds()
    } catch {
      throw CommandFailure(.internalError, "no pipe for the demo services: \(error.words)")
    }
    let all =
      ["roster", "demo", "--serve", "--lifeline", String(lifelineDescriptor)] + arguments
    let error = spawn(all, output: output.writing, lifeline: lifeline.reading)
    close(output.writing)
    close(lifeline.reading)
    guard error == 0 else {
      throw CommandFailure(
        .internalError,
        "the demo services can't be started: \(SystemError(code: error).words)")
    }
    let text = await BlockingCall.run { readAll(output.reading) }
    close(output.reading)
    guard !text.isEmpty else {
      throw CommandFailure(
        .unavailable, "the demo services did not start; `roster demo --serve` says why")
    }
    return DemoChild(configuration: text, lifeline: lifeline.writing)
  }

  private static func spawn(_ arguments: [String], output: Int32, lifeline: Int32) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, lifeline, lifelineDescriptor)
    cs_close_descriptors(&actions, lifelineDescriptor + 1)
    // A group of its own: keys that signal the terminal's group are not for the services.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    var child: pid_t = 0
    return posix_spawn(&child, "/proc/self/exe", &actions, &attributes, pointers, environ)
  }

  private static func readAll(_ descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 { bytes += buffer[..<count] } else if count == 0 || errno != EINTR { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
