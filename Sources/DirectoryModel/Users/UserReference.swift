/// An identifier as its source gives it: opaque, and equal only when its bytes are.
///
/// Swift strings compare by canonical equivalence, so that two ids which a service tells apart
/// could be equal as strings; these are not.
package struct UserID: Hashable, Comparable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (left: UserID, right: UserID) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  package static func < (left: UserID, right: UserID) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }
}

/// The identity of a user across all sources: written `source/id`.
package struct UserReference: Hashable, Comparable, Sendable {
  /// The name of the source.
  package let source: String
  package let id: UserID

  package init(source: String, id: UserID) {
    self.source = source
    self.id = id
  }

  package static func < (left: UserReference, right: UserReference) -> Bool {
    left.source == right.source ? left.id < right.id : left.source < right.source
  }

  /// The reference as a person writes it; everything after the first slash is the id.
  package var text: DisplayText { DisplayText("\(source)/\(id.text)") }
}
