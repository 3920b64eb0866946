import Foundation
import Providers

/// The kinds of service that the program knows.
let supportedProviders = Set(ProviderRegistry.all.map(\.name))

/// A copy of a configuration, beside it, with a text changed.
func changed(_ configuration: String, _ text: String, _ other: String) throws -> String {
  let content = try String(contentsOfFile: configuration, encoding: .utf8)
  let path = configuration + ".changed"
  try content.replacing(text, with: other).write(toFile: path, atomically: true, encoding: .utf8)
  return path
}

/// A copy of a configuration with its Tines source alone.
func tinesOnly(_ configuration: String) throws -> String {
  let content = try String(contentsOfFile: configuration, encoding: .utf8)
  let sections = content.components(separatedBy: "[[source]]").dropFirst()
  let kept = sections.filter { $0.contains("provider = \"tines\"") }.map { "[[source]]" + $0 }
  let path = configuration + ".tines"
  try kept.joined().write(toFile: path, atomically: true, encoding: .utf8)
  return path
}

extension String {
  fileprivate func write(toFile path: String, atomically: Bool, encoding: String.Encoding) throws {
    try write(to: URL(filePath: path), atomically: atomically, encoding: encoding)
  }
}
