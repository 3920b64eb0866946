import DirectoryModel
import DirectoryText

/// Rows that are all at hand: as many as match some words, in an order by columns.
struct TableRows: RowListing {
  let total: Int
  private let rows: [ViewRow]

  init() {
    total = 0
    rows = []
  }

  /// The rows of which some column holds each of the words.
  init(_ all: [ViewRow], columns: [Column<ViewRow>], filter: String, order: ListOrder?) {
    total = all.count
    let words = filter.split(whereSeparator: \.isWhitespace).map { String($0).folded }
    let matching = words.isEmpty ? all : all.filter { Self.row($0, columns, holds: words) }
    rows = order.map { Self.sorted(matching, by: $0, columns) } ?? matching
  }

  var count: Int { rows.count }
  func row(at index: Int) -> ViewRow { rows[index] }
  func index(of id: ViewRow.ID) -> Int? { rows.firstIndex { $0.id == id } }

  /// Whether all of the words occur in what is shown of a row.
  static func row(_ row: ViewRow, _ columns: [Column<ViewRow>], holds words: [String]) -> Bool {
    let text = columns.map { $0.cell(row, CellContext()).text.original.folded }
      .joined(separator: "\n")
    return words.allSatisfy { text.contains($0) }
  }

  private static func sorted(
    _ rows: [ViewRow], by order: ListOrder, _ columns: [Column<ViewRow>]
  ) -> [ViewRow] {
    let keys = order.keys.compactMap { key in
      columns.first { $0.id == key.column }?.key.map { (key: $0, isDescending: key.isDescending) }
    }
    let values = rows.map { row in keys.map { $0.key(row) } }
    return rows.indices.sorted { left, right in
      for (index, key) in keys.enumerated() where values[left][index] != values[right][index] {
        return (values[left][index] < values[right][index]) != key.isDescending
      }
      return left < right
    }.map { rows[$0] }
  }
}
