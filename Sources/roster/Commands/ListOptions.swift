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

  private static func named(_ name: String) throws -> UserColumn {
    guard let column = UserColumn(rawValue: name) else { throw unknown(name) }
    return column
  }

  fileprivate static func unknown(_ name: String) -> ValidationError {
    let near = allCases.map(\.rawValue).nearest(to: name).map { "did you mean \($0)? " } ?? ""
    return ValidationError("there is no column \(name); \(near)\(known)")
  }

  private static var known: String {
    "the columns are \(allCases.map(\.rawValue).joined(separator: ", "))"
  }
}

extension UserSort {
  /// Reads `name,seen:desc`.
  static func option(_ text: String) throws -> UserSort {
    do throws(Mistake) {
      return try UserSort(parsing: text)
    } catch {
      switch error {
      case .noColumn: throw ValidationError("--sort names no column")
      case .unknownColumn(let name, _): throw UserColumn.unknown(name)
      case .unknownDirection(let word, let column):
        throw ValidationError("--sort \(column):\(word) is neither asc nor desc")
      }
    }
  }
}
