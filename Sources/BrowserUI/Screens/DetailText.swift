import Browser
import DirectoryModel
import Terminal

/// A user's details laid out in lines of a given width.
struct DetailText {
  /// One line of the screen.
  struct Line: Hashable {
    var label: TextFragment?
    var value: TextFragment?
    /// The cell where the value begins.
    var valueColumn: Int
    var emphasis: DetailLine.Emphasis
    /// Whether it is the first line of its fact, which carries the mark.
    var isFirst: Bool
  }

  let lines: [Line]

  static let empty = DetailText([], columns: 0)

  /// Lays facts out in a pane of so many columns, of which the first two are for marks.
  init(_ facts: [DetailLine], columns: Int) {
    let widest = facts.lazy.filter { !$0.value.isEmpty }.map(\.label.columns).max() ?? 0
    // Where there is no room for two columns, a value stands under its label.
    let labels = columns < 32 ? 0 : min(widest, columns / 3)
    lines = facts.flatMap { Self.lines(of: $0, labels: labels, columns: columns) }
  }

  /// The cells before a line's text.
  static let gutter = 2

  private static func lines(of fact: DetailLine, labels: Int, columns: Int) -> [Line] {
    let valueColumn = gutter + (labels == 0 ? 0 : labels + 2)
    let values = fact.value.wrapped(columns: max(1, columns - valueColumn))
    if fact.value.isEmpty || fact.label.columns > labels {
      let headings = fact.label.wrapped(columns: max(1, columns - gutter)).enumerated().map {
        Line(
          label: $1, value: nil, valueColumn: valueColumn, emphasis: fact.emphasis,
          isFirst: $0 == 0)
      }
      let rest = values.map {
        Line(
          label: nil, value: $0, valueColumn: valueColumn, emphasis: fact.emphasis, isFirst: false)
      }
      return fact.value.isEmpty ? headings : headings + rest
    }
    return values.enumerated().map { index, value in
      Line(
        label: index == 0 ? TextFragment(fact.label) : nil, value: value,
        valueColumn: valueColumn, emphasis: fact.emphasis, isFirst: index == 0)
    }
  }

  func draw(from offset: Int, in area: Rect, on canvas: inout Canvas) {
    for (index, line) in lines.dropFirst(offset).prefix(area.rows).enumerated() {
      let origin = area.line(index).origin
      if line.isFirst, line.emphasis == .warning {
        canvas.put("!", at: origin, columns: area.columns, style: Theme.warning)
      }
      if let label = line.label {
        let style = line.value == nil ? Theme.style(line.emphasis) : Theme.label
        canvas.put(
          label, at: origin.moved(columns: Self.gutter), columns: area.columns - Self.gutter,
          style: style)
      }
      if let value = line.value {
        canvas.put(
          value, at: origin.moved(columns: line.valueColumn),
          columns: area.columns - line.valueColumn, style: Theme.style(line.emphasis),
          overflow: .mark)
      }
    }
  }
}
