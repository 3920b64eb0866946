import TestSupport
import Testing

@testable import Providers

/// The page that tells how to add a provider, taken at its word.
@Suite struct AddingAProviderTests {
  private static func code() throws -> [String] {
    try GuidePage("Sources/Providers/Providers.docc/AddingAProvider.md").code
  }

  private static func compiled(_ path: String) throws -> String {
    try GuidePage.file(path, without: "\n@testable import Providers\n")
  }

  @Test(arguments: [(0, "AcmeCalls"), (1, "AcmeWire"), (2, "AcmeMapping")])
  func `The page's three files are those that are compiled here and keep the contract`(
    index: Int, name: String
  ) throws {
    #expect(try Self.code()[index] == Self.compiled("Tests/ProvidersTests/Toy/\(name).swift"))
  }

  @Test func `The page's line for the registry is the only other edit`() throws {
    #expect(try Self.code()[3] == "    .acme,\n")
  }

  @Test
  func `The page's provider of a file is the one that is compiled and read by a configuration`()
    throws
  {
    let file = try Self.compiled("Tests/rosterTests/Toy/StaffFile.swift")
    #expect(try Self.code().dropFirst(4) == [file])
  }

  @Test func `The example provider is among those that the contract is tested with`() {
    #expect(ContractCase.all.contains { $0.descriptor.name == "acme" })
  }
}
