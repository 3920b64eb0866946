import Glibc

/// A file that is written beside its place, for the owner alone, and put there once it is whole.
///
/// Nothing is left of it unless it is kept. Every call blocks.
package final class FileDraft {
  /// Why the file was not written.
  package enum Failure: Error, Hashable {
    /// There is a file in its place, which may not be replaced.
    case exists
    /// In words that name the file or its folder.
    case reason(String)
  }

  /// How many bytes are written at once.
  private static let capacity = 1 << 16

  private let path: String
  private let draft: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private var bytes = 0

  /// Makes an empty file beside the path.
  package init(for path: String) throws(Failure) {
    self.path = path
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    var number = 0
    var draft: String
    var descriptor: Int32
    repeat {
      number += 1
      // Without the file's name in it, which may be as long as a name can be.
      draft = "\(path[..<slash]).roster-\(getpid())-\(number)"
      descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    } while descriptor < 0 && errno == EEXIST && number < 100
    guard descriptor >= 0 else {
      let folder = slash == path.startIndex ? "the present folder" : String(path[..<slash])
      throw switch errno {
      case ENOENT: .reason("there is no folder \(folder)")
      case ENOTDIR: .reason("\(folder) is no folder")
      default: .reason("no file can be made in \(folder): \(SystemError.last.words)")
      }
    }
    self.draft = draft
    self.descriptor = descriptor
    buffer.reserveCapacity(Self.capacity + 4_096)
  }

  /// A draft that goes on in a file which is open already.
  init(for path: String, draft: String, descriptor: Int32) {
    self.path = path
    self.draft = draft
    self.descriptor = descriptor
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    unlink(draft)
  }

  /// Adds a text at the end.
  package func write(_ text: String) throws(Failure) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Puts the file in its place.
  /// - Returns: how many bytes it has.
  package func keep(replacing: Bool) throws(Failure) -> Int {
    try flush()
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw unwritable(errno) }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw unwritable(errno) }
    if replacing {
      guard rename(draft, path) == 0 else { throw unwritable(errno) }
      return bytes
    }
    // Unlike `rename` this never replaces a file, also not one that has come meanwhile.
    if link(draft, path) == 0 { return bytes }
    let code = errno
    guard code != EEXIST, FileAccess.isMissing(path) else { throw .exists }
    // Some file systems have no second names for a file.
    guard rename(draft, path) == 0 else { throw unwritable(code) }
    return bytes
  }

  private func flush() throws(Failure) {
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw unwritable(errno) }
      rest = rest.dropFirst(count)
    }
    bytes += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  private func unwritable(_ code: Int32) -> Failure {
    code == ENOSPC || code == EDQUOT
      ? .reason("\(path): the disk is full")
      : .reason("\(path): \(SystemError(code: code).words)")
  }
}
