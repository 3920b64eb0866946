import Foundation

/// A page of a documentation catalogue whose code stands in files that are compiled by tests.
package struct GuidePage {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  package let text: String

  /// Reads a page by its path from the top of the project.
  package init(_ path: String) throws { text = try Self.file(path) }

  /// The Swift code on the page, in its order.
  package var code: [String] {
    text.components(separatedBy: "```swift\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
  }

  /// The text of a file by its path from the top of the project; without the import that it needs
  /// in a test, it is as it would stand in the target itself.
  package static func file(_ path: String, without importText: String? = nil) throws -> String {
    let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    return importText.map { text.replacing($0, with: "") } ?? text
  }
}
