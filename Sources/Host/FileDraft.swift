import Glibc

/// A file that is written beside its place, for the owner alone, and put there once it is whole and
/// on the disk: the one way in which a file is replaced.
///
/// A link is written through, and a file that is replaced keeps its mode and owner. Nothing is left of it unless it is kept. Every call blocks.
package final class FileDraft {
  /// Why the file was not written.
  package enum Failure: Error, Hashable {
    /// There is a file in its place, which may not be replaced.
    case exists
    case notMade(folder: String, SystemError)
    case notWritten(path: String, SystemError)
  }

  /// How many bytes are written at once.
  private static let capacity = 1 << 16

  /// Where the draft is, for who writes it by its name.
  package let draft: String
  private let path: String
  /// Whether the path that was named is a link, be it to nothing.
  private let isLink: Bool
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private var bytes = 0

  /// Makes an empty file beside the path, or beside the file to which the path is a link.
  package init(for path: String) throws(Failure) {
    let link = path
    let path = Self.target(of: link)
    self.path = path
    isLink = path != link
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
      throw .notMade(folder: Self.folder(of: path), .last)
    }
    self.draft = draft
    self.descriptor = descriptor
    buffer.reserveCapacity(Self.capacity + 4_096)
  }

  /// A draft that goes on in a file which is open already.
  init(for path: String, draft: String, descriptor: Int32) {
    self.path = path
    isLink = false
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

  /// Puts the file in its place, with a mode that says who may read it: without one that of the file
  /// which it replaces, else for the owner alone.
  /// - Returns: how many bytes were written to it here.
  /// - Throws: a ``Failure``; what was in its place is still there.
  @discardableResult
  package func keep(replacing: Bool, mode: UInt32? = nil) throws(Failure) -> Int {
    try flush()
    try takeOver(mode)
    // What can't be brought to a disk, as a pipe, needs not be.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw unwritable(.last) }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw unwritable(.last) }
    try putInPlace(replacing: replacing)
    // Only with its folder the name is on the disk, too; some file systems can't do that.
    let folder = open(Self.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
    return bytes
  }

  /// Takes owner and mode of what is in the file's place. Who may not give a file away keeps it.
  private func takeOver(_ mode: UInt32?) throws(Failure) {
    var earlier = stat()
    let isThere = stat(path, &earlier) == 0 && earlier.st_mode & S_IFMT == S_IFREG
    if isThere, earlier.st_uid != geteuid() || earlier.st_gid != getegid() {
      _ = fchown(descriptor, earlier.st_uid, earlier.st_gid)
    }
    let mode = mode ?? (isThere ? earlier.st_mode & 0o777 : 0o600)
    guard mode == 0o600 || fchmod(descriptor, mode) == 0 else { throw unwritable(.last) }
  }

  /// The file to which a path is a link, over as many links as the system follows.
  private static func target(of path: String) -> String {
    var path = path
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let length = readlink(path, &buffer, buffer.count)
      guard length > 0 else { return path }
      let link = String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      path = link.hasPrefix("/") ? link : folder + link
    }
    return path
  }

  private func putInPlace(replacing: Bool) throws(Failure) {
    if replacing {
      guard rename(draft, path) == 0 else { throw unwritable(.last) }
      return
    }
    if isLink { throw .exists }
    // Unlike `rename` this never replaces a file, also not one that has come meanwhile.
    if link(draft, path) == 0 { return }
    let error = SystemError.last
    guard error != SystemError(code: EEXIST), FileAccess.isMissing(path) else { throw .exists }
    // Some file systems have no second names for a file.
    guard rename(draft, path) == 0 else { throw unwritable(error) }
  }

  private func flush() throws(Failure) {
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw unwritable(.last) }
      rest = rest.dropFirst(count)
    }
    bytes += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  private func unwritable(_ error: SystemError) -> Failure {
    .notWritten(path: path, error)
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }
}

extension FileDraft.Failure {
  /// What went wrong, with the file or its folder.
  package var words: String {
    switch self {
    case .exists: return "the file has come meanwhile"
    case .notMade(let path, let error):
      let folder = path == "." ? "the present folder" : path
      return switch error.code {
      case ENOENT: "there is no folder \(folder)"
      case ENOTDIR: "\(folder) is no folder"
      default: "no file can be made in \(folder): \(error.words)"
      }
    case .notWritten(let path, let error):
      return "\(path): \(error.words)"
    }
  }

  /// The system's own words alone.
  package var reason: String {
    switch self {
    case .exists: SystemError(code: EEXIST).words
    case .notMade(_, let error), .notWritten(_, let error): error.words
    }
  }
}
