import DirectoryModel
import Testing

@testable import Providers

extension ContractCase {
  /// The one case of a provider with a single API.
  static func named(_ name: String) throws -> ContractCase {
    try #require(all.first { $0.descriptor.name == name })
  }
}

/// Expects a user to be exactly this JSON, `fetched_at` being the tests' clock.
///
/// `NOW` stands for that time, so that the rest is written out as a script would read it.
func expect(
  _ user: User, is expected: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let text = expected.replacing("NOW", with: ContractCase.now.rfc3339)
  let json = try JSON(parsing: Array(text.utf8))
  #expect(
    user.json.text(.indented) == json.text(.indented), sourceLocation: sourceLocation)
}
