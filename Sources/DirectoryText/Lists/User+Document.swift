package import DirectoryModel

extension DocumentKind<User> {
  /// Users with the chosen columns, or with the standard ones, of which a table shows those that are
  /// not all empty.
  package static func users(_ chosen: [UserColumn]? = nil) -> DocumentKind {
    let columns = (chosen ?? UserColumn.standard).map { column in
      DocumentColumn<User>(column.rawValue, title: column.title) { column.value(of: $0) }
    }
    return DocumentKind("list", columns: columns, keepsEmpty: chosen != nil, json: \.json)
  }
}

extension Document<User> {
  /// Hands out all users of a listing.
  package func write<Failure>(
    _ listing: any UserListing, to output: (String) throws(Failure) -> Void
  ) throws(Failure) {
    try write(listing.count, item: listing.user(at:), to: output)
  }
}
