import CSupport
import Glibc

extension ChildProcess {
  /// Starts the program in a process group of its own, with default signals: keys that signal the
  /// terminal's group are not for it.
  ///
  /// - Parameter descriptors: what it finds under the numbers from 0 on; nil stands for `/dev/null`.
  ///   It has no others. None may be 0, 1 or 2.
  /// - Returns: its number, for who waits for it.
  /// - Throws: why it did not start.
  package func start(with descriptors: [Int32?]) throws(SystemError) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, descriptor) in zip(Int32(0)..., descriptors) {
      if let descriptor {
        posix_spawn_file_actions_adddup2(&actions, descriptor, number)
      } else {
        posix_spawn_file_actions_addopen(
          &actions, number, "/dev/null", number == STDIN_FILENO ? O_RDONLY : O_WRONLY, 0)
      }
    }
    cs_close_descriptors(&actions, Int32(descriptors.count))

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") }
    defer { for pointer in words + variables { free(pointer) } }
    words.append(nil)
    variables.append(nil)
    var identifier: pid_t = 0
    let code = posix_spawn(&identifier, program, &actions, &attributes, words, variables)
    guard code == 0 else { throw SystemError(code: code) }
    return identifier
  }
}
