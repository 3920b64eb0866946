import Foundation
import Testing

@testable import Providers

/// The page that tells how to add a provider, taken at its word.
@Suite struct AddingAProviderTests {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
  private static let page = tests.appending(path: "../../../Sources/Providers/Providers.docc")
    .standardizedFileURL.appending(path: "AddingAProvider.md")

  /// The Swift code on the page, in its order.
  private static func code() throws -> [String] {
    let text = try String(contentsOf: page, encoding: .utf8)
    return text.components(separatedBy: "```swift\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
  }

  @Test(arguments: [(0, "AcmeCalls"), (1, "AcmeWire"), (2, "AcmeMapping")])
  func `The page's three files are those that are compiled here and keep the contract`(
    index: Int, name: String
  ) throws {
    let file = Self.tests.appending(path: "\(name).swift")
    let compiled = try String(contentsOf: file, encoding: .utf8)
      .replacing("\n@testable import Providers\n", with: "")
    #expect(try Self.code()[index] == compiled)
  }

  @Test func `The page's line for the registry is the only other edit`() throws {
    #expect(try Self.code()[3] == "    .acme,\n")
  }

  @Test
  func `The page's provider of a file is the one that is compiled and read by a configuration`()
    throws
  {
    let file = Self.tests.appending(path: "../../rosterTests/Toy/StaffFile.swift")
    let compiled = try String(contentsOf: file.standardizedFileURL, encoding: .utf8)
      .replacing("\n@testable import Providers\n", with: "")
    #expect(try Self.code().dropFirst(4) == [compiled])
  }

  @Test func `The example provider is among those that the contract is tested with`() {
    #expect(ContractCase.all.contains { $0.descriptor.name == "acme" })
  }
}
