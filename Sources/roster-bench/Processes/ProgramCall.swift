import CSupport
import Glibc

/// A program to be started: its file, its arguments and its whole environment.
struct ProgramCall {
  /// The program's file.
  var path: String
  /// The arguments after the program's name.
  var arguments: [String]
  /// The environment, whole: nothing is inherited, so that each run sees the same.
  var environment: [String: String]

  /// Where a stream of the program leads.
  enum Stream {
    case null
    /// A file to read from.
    case reading(String)
    /// A file that is made anew.
    case writing(String)
    /// A descriptor of this process.
    case descriptor(Int32)
  }

  /// `POSIX_SPAWN_SETSID` of glibc's `<spawn.h>`, which Swift does not see: it needs `_GNU_SOURCE`.
  private static let newSession: Int16 = 0x80

  /// Starts the program; a terminal, by its name, becomes the controlling one of a new session and
  /// each stream that is not given.
  func start(
    input: Stream = .null, output: Stream = .null, errors: Stream = .null, terminal: String? = nil
  ) throws(BenchFailure) -> RunningProgram {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens becomes its controlling one.
    if let terminal { posix_spawn_file_actions_addopen(&actions, 2, terminal, O_RDWR, 0) }
    for (target, stream) in [(Int32(0), input), (1, output), (2, errors)] {
      switch stream {
      case .null:
        if terminal == nil {
          posix_spawn_file_actions_addopen(&actions, target, "/dev/null", O_RDWR, 0)
        } else if target != 2 {
          posix_spawn_file_actions_adddup2(&actions, 2, target)
        }
      case .reading(let path):
        posix_spawn_file_actions_addopen(&actions, target, path, O_RDONLY, 0)
      case .writing(let path):
        posix_spawn_file_actions_addopen(
          &actions, target, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
      case .descriptor(let descriptor):
        posix_spawn_file_actions_adddup2(&actions, descriptor, target)
      }
    }
    cs_close_descriptors(&actions, 3)
    return try spawn(&actions, isSessionLeader: terminal != nil)
  }

  private func spawn(
    _ actions: inout posix_spawn_file_actions_t, isSessionLeader: Bool
  ) throws(BenchFailure) -> RunningProgram {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, isSessionLeader ? Self.newSession : Int16(POSIX_SPAWN_SETPGROUP))
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") }
    defer { for pointer in words + variables { free(pointer) } }
    words.append(nil)
    variables.append(nil)
    var id: pid_t = 0
    let started = ContinuousClock.now
    let code = posix_spawn(&id, path, &actions, &attributes, words, variables)
    guard code == 0 else {
      throw BenchFailure("\(path) can't be started: \(String(cString: strerror(code)))")
    }
    return RunningProgram(id: id, started: started)
  }
}
