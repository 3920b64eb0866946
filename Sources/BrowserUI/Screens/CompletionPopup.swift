import Browser
import DirectoryModel
import DirectoryText
import Terminal

/// The ways to complete what is typed, the one that stands in the line marked.
struct CompletionPopup {
  let completion: Completion
  let theme: Theme

  /// The most candidates that are shown at once.
  private static let most = 10

  /// Draws the candidates below a line, as far as there is room above a row.
  func draw(under line: Rect, above end: Int, on canvas: inout Canvas) {
    let rows = min(Self.most, completion.candidates.count, end - line.endRow)
    guard rows > 0 else { return }
    let first = max(0, min(completion.index - rows / 2, completion.candidates.count - rows))
    let shown = completion.candidates[first..<first + rows]
    let labels = min(40, shown.map(\.label.columns).max() ?? 0)
    let notes = shown.map(\.note.columns).max() ?? 0
    let columns = min(line.columns - 2, labels + (notes == 0 ? 0 : notes + 2) + 3)
    // Lines on both sides part it from the list that it covers.
    for edge in [line.column, line.column + 1 + columns] {
      canvas.verticalLine(
        at: Point(column: edge, row: line.endRow), rows: rows, style: theme.frame)
    }
    for (index, candidate) in zip(first..., shown) {
      let area = Rect(
        column: line.column + 1, row: line.endRow + index - first, columns: columns, rows: 1)
      let isChosen = index == completion.index
      let style = isChosen ? theme.selected : .plain
      canvas.fill(area, style: style)
      canvas.put(isChosen ? ">" : " ", at: area.origin, columns: columns, style: style)
      canvas.put(
        candidate.label, at: area.origin.moved(columns: 2), columns: min(labels, columns - 2),
        style: style, overflow: .mark)
      canvas.put(
        candidate.note, at: area.origin.moved(columns: labels + 4), columns: columns - labels - 4,
        style: isChosen ? style : theme.faint, overflow: .mark)
    }
  }
}
