package import DirectoryModel

/// Users as a text for a file or for stdout, made piece by piece: a head, a piece a user, an end.
package struct UserDocument: Sendable {
  /// How the users are written.
  private enum Form: Sendable {
    case cells(CellFormat, [UserColumn])
    /// A JSON object a line.
    case lines
    /// One JSON object with what is known of the list.
    case list(JSONList)
  }

  private let form: Form

  private init(_ form: Form) { self.form = form }

  /// A table with these columns.
  package static func table(_ format: CellFormat, columns: [UserColumn]) -> UserDocument {
    UserDocument(.cells(format, columns))
  }

  /// A user a line and nothing else.
  package static let jsonLines = UserDocument(.lines)

  /// The list with the state of each source, a user a line within.
  package static func json(
    query: String, sources: [JSON], asOf: Timestamp?, cannotTell: Int
  ) -> UserDocument {
    UserDocument(
      .list(
        JSONList([
          "schema": 1, "kind": "list", "as_of": JSON(asOf),
          "query": query.isEmpty ? .null : .string(query),
          "sources": .array(sources), "cannot_tell": JSON(cannotTell),
        ])))
  }

  package var head: String {
    switch form {
    case .cells(let format, let columns): format.head(columns.map { "\($0.rawValue)" })
    case .lines: ""
    case .list(let list): list.head
    }
  }

  /// What stands for a user.
  package func piece(_ user: User, isFirst: Bool) -> String {
    switch form {
    case .cells(let format, let columns): format.row(columns.map { $0.value(of: user) })
    case .lines: user.json.text() + "\n"
    case .list(let list): list.piece(user.json, isFirst: isFirst)
    }
  }

  package var end: String {
    if case .list(let list) = form { list.end } else { "" }
  }

  /// Hands out the whole, one piece after the other.
  package func write<Failure>(
    _ listing: any UserListing, to output: (String) throws(Failure) -> Void
  ) throws(Failure) {
    try output(head)
    for row in 0..<listing.count {
      try output(piece(listing.user(at: row), isFirst: row == 0))
    }
    try output(end)
  }
}
