import Glibc

/// Reading files that a person may edit, and why one can't be read, in words.
package enum FileAccess {
  /// Why there is no text to be had.
  package struct Failure: Error, Hashable {
    /// In words.
    package let reason: String
  }

  /// The largest text that is taken, in bytes: a device may have no end.
  package static let maximumSize = 64 << 20

  /// Whether there is nothing at a path.
  package static func isMissing(_ path: String) -> Bool {
    access(path, F_OK) != 0 && errno == ENOENT
  }

  /// Whether somebody beside its owner can read a file.
  package static func isOpenToOthers(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && status.st_mode & 0o044 != 0
  }

  /// Gives what is at a path another name with a suffix, which nothing has yet.
  /// - Returns: the new path.
  /// - Throws: why that can't be.
  package static func setAside(_ path: String, suffix: String) throws(Failure) -> String {
    var aside = "\(path).\(suffix)"
    var number = 1
    var status = stat()
    while lstat(aside, &status) == 0 {
      number += 1
      aside = "\(path).\(suffix)-\(number)"
    }
    guard rename(path, aside) == 0 else { throw Failure(reason: SystemError.last.words) }
    return aside
  }

  /// A file's text; nil where it can't be read.
  package static func text(of path: String) -> String? { try? read(path) }

  /// A file's text, be the file a pipe or a device, which can be read only once; blocks.
  /// - Throws: why there is none.
  package static func read(_ path: String) throws(Failure) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(reason: errno == ENOENT ? "there is no such file" : SystemError.last.words)
    }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw Failure(reason: "this is a folder, not a file")
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(reason: SystemError.last.words) }
      if count == 0 { break }
      bytes += buffer[..<count]
      if bytes.count > maximumSize { throw Failure(reason: "it has no end, or is too large") }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(reason: "it is not text in UTF-8")
    }
    return text
  }
}
