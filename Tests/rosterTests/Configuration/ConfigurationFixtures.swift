import Foundation
import TestSupport

@testable import Providers
@testable import roster

/// The providers that the tests pretend this version has.
let testProviders: [ProviderDescriptor] = [
  .scanova, .document360,
  ProviderDescriptor(
    name: "tines", options: [SCIMSource.scheme], reach: ProviderDescriptor.tines.reach),
  .scalepad,
]

/// Parses as the program does, for a user whose home is /home/u.
func parseConfiguration(
  _ text: String, providers: [ProviderDescriptor] = testProviders, strict: Bool = false
) throws(ConfigurationErrors) -> Configuration {
  try Configuration(
    parsing: text, file: "c.toml", providers: providers, home: "/home/u", strict: strict)
}

/// The mistakes of a text, a line each; empty if there is none.
func configurationMistakes(
  _ text: String, providers: [ProviderDescriptor] = testProviders, strict: Bool = false
) -> [String] {
  do {
    _ = try parseConfiguration(text, providers: providers, strict: strict)
    return []
  } catch {
    return error.diagnostics.map(\.description)
  }
}

/// A `[[source]]` that is right, with lines 6 and on added; a line that sets the same key as one
/// of the first five takes its place.
func sourceText(_ lines: String...) -> String {
  var text = [
    "[[source]]", #"name = "a""#, #"provider = "tines""#, #"url = "https://a.example""#,
    #"credential = { env = "A" }"#,
  ]
  for line in lines {
    let key = line.prefix { $0 != " " && $0 != "." }
    if let index = text.firstIndex(where: { $0.hasPrefix("\(key) ") }) {
      text[index] = line
    } else {
      text.append(line)
    }
  }
  return text.joined(separator: "\n") + "\n"
}

/// A folder that is gone after the test.
final class ConfigurationFolder {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  deinit { folder.remove() }

  /// Its path, without a slash at the end.
  var path: String { folder.path }

  /// Writes a file with these permissions and gives its path.
  func file(_ name: String, _ data: Data, mode: Int = 0o600) throws -> String {
    let file = "\(path)/\(name)"
    try data.write(to: URL(fileURLWithPath: file))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    return file
  }

  /// Writes a file of text.
  func file(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
    try file(name, Data(text.utf8), mode: mode)
  }
}
