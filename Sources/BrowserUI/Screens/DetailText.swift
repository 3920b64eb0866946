import Browser
import DirectoryModel
import DirectoryText
import Terminal

/// Facts laid out in lines of a given width: details, help, messages.
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
  /// The first line of each fact, and after them the number of lines.
  let starts: [Int]
  /// The cells before a line's text: for the cursor and for the mark of a warning.
  let gutter: Int

  static let empty = DetailText([], columns: 0)

  /// Lays facts out in a pane of so many columns, of which the first ones are for marks.
  init(_ facts: [DetailLine], columns: Int, gutter: Int = 2) {
    self.gutter = gutter
    let widest = facts.lazy.filter { !$0.value.isEmpty }.map(\.label.columns).max() ?? 0
    // Where there is no room for two columns, a value stands under its label.
    let labels = columns < 32 ? 0 : min(widest, columns / 3)
    var lines: [Line] = []
    var starts: [Int] = []
    for fact in facts {
      starts.append(lines.count)
      lines += Self.lines(of: fact, labels: labels, columns: columns, gutter: gutter)
    }
    self.lines = lines
    self.starts = starts + [lines.count]
  }

  private static func lines(
    of fact: DetailLine, labels: Int, columns: Int, gutter: Int
  ) -> [Line] {
    let valueColumn = gutter + (labels == 0 ? 0 : labels + 2)
    let values = fact.value.wrapped(columns: max(1, columns - valueColumn))
    if fact.value.isEmpty || fact.label.columns > labels {
      let headings = fact.label.wrapped(columns: max(1, columns - gutter)).enumerated().map {
        Line(
          label: $1, value: nil, valueColumn: valueColumn, emphasis: fact.emphasis,
          isFirst: $0 == 0)
      }
      let rest = values.enumerated().map {
        Line(
          label: nil, value: $1, valueColumn: valueColumn, emphasis: fact.emphasis,
          isFirst: fact.label.isEmpty && $0 == 0)
      }
      if fact.value.isEmpty { return headings }
      return fact.label.isEmpty ? rest : headings + rest
    }
    return values.enumerated().map { index, value in
      Line(
        label: index == 0 ? TextFragment(fact.label) : nil, value: value,
        valueColumn: valueColumn, emphasis: fact.emphasis, isFirst: index == 0)
    }
  }

  /// Draws the lines from one on; `cursor` is the line that has the cursor, if it is to be seen,
  /// and `hit` a text that stands out where it occurs.
  func draw(
    from offset: Int, in area: Rect, cursor: Int? = nil, hit: String = "", theme: Theme,
    on canvas: inout Canvas
  ) {
    for (index, line) in lines.dropFirst(offset).prefix(area.rows).enumerated() {
      let origin = area.line(index).origin
      if line.isFirst, line.emphasis == .warning, gutter > 1 {
        canvas.put(
          "!", at: origin.moved(columns: gutter - 1), columns: area.columns - gutter + 1,
          style: theme.warning)
      }
      if let label = line.label {
        let style = line.value == nil ? theme.style(line.emphasis) : theme.label
        canvas.put(
          label, at: origin.moved(columns: gutter), columns: area.columns - gutter, style: style)
      }
      if let value = line.value {
        canvas.put(
          value, at: origin.moved(columns: line.valueColumn),
          columns: area.columns - line.valueColumn, style: theme.style(line.emphasis),
          overflow: .mark)
      }
      if offset + index == cursor, gutter > 0 {
        canvas.put(">", at: origin, columns: area.columns)
        canvas.restyle(area.line(index)) { $0 = theme.selected }
      }
      if let label = line.label {
        mark(hit, in: label, from: gutter, of: area.line(index), theme, on: &canvas)
      }
      if let value = line.value {
        mark(hit, in: value, from: line.valueColumn, of: area.line(index), theme, on: &canvas)
      }
    }
  }

  private func mark(
    _ hit: String, in text: TextFragment, from column: Int, of line: Rect, _ theme: Theme,
    on canvas: inout Canvas
  ) {
    for place in text.hits(of: hit) {
      let cells = Rect(
        column: line.column + column + place.column, row: line.row, columns: place.columns, rows: 1)
      canvas.restyle(cells.intersection(line)) { $0 = theme.standingOut(from: $0) }
    }
  }
}
