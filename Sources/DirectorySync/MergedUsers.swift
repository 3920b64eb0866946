import DirectoryModel

/// The users of all sources in their standing order: folded name, then source and id.
///
/// Kept as an object, so that listings share it however many they are.
final class MergedUsers: Sendable {
  /// A user with what it is sorted and searched by.
  struct Entry: Sendable {
    let user: User
    let sortKey: String
    let searchText: SearchText

    init(_ user: User) {
      self.user = user
      sortKey = user.label.original.folded
      searchText = SearchText(user)
    }
  }

  let entries: [Entry]
  private let positions: [UserReference: Int]

  init(_ collections: [[UserID: Entry]]) {
    entries = collections.joined().map(\.value).sorted {
      if $0.sortKey != $1.sortKey { return $0.sortKey < $1.sortKey }
      return $0.user.reference < $1.user.reference
    }
    positions = Dictionary(
      entries.enumerated().map { ($1.user.reference, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func position(of reference: UserReference) -> Int? { positions[reference] }

  /// The positions of the users that match, in order; nil if the task was cancelled meanwhile.
  func rows(matching query: Query) -> [Int32]? {
    var rows: [Int32] = []
    for (position, entry) in entries.enumerated() {
      if position & 0xFFF == 0, Task.isCancelled { return nil }
      if query.matches(entry.searchText) { rows.append(Int32(position)) }
    }
    return rows
  }
}

/// A listing over merged users: all of them, or the rows that match.
struct UserTable: UserListing {
  let users: MergedUsers
  /// Ascending positions; nil stands for all.
  let rows: [Int32]?

  var count: Int { rows?.count ?? users.entries.count }
  var total: Int { users.entries.count }

  func user(at row: Int) -> User {
    users.entries[rows.map { Int($0[row]) } ?? row].user
  }

  func row(of reference: UserReference) -> Int? {
    guard let position = users.position(of: reference) else { return nil }
    guard let rows else { return position }
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if Int(rows[middle]) < position { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && Int(rows[low]) == position ? low : nil
  }
}
