import Foundation
import Testing

/// What each target may import: the arrows of the architecture, strictly downward.
private let allowed: [String: Set<String>] = [
  "CNcurses": [],
  "CSupport": [],
  "DirectoryModel": ["Foundation"],
  "Host": [
    "CSupport", "Foundation", "FoundationEssentials", "Glibc", "Synchronization", "SystemPackage",
  ],
  "Terminal": ["Synchronization"],
  "HTTPTransport": [
    "AsyncHTTPClient", "DirectoryModel", "Glibc", "HTTPTypes", "NIOCore", "NIOHTTP1",
    "NIOHTTPCompression", "NIOPosix", "NIOSSL", "Synchronization",
  ],
  "CursesTerminal": [
    "CNcurses", "CSupport", "FoundationEssentials", "Glibc", "Host", "Terminal",
  ],
  "DirectoryIndex": ["CSupport", "DirectoryModel", "Synchronization"],
  "DirectoryStore": [
    "DirectoryModel", "GRDB", "GRDBSQLite", "Glibc", "Host", "Synchronization",
  ],
  "DirectorySync": [
    "CSupport", "DirectoryIndex", "DirectoryModel", "Foundation", "Glibc", "Synchronization",
  ],
  "DirectoryText": ["DirectoryModel", "Terminal"],
  "Browser": ["DirectoryModel", "DirectoryText"],
  "Providers": ["DirectoryModel", "HTTPTransport"],
  "BrowserUI": ["Browser", "DirectoryModel", "DirectoryText", "Terminal"],
  "DemoServices": ["Hummingbird", "Logging", "Synchronization"],
  "roster-bench": [
    "ArgumentParser", "CSupport", "DemoServices", "DirectoryIndex", "DirectoryModel",
    "DirectoryStore", "Foundation", "Glibc", "Terminal",
  ],
  "roster": [
    "ArgumentParser", "Browser", "BrowserUI", "CSupport", "CursesTerminal", "DemoServices",
    "DirectoryIndex", "DirectoryModel", "DirectoryStore", "DirectorySync", "DirectoryText",
    "Foundation", "Glibc", "HTTPTransport", "Host", "Providers", "Synchronization", "TOMLKit",
    "Terminal",
  ],
  "TestSupport": ["DirectoryModel", "Foundation", "Glibc", "Terminal"],
]

@Suite("The targets import only what lies below them")
struct ImportTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let sources = root.appending(path: "Sources")

  @Test func `Every target has its place in the table, and the table has no other`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
    #expect(Set(names + ["TestSupport"]) == Set(allowed.keys))
  }

  @Test(arguments: allowed.keys.sorted())
  func `A Swift file imports nothing beside what its target may`(target: String) throws {
    for file in try Self.swiftFiles(of: target) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for module in Self.modules(importedBy: text) {
        #expect(
          allowed[target]?.contains(module) == true, "\(file.lastPathComponent) imports \(module)")
      }
    }
  }

  @Test(arguments: allowed.keys.sorted())
  func `What a target may import, some file of it does`(target: String) throws {
    let imported = try Self.swiftFiles(of: target).flatMap {
      try Self.modules(importedBy: String(contentsOf: $0, encoding: .utf8))
    }
    #expect(allowed[target]?.subtracting(imported) == [])
  }

  @Test func `What several test targets need is in TestSupport, not linked from one to another`()
    throws
  {
    let files = try #require(
      FileManager.default.enumerator(
        at: Self.root.appending(path: "Tests"), includingPropertiesForKeys: [.isSymbolicLinkKey]))
    let links = try files.compactMap { $0 as? URL }
      .filter { try $0.resourceValues(forKeys: [.isSymbolicLinkKey]).isSymbolicLink == true }
    #expect(links.map(\.lastPathComponent) == [])
  }

  @Test func `The reader of import lines sees every way of writing one`() {
    let text = """
      import A
      package import B
      @preconcurrency import C
      import struct D.E
        internal import F.G
      // import H
      let x = "import I"
      """
    #expect(Self.modules(importedBy: text) == ["A", "B", "C", "D", "F"])
  }

  private static func swiftFiles(of target: String) throws -> [URL] {
    let parent = target == "TestSupport" ? root.appending(path: "Tests") : sources
    let folder = parent.appending(path: target)
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
  }

  /// The modules named in the import lines of a Swift file.
  private static func modules(importedBy text: String) -> [String] {
    let kinds: Set<Substring> = [
      "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
    ]
    return text.split(separator: "\n").compactMap { line in
      var words = line.split(separator: " ")
      while let first = words.first,
        first.hasPrefix("@")
          || ["package", "public", "internal", "private", "fileprivate"].contains(first)
      {
        words.removeFirst()
      }
      guard words.first == "import", words.count > 1 else { return nil }
      let name = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
      return name.split(separator: ".").first.map(String.init)
    }
  }
}
