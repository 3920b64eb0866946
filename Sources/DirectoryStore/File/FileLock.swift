import DirectoryModel
import Glibc
import Host

/// A lock on a file (flock(2)) that this process has until the value is gone.
///
/// The system gives it back when the process ends, however it does; a child process does not
/// inherit it.
final class FileLock: Sendable {
  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// How an attempt to take a lock ended.
  enum Attempt {
    case taken(FileLock)
    /// In words: `process 4711 on this machine since 12:04:05 UTC`.
    case held(by: DisplayText)
    case failed(reason: DisplayText)
  }

  /// Takes the lock on a file, which is made if there is none, and waits for it where that is
  /// asked for.
  static func take(_ path: String, isWaiting: Bool) -> Attempt {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { return .failed(reason: DisplayText(SystemError.last.words)) }
      while flock(descriptor, isWaiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
        if errno == EINTR { continue }
        let failure: Attempt =
          errno == EWOULDBLOCK
          ? .held(by: holder(descriptor)) : .failed(reason: DisplayText(SystemError.last.words))
        close(descriptor)
        return failure
      }
      guard isStill(descriptor, at: path) else {
        // Deleted while we waited: what we have locked nobody else will ask for.
        close(descriptor)
        continue
      }
      note(descriptor)
      return .taken(FileLock(descriptor: descriptor))
    }
  }

  private static func isStill(_ descriptor: Int32, at path: String) -> Bool {
    var own = stat()
    var there = stat()
    return fstat(descriptor, &own) == 0 && stat(path, &there) == 0
      && own.st_ino == there.st_ino && own.st_dev == there.st_dev
  }

  /// Writes down who has the lock; since when is the time at which the file was changed.
  private static func note(_ descriptor: Int32) {
    let text = "\(getpid()) \(HostName.current)\n"
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, text, text.utf8.count, 0)
  }

  private static func holder(_ descriptor: Int32) -> DisplayText {
    var buffer = [UInt8](repeating: 0, count: 300)
    let count = max(0, pread(descriptor, &buffer, buffer.count, 0))
    let text = String(decoding: buffer.prefix(count), as: UTF8.self)
    var status = stat()
    let words = text.split(whereSeparator: \.isWhitespace)
    guard let number = words.first.flatMap({ Int($0) }), fstat(descriptor, &status) == 0 else {
      return "another process on this machine"
    }
    let since = Timestamp(seconds: Int64(status.st_mtim.tv_sec)).rfc3339
    let host = words.dropFirst().first.map(String.init) ?? HostName.current
    let isHere = host == HostName.current
    let who: DisplayText =
      isHere && number == Int(getpid()) ? "this process" : "process \(number)"
    let place: DisplayText = isHere ? "this machine" : "\(host)"
    return "\(who) on \(place) since \(String(since.dropFirst(11).prefix(8))) UTC"
  }
}
