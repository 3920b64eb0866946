package import DirectoryModel

/// A JSON object whose last member is its items, written one a line: they need not be in memory
/// together.
package struct JSONList: Sendable {
  package let head: String
  package let end = "\n]}\n"

  /// A list with these members, of which there are some, before its items.
  package init(_ members: JSON) { head = members.text().dropLast() + ",\"items\":[" }

  /// What stands for an item.
  package func piece(_ item: JSON, isFirst: Bool) -> String {
    (isFirst ? "\n" : ",\n") + item.text()
  }
}
