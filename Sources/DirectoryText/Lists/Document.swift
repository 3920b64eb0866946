import DirectoryModel

/// Items as a text for a file or for stdout, made piece by piece, so that they need not be in memory
/// together: a head, a piece an item, an end.
package struct Document<Item>: Sendable {
  private enum Form: Sendable {
    case table(TextTable<Item>)
    case cells(CellFormat)
    case lines
    case list(head: String)
  }

  private let kind: DocumentKind<Item>
  private var form: Form

  package init(_ kind: DocumentKind<Item>, as format: DocumentFormat) {
    self.kind = kind
    form =
      switch format {
      case .table: .table(TextTable(kind.columns, keepsEmpty: kind.keepsEmpty))
      case .csv: .cells(.csv)
      case .markdown: .cells(.markdown)
      case .jsonl: .lines
      case .json(let frame):
        .list(head: JSON.object(frame.members(of: kind.name)).text().dropLast() + ",\"items\":[")
      }
  }

  package var head: String {
    switch form {
    case .table(let table): table.head
    case .cells(let format): format.head(kind.fields.map { DisplayText($0.name) })
    case .lines: ""
    case .list(let head): head
    }
  }

  /// What stands for an item.
  package func piece(_ item: Item, isFirst: Bool) -> String {
    switch form {
    case .table(let table): table.row(item)
    case .cells(let format): format.row(kind.fields.map { $0.value(item) })
    case .lines: kind.json(item).text() + "\n"
    case .list: (isFirst ? "\n" : ",\n") + kind.json(item).text()
    }
  }

  package var end: String { if case .list = form { "\n]}\n" } else { "" } }

  /// Hands out the whole, one piece after the other; a table looks at all items before, for its
  /// widths, and is nothing where there are none.
  package func write<Failure>(
    _ count: Int, item: (Int) -> Item, to output: (String) throws(Failure) -> Void
  ) throws(Failure) {
    var document = self
    if case .table(let table) = form {
      guard count > 0 else { return }
      document.form = .table(table.fitted(to: count, item: item))
    }
    try output(document.head)
    for row in 0..<count { try output(document.piece(item(row), isFirst: row == 0)) }
    try output(document.end)
  }

  package func write<Failure>(
    _ items: [Item], to output: (String) throws(Failure) -> Void
  ) throws(Failure) {
    try write(items.count, item: { items[$0] }, to: output)
  }
}
