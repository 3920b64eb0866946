/// An order of users by one or several columns.
package struct UserSort: Hashable, Sendable {
  /// A column to sort by.
  package struct Key: Hashable, Sendable {
    package let column: UserColumn
    package let isDescending: Bool

    package init(_ column: UserColumn, isDescending: Bool = false) {
      self.column = column
      self.isDescending = isDescending
    }
  }

  package let keys: [Key]

  package init(_ keys: [Key]) { self.keys = keys }

  /// The rows of a listing in this order; rows that are equal in it stay as they were.
  ///
  /// Times sort by the instant and text without case, accents and width; what is not reported comes
  /// last, whichever way the order runs.
  package func rows(of listing: any UserListing) -> [Int] {
    let values = (0..<listing.count).map { row in
      let user = listing.user(at: row)
      return keys.map { $0.column.sortValue(of: user) }
    }
    return values.indices.sorted { left, right in
      for (index, key) in keys.enumerated() {
        switch (values[left][index], values[right][index]) {
        case (nil, nil): continue
        case (_, nil): return true
        case (nil, _): return false
        case (let first?, let second?):
          if first == second { continue }
          return key.isDescending ? second < first : first < second
        }
      }
      return left < right
    }
  }
}

/// What a column sorts by: an instant, or folded text.
enum SortValue: Hashable, Comparable {
  case never
  case time(seconds: Int64, nanoseconds: Int32)
  case text(String)

  init(_ time: Timestamp) { self = .time(seconds: time.seconds, nanoseconds: time.nanoseconds) }
}

extension UserColumn {
  /// Nil where the user has no value in the column, or its source does not report it.
  func sortValue(of user: User) -> SortValue? {
    switch self {
    case .seen:
      switch user.lastSeen.state {
      case .at(let time): return SortValue(time)
      case .never: return .never
      case .unknown: return nil
      }
    case .created: return user.createdAt.map { SortValue($0) }
    case .updated: return user.updatedAt.map { SortValue($0) }
    case .invited: return user.invitation.sentAt.map { SortValue($0) }
    case .accepted: return user.invitation.acceptedAt.map { SortValue($0) }
    case .fetched: return SortValue(user.fetchedAt)
    default:
      let text = value(of: user)
      return text.isEmpty ? nil : .text(text.original.folded)
    }
  }
}
