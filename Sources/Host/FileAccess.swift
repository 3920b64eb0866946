import FoundationEssentials
import Glibc

/// Reading files that a person may edit, and why one can't be read, in words.
package enum FileAccess {
  /// Whether there is nothing at a path.
  package static func isMissing(_ path: String) -> Bool {
    access(path, F_OK) != 0 && errno == ENOENT
  }

  /// A file's text; nil where it can't be read, of which ``reason(for:)`` says why.
  package static func text(of path: String) -> String? {
    try? String(contentsOfFile: path, encoding: .utf8)
  }

  /// Why there is no text to be had of a file.
  package static func reason(for path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      return errno == ENOENT ? "there is no such file" : SystemError.last.words
    }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      return "this is a folder, not a file"
    }
    return "it is not text in UTF-8"
  }
}
