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
  private let subject: any Subject

  package init(_ id: ID, _ item: some ViewItem) {
    self.id = id
    subject = Box(item)
  }

  /// What the row is about, where that is of a kind.
  package func item<Item: ViewItem>(_ kind: Item.Type) -> Item? { (subject as? Box<Item>)?.item }

  /// Looks at what the row is about, where that is of a kind, without a copy of it.
  func with<Item: ViewItem, Result>(_ look: (Item) -> Result) -> Result? {
    (subject as? Box<Item>).map { look($0.item) }
  }

  package static func == (left: ViewRow, right: ViewRow) -> Bool {
    left.id == right.id && left.subject.isSame(as: right.subject)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// What a row is about, of whatever kind.
private protocol Subject: AnyObject, Sendable {
  func isSame(as other: any Subject) -> Bool
}

/// A box, since a user is large and its row is passed on for every cell that is drawn.
private final class Box<Item: ViewItem>: Subject {
  let item: Item

  init(_ item: Item) { self.item = item }

  func isSame(as other: any Subject) -> Bool { (other as? Box<Item>)?.item == item }
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
