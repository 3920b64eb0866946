package import DirectoryModel

/// What there is to print of a kind of items: to print a new kind is to say its columns and its
/// JSON; see ``Document``.
package struct DocumentKind<Item>: Sendable {
  /// The `kind` of a list in JSON.
  package let name: String
  /// The columns of a table for people.
  package let columns: [DocumentColumn<Item>]
  /// The columns of CSV and Markdown, by their names.
  package let fields: [DocumentColumn<Item>]
  /// Whether a table has columns, too, in which nothing stands.
  package let keepsEmpty: Bool
  package let json: @Sendable (Item) -> JSON

  /// A kind whose fields are its columns unless others are given.
  package init(
    _ name: String, columns: [DocumentColumn<Item>], fields: [DocumentColumn<Item>]? = nil,
    keepsEmpty: Bool = false, json: @escaping @Sendable (Item) -> JSON
  ) {
    self.name = name
    self.columns = columns
    self.fields = fields ?? columns
    self.keepsEmpty = keepsEmpty
    self.json = json
  }
}

/// A column of a document: what stands above it and what it says of an item.
package struct DocumentColumn<Item>: Sendable {
  /// What programs know it by.
  package let name: String
  /// What people read above it.
  package let title: DisplayText
  package let value: @Sendable (Item) -> DisplayText

  package init(
    _ name: String, title: DisplayText? = nil, value: @escaping @Sendable (Item) -> DisplayText
  ) {
    self.name = name
    self.title = title ?? DisplayText(name.uppercased())
    self.value = value
  }
}

/// How a document is written.
package enum DocumentFormat: Sendable {
  /// Columns as wide as what stands in them, for people.
  case table
  /// One JSON object with the items in it, after what the frame says.
  case json(DocumentFrame)
  /// An item a line, in JSON, and nothing else.
  case jsonl
  case csv, markdown
}
