import DirectoryModel

extension UserDetail {
  /// The most cells that labels are given.
  private static let widestLabel = 24

  /// All that is known of the user as text, a fact a line: what the tabs tell, but for the raw
  /// record.
  package var text: String {
    var text = [title]
    for tab in Tab.allCases where tab != .raw {
      text.append("")
      if tab != .overview { text.append(tab.title) }
      let lines = lines(tab)
      let width = lines.filter { !$0.value.isEmpty }.map(\.label.columns).max() ?? 0
      text += lines.map { $0.text(labels: min(width, Self.widestLabel)) }
    }
    return text.map { $0.printable + "\n" }.joined()
  }
}

extension DetailLine {
  /// Label and value side by side, what to look at after a `!`.
  fileprivate func text(labels width: Int) -> DisplayText {
    let mark: DisplayText = emphasis == .warning ? "! " : "  "
    if value.isEmpty { return label.isEmpty ? "" : "\(mark)\(label)" }
    return "\(mark)\(label.padded(to: width))  \(value)"
  }
}
