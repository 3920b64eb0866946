import Foundation
import Testing

/// What only one kind of source has is known in its folder alone.
@Suite struct SourceOptionTests {
  private static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources")

  private static func files(in folder: URL) throws -> [URL] {
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
  }

  @Test func `A key that a provider declares is named in no other folder of the program`() throws {
    var declared: [(key: String, folder: String)] = []
    for file in try Self.files(in: Self.sources.appending(path: "Providers")) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: #/SourceOption\(\s*"([a-z_]+)"/#) {
        declared.append((String(match.1), file.deletingLastPathComponent().path))
      }
    }
    #expect(Set(declared.map(\.key)).isSuperset(of: ["auth", "client_id", "project_id"]))
    // The demo and the figures write configurations, as a user would.
    for target in [
      "Browser", "BrowserUI", "DirectoryModel", "DirectorySync", "Providers", "roster",
    ] {
      for file in try Self.files(in: Self.sources.appending(path: target)) {
        let text = try String(contentsOf: file, encoding: .utf8)
        for (key, folder) in declared where file.deletingLastPathComponent().path != folder {
          #expect(!text.contains("\"\(key)\""), "\(file.lastPathComponent) names \(key)")
        }
      }
    }
  }
}
