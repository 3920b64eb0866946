extension Canvas {
  /// The text of each row without trailing spaces, for comparison with a recorded picture.
  package var lines: [String] {
    (0..<size.rows).map { row in
      Self.trimmed(self.row(row).reduce(into: "") { $0 += $1.cluster })
    }
  }

  /// The styles of those rows that have any other than plain, by column: `3: 0-11 bold, 14 red`.
  package var styleRuns: [String] {
    (0..<size.rows).compactMap { row in
      var runs: [(first: Int, last: Int, style: Style)] = []
      for (column, cell) in self.row(row).enumerated() where cell.style != .plain {
        if let run = runs.last, run.last == column - 1, run.style == cell.style {
          runs[runs.count - 1].last = column
        } else {
          runs.append((column, column, cell.style))
        }
      }
      guard !runs.isEmpty else { return nil }
      let words = runs.map { first, last, style in
        "\(first == last ? "\(first)" : "\(first)-\(last)") \(style)"
      }
      return "\(row): \(words.joined(separator: ", "))"
    }
  }

  private static func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
