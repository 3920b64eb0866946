package import DirectoryModel

/// How rows of cells are written: as CSV for programs, as a table of Markdown for people.
package enum CellFormat: Hashable, Sendable {
  /// RFC 4180; a cell that a spreadsheet would run as a formula begins with an apostrophe.
  case csv
  /// A table of GitHub Flavored Markdown.
  case markdown

  /// What stands above the rows.
  package func head(_ titles: [DisplayText]) -> String {
    switch self {
    case .csv: row(titles)
    case .markdown: row(titles) + "|" + String(repeating: "---|", count: titles.count) + "\n"
    }
  }

  /// A row, with the end of its line.
  package func row(_ cells: [DisplayText]) -> String {
    switch self {
    case .csv: cells.map { Self.field($0.printable) }.joined(separator: ",") + "\r\n"
    case .markdown: "| " + cells.map(MarkdownText.escaped).joined(separator: " | ") + " |\n"
    }
  }

  /// Looks at code points: a sign with a combining mark on it is the sign to whoever reads CSV.
  private static func field(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { "=+-@".unicodeScalars.contains($0) } ?? false
    let neutral = isFormula ? "'" + text : text
    guard neutral.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") })
    else { return neutral }
    var field = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in neutral.unicodeScalars {
      if scalar == "\"" { field.append(scalar) }
      field.append(scalar)
    }
    field.append("\"")
    return String(field)
  }
}
