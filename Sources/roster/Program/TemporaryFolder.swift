import DirectoryModel
import FoundationEssentials
import Glibc

/// A folder for as long as the program runs, which only its user can look into.
struct TemporaryFolder {
  let path: String

  /// Makes a folder whose name begins so, below `TMPDIR` or `/tmp`.
  init(named name: String) throws(CommandFailure) {
    let base = Surroundings.present.environment["TMPDIR"].flatMap {
      $0.hasPrefix("/") ? $0 : nil
    }
    // mkdtemp makes it with mode 0700.
    var template = Array(PathResolver.join(base ?? "/tmp", "\(name)-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      let reason = String(cString: strerror(errno))
      throw CommandFailure(.unavailable, "no temporary folder: \(reason); set TMPDIR")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Deletes the folder with all that is in it.
  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
