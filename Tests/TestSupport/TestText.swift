package import Terminal

/// Text taken as it stands, for tests that need more than ASCII.
package struct TestText: PrintableText {
  package let printable: String

  package init(_ printable: String) {
    self.printable = printable
  }
}

extension Canvas {
  /// A canvas with one text at its top left.
  package init(_ text: String, columns: Int, rows: Int = 1) {
    self.init(size: Size(columns: columns, rows: rows))
    put(TestText(text), at: Point(column: 0, row: 0))
  }

  /// The widths of the cells of the first row.
  package var widths: [Int] { row(0).map(\.width) }
}
