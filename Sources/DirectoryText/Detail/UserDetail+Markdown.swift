import DirectoryModel

extension UserDetail {
  /// The user as a Markdown document for a ticket: the facts as tables, grouped as by the tabs.
  package var markdown: String {
    var text = MarkdownText.heading(1, user.label)
    text += MarkdownText.escaped(
      "Source: \(user.reference.source) #\(user.id.text), read \(readLine.value)")
    text += "\n"
    for tab in Tab.allCases where tab != .raw {
      text += MarkdownText.heading(2, tab.title)
      text += Self.markdown(of: lines(tab))
    }
    return text
  }

  /// Facts as tables, a new one under each heading.
  private static func markdown(of lines: [DetailLine]) -> String {
    var text = ""
    var isInTable = false
    for line in lines where line != .blank {
      if line.emphasis == .heading {
        text += MarkdownText.heading(3, line.label)
        isInTable = false
        continue
      }
      if !isInTable { text += CellFormat.markdown.head(["Fact", "Value"]) }
      isInTable = true
      let mark: DisplayText = line.emphasis == .warning ? "! " : ""
      text += CellFormat.markdown.row(["\(mark)\(line.label)", line.value])
    }
    return text
  }
}
