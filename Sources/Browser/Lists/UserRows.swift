package import DirectoryModel

/// The users of a listing as the rows of a list.
struct UserRows: RowListing {
  let listing: any UserListing

  var count: Int { listing.count }
  var total: Int { listing.total }

  func row(at index: Int) -> ViewRow {
    let user = listing.user(at: index)
    return ViewRow(.user(user.reference), user)
  }

  func index(of id: ViewRow.ID) -> Int? {
    guard case .user(let reference) = id else { return nil }
    return listing.row(of: reference)
  }
}

extension ListState {
  /// The users that are listed; none where the rows are not users.
  package var listing: any UserListing { (rows as? UserRows)?.listing ?? EmptyListing() }

  package var selectedUser: User? { selected?.item(User.self) }

  mutating func show(_ listing: any UserListing) { show(UserRows(listing: listing)) }
}
