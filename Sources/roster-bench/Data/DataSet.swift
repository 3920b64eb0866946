import DirectoryModel
import Foundation

/// A store with users, the same users as lines of text, and what is known of both beforehand.
struct DataSet: Codable {
  /// What the filter figures type.
  static let filter = "smith"

  /// How many users there are.
  let users: Int
  /// The store's file.
  var store: String
  /// The file with a line for each user: name, e-mail address, username, `source/id`.
  var lines: String
  /// The bytes that free words are searched in.
  let searchableBytes: Int
  /// How many users match the first one, two, three … letters of ``filter``.
  let matches: [Int]
  /// The first users of the standing order, as `source/id`.
  let firstReferences: [String]
  /// What the file of lines begins with.
  let firstLine: String
  /// What the first users are called.
  let firstNames: [String]
  /// Some references out of all sources and places.
  let references: [String]

  /// What the first row of the first screen begins with: a name may be cut at the end of its column.
  var firstWord: String {
    let name = firstNames.first ?? ""
    return name.split(separator: " ").first.map(String.init) ?? name
  }

  /// The configuration of a browser on the store: sources that nobody has to ask.
  var configuration: String {
    let sources = SyntheticUsers.sources.map { source in
      var lines = [
        "[[source]]", "name = \"\(source.name)\"", "tag = \"\(source.tag)\"",
        "provider = \"\(source.provider)\"", "url = \"http://127.0.0.1:9\"",
        "credential = { command = [\"printf\", \"%s\", \"none\"] }",
      ]
      if source.provider == "scalepad" { lines.append("client_id = \"none\"") }
      return lines.joined(separator: "\n")
    }
    return (sources + ["[store]\npath = \"\(store)\"\n"]).joined(separator: "\n\n")
  }

  /// Reads what was noted beside a store that was made before; nil if there is none, or another.
  static func read(_ path: String, users: Int) -> DataSet? {
    guard let data = FileManager.default.contents(atPath: path),
      let set = try? JSONDecoder().decode(DataSet.self, from: data), set.users == users,
      FileManager.default.fileExists(atPath: set.store),
      FileManager.default.fileExists(atPath: set.lines)
    else { return nil }
    return set
  }

  /// Notes it for the next run.
  func write(_ path: String) throws(BenchFailure) {
    do {
      try JSONEncoder().encode(self).write(to: URL(filePath: path))
    } catch {
      throw BenchFailure("\(path) can't be written: \(error)")
    }
  }
}
