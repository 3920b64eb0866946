import DirectoryModel
import Glibc

/// Why a file can't be read, in words.
enum FileAccess {
  static func isMissing(_ path: String) -> Bool { access(path, F_OK) != 0 && errno == ENOENT }

  static func reason(for path: String) -> DisplayText {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      return errno == ENOENT ? "there is no such file" : "\(String(cString: strerror(errno)))"
    }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      return "this is a folder, not a file"
    }
    return "it is not text in UTF-8"
  }
}
