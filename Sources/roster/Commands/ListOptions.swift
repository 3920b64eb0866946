import ArgumentParser
import DirectoryModel
import DirectoryText

extension UserColumn {
  /// Reads `name,email`.
  static func list(parsing text: String) throws -> [UserColumn] {
    let columns = try text.split(separator: ",").map { try named(String($0).trimmingBlanks) }
    if columns.isEmpty { throw ValidationError("no column is named; \(known)") }
    return columns
  }

  fileprivate static func named(_ name: String) throws -> UserColumn {
    if let column = UserColumn(rawValue: name) { return column }
    let near = allCases.map(\.rawValue).nearest(to: name).map { "did you mean \($0)? " } ?? ""
    throw ValidationError("there is no column \(name); \(near)\(known)")
  }

  private static var known: String {
    "the columns are \(allCases.map(\.rawValue).joined(separator: ", "))"
  }
}

extension UserSort {
  /// Reads `name,seen:desc`.
  init(parsing text: String) throws {
    let keys = try text.split(separator: ",").map { part in
      let pieces = part.split(separator: ":", maxSplits: 1).map { String($0).trimmingBlanks }
      let column = try UserColumn.named(pieces.first ?? "")
      switch pieces.dropFirst().first {
      case nil, "asc": return Key(column)
      case "desc": return Key(column, isDescending: true)
      case let other?:
        throw ValidationError("--sort \(column.rawValue):\(other) is neither asc nor desc")
      }
    }
    guard !keys.isEmpty else { throw ValidationError("--sort names no column") }
    self.init(keys)
  }
}
