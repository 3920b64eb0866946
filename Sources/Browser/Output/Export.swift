package import DirectoryModel
package import DirectoryText

/// How a file is written, by the ending of its name.
package enum ExportFormat: String, CaseIterable, Hashable, Sendable {
  case csv, json, jsonl
  case markdown = "md"

  /// The format that a file's name asks for.
  package init?(fileName name: String) {
    guard let dot = name.lastIndex(of: "."), name[..<dot].last.map({ $0 != "/" }) ?? false,
      let format = ExportFormat(rawValue: name[name.index(after: dot)...].lowercased())
    else { return nil }
    self = format
  }

  /// How cells are written; nil for JSON, which has no cells.
  package var cells: CellFormat? {
    switch self {
    case .csv: .csv
    case .markdown: .markdown
    case .json, .jsonl: nil
    }
  }

  /// The formats that rows without JSON can have.
  static let tables = allCases.filter { $0.cells != nil }
}

/// What is to be written to which file.
package struct Export: Hashable, Sendable {
  /// What the file is to hold.
  package enum Content: Hashable, Sendable {
    /// The users that match, in this order, and these facts of them where they are a table.
    case users(Query, sort: UserSort?, columns: [UserColumn])
    case table(titles: [DisplayText], rows: [[DisplayText]])
  }

  /// The file as a person named it.
  package let file: String
  package let format: ExportFormat
  package let content: Content
  /// The state of the sources, which a list in JSON tells.
  package let sources: [SourceState]
  /// The view that is written.
  let view: View
  /// How many users are marked; nil where all rows are written.
  let marked: Int?
  /// Whether a file of this name may be replaced.
  package var overwrites = false
}

/// What became of a file that was to be written.
package enum ExportOutcome: Hashable, Sendable {
  case written(rows: Int, bytes: Int)
  /// There is a file of that name, which was left as it is.
  case exists(bytes: Int, modified: Timestamp)
  case stopped
  /// Why, in words that name the file.
  case failed(DisplayText)
}

/// How much of a file has been written.
package struct ExportProgress: Hashable, Sendable {
  package let file: DisplayText
  package var written = 0
  /// How many rows there are; 0 as long as they are being found.
  package var total = 0

  package init(file: DisplayText) { self.file = file }
}

extension Columns {
  /// The columns as a file has them: in place of the marks of the account, source and status.
  var exported: [UserColumn] {
    var named = Set(shown.compactMap(\.field))
    return shown.flatMap { column in
      column.field.map { [$0] } ?? [.source, .status].filter { named.insert($0).inserted }
    }
  }
}
