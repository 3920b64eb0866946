import FoundationEssentials
import Glibc

/// A folder for as long as the program runs, which only its user can look into.
package struct TemporaryFolder: Sendable {
  package let path: String

  /// Makes a folder whose name begins so below another one.
  package init(named name: String, in base: String) throws(SystemError) {
    // mkdtemp makes it with mode 0700.
    var template = Array(PathResolver.join(base, "\(name)-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw .last }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Deletes the folder with all that is in it.
  package func remove() { try? FileManager.default.removeItem(atPath: path) }
}
