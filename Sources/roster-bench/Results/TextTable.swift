/// Lines of cells, each column as wide as its widest cell.
struct TextTable {
  private var lines: [[String]]
  /// The columns whose cells end at the same place rather than begin there.
  private let numeric: Set<Int>

  init(header: [String], numeric: Set<Int>) {
    lines = [header]
    self.numeric = numeric
  }

  mutating func add(_ cells: [String]) { lines.append(cells) }

  var text: String {
    let columns = lines.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      lines.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return lines.map { cells in
      var line = cells.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return numeric.contains(column) ? blanks + cell : cell + blanks
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n") + "\n"
  }
}
