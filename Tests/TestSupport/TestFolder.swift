package import Foundation

/// A folder that a test has for itself, and removes.
package struct TestFolder {
  package let url: URL

  package var path: String { url.path }

  /// Makes the folder, for the user alone.
  package init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "roster-tests-\(UInt64.random(in: .min ... .max))")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// The path of a new file with a text in it.
  package func file(_ name: String, _ text: String = "") throws -> URL {
    let file = url.appending(path: name)
    try text.write(to: file, atomically: false, encoding: .utf8)
    return file
  }

  package func remove() { try? FileManager.default.removeItem(at: url) }
}
