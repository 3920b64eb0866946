package import DirectoryModel

/// What a row can be about: any value that can be compared.
package typealias ViewItem = Hashable & Sendable

/// A row of a list: what it is about, and by what it is known again.
package struct ViewRow: Hashable, Sendable {
  /// What a row is known by, the same whatever the row says of it.
  package enum ID: Hashable, Sendable {
    case user(UserReference)
    case named(String)
  }

  package let id: ID
  private let subject: any ViewItem

  package init(_ id: ID, _ item: some ViewItem) {
    self.id = id
    subject = item
  }

  /// What the row is about, where that is of a kind.
  package func item<Item>(_ kind: Item.Type) -> Item? { subject as? Item }

  package static func == (left: ViewRow, right: ViewRow) -> Bool {
    guard left.id == right.id else { return false }
    return right.isAbout(left.subject)
  }

  private func isAbout<Item: Equatable>(_ other: Item) -> Bool { (subject as? Item) == other }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// The rows of a list, by number: they are made when they are looked at, for there may be a million.
package protocol RowListing: Sendable {
  /// How many rows are shown.
  var count: Int { get }
  /// How many there are in all.
  var total: Int { get }
  /// - Precondition: `index` is at least 0 and below ``count``.
  func row(at index: Int) -> ViewRow
  /// Where a row is; nil where it is not shown.
  func index(of id: ViewRow.ID) -> Int?
}
