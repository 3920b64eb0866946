package import DirectoryModel

/// A filter with its order and columns, kept under a letter.
package struct SavedView: Hashable, Sendable {
  package let filter: String
  package let sort: UserSort?
  package let columns: [ColumnID]

  package init(filter: String, sort: UserSort?, columns: [ColumnID]) {
    self.filter = filter
    self.sort = sort
    self.columns = columns
  }

  /// What the view lists: `/mfa:off sort !seen`.
  var words: DisplayText {
    let order: DisplayText = sort.map { " sort \($0.text)" } ?? ""
    return filter.isEmpty ? "all users\(order)" : "/\(filter)\(order)"
  }
}
