import Foundation

/// What a run of the bench has found, as it is kept in a file.
struct BenchResult: Codable, Hashable {
  /// Something that could not be measured.
  struct Omission: Codable, Hashable {
    let figure: String
    let reason: String
  }

  /// What the numbers depend on.
  struct Machine: Codable, Hashable {
    let processors: Int
    let system: String
  }

  var schema = 1
  var kind = "bench"
  let machine: Machine
  /// How many users the largest store had.
  let users: Int
  var measurements: [Measurement] = []
  var omissions: [Omission] = []

  /// The JSON of the result.
  var json: String {
    get throws(BenchFailure) {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      do {
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
      } catch {
        throw BenchFailure("the result can't be written as JSON: \(error)")
      }
    }
  }

  /// Reads the file of a result.
  static func read(_ path: String) throws(BenchFailure) -> BenchResult {
    do {
      let data = try Data(contentsOf: URL(filePath: path))
      return try JSONDecoder().decode(BenchResult.self, from: data)
    } catch {
      throw BenchFailure("\(path) is no result of roster-bench: \(error)")
    }
  }
}

extension BenchResult.Machine {
  /// The machine that this runs on.
  static var present: Self {
    let information = ProcessInfo.processInfo
    return Self(
      processors: information.activeProcessorCount,
      system: information.operatingSystemVersionString)
  }
}
