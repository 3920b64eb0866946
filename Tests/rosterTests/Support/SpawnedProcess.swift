import CSupport
import Foundation
import Glibc

/// A program that a test has started, waited for by its id.
///
/// Foundation's `Process` notices an end by a socket that every program started at the same moment
/// inherits: beside each other, tests would wait for each other's programs.
struct SpawnedProcess: Sendable {
  let id: pid_t
  private let end: Task<Int32, Never>

  /// The system's refusal to start a program.
  struct Failure: Error {
    let code: Int32
  }

  /// Starts a program with files as its streams; the signals that this thread blocks reach it.
  init(
    _ executable: URL, _ arguments: [String], environment: [String: String],
    input: String = "/dev/null", output: String = "/dev/null", errors: String = "/dev/null"
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_APPEND, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_APPEND, 0)
    // Sockets of tests that run at the same moment stay theirs.
    cs_close_descriptors(&actions, 3)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    var argumentPointers = ([executable.path] + arguments).map { strdup($0) } + [nil]
    var environmentPointers = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in argumentPointers + environmentPointers { free(pointer) } }
    var child: pid_t = 0
    let code = posix_spawn(
      &child, executable.path, &actions, &attributes, &argumentPointers, &environmentPointers)
    guard code == 0 else { throw Failure(code: code) }
    let started = child
    id = started
    end = Task {
      await withCheckedContinuation { continuation in
        Thread.detachNewThread { continuation.resume(returning: Self.wait(for: started)) }
      }
    }
  }

  /// The status of the program's end, or the number of the signal that ended it.
  var status: Int32 {
    get async { await end.value }
  }

  private static func wait(for child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : signal
  }
}
