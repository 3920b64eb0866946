import DirectoryModel

/// Rows under headings for people: columns side by side, each as wide as what stands in it.
package struct TextTable<Item>: Sendable {
  /// The most cells that a column is made wide.
  private static var widest: Int { 48 }

  private var columns: [DocumentColumn<Item>]
  private var widths: [Int]
  private let keepsEmpty: Bool

  /// A table as wide as its headings; a column without any text is kept when it is fitted, or left
  /// out.
  package init(_ columns: [DocumentColumn<Item>], keepsEmpty: Bool = false) {
    self.columns = columns
    self.keepsEmpty = keepsEmpty
    widths = columns.map(\.title.columns)
  }

  /// The table with its columns as wide as their widest cells, up to 48.
  package func fitted(to count: Int, item: (Int) -> Item) -> TextTable {
    var widths = [Int](repeating: 0, count: columns.count)
    for row in 0..<count {
      let item = item(row)
      for (index, column) in columns.enumerated() {
        widths[index] = max(widths[index], min(column.value(item).columns, Self.widest))
      }
    }
    let used = widths.indices.filter { keepsEmpty || widths[$0] > 0 }
    var table = self
    table.columns = used.map { columns[$0] }
    table.widths = used.map { max(self.widths[$0], widths[$0]) }
    return table
  }

  /// The headings, with the end of their line.
  package var head: String { line(columns.map(\.title)) }

  /// An item, with the end of its line.
  package func row(_ item: Item) -> String { line(columns.map { $0.value(item) }) }

  private func line(_ cells: [DisplayText]) -> String {
    let last = cells.lastIndex { !$0.isEmpty } ?? 0
    let padded = cells.prefix(last + 1).enumerated().map { index, cell in
      index == last ? cell : cell.padded(to: widths[index])
    }
    return padded.joined(separator: "  ").printable + "\n"
  }
}
