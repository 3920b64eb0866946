package import DirectoryModel

/// Text for a Markdown document (CommonMark 0.31, with the tables of GitHub Flavored Markdown).
package enum MarkdownText {
  /// What a reader of Markdown would take as more than itself: code, emphasis, links, HTML,
  /// headings, cells of a table, entities, struck out text, formulas.
  private static let signs = Set("\\`*_[]<>#|&~$".unicodeScalars)

  /// The text as a reader of Markdown shows it again, on one line, whatever is in it.
  package static func escaped(_ text: DisplayText) -> String {
    let text = text.printable
    guard text.unicodeScalars.contains(where: signs.contains) else { return text }
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if signs.contains(scalar) { output.append("\\") }
      output.append(scalar)
    }
    return String(output)
  }

  /// A heading of a level, 1 or more, with an empty line before it unless it is the first.
  package static func heading(_ level: Int, _ text: DisplayText) -> String {
    (level == 1 ? "" : "\n") + String(repeating: "#", count: level) + " \(escaped(text))\n\n"
  }
}
