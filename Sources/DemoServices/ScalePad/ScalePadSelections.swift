import Synchronization

/// The rows of filtered or resorted ScalePad lists, kept while a client pages through them.
final class ScalePadSelections: Sendable {
  private static let capacity = 4
  private let users: ScalePadUsers
  private let kept = Mutex<[(selection: String, rows: [Int])]>([])

  /// Selects from `users`.
  init(users: ScalePadUsers) {
    self.users = users
  }

  /// Which rows a query selects, in its order.
  func rows(for query: ScalePadQuery, department: Int?) -> [Int] {
    let selection = query.selection
    let known = kept.withLock { kept in kept.first { $0.selection == selection }?.rows }
    if let known { return known }
    let rows = select(query, department: department)
    kept.withLock { kept in
      kept.append((selection, rows))
      if kept.count > Self.capacity { kept.removeFirst() }
    }
    return rows
  }

  private func select(_ query: ScalePadQuery, department: Int?) -> [Int] {
    var rows = Array(0..<users.count)
    if let search = query.search {
      rows = rows.filter { users.username(at: $0).contains(search) }
    }
    if let department {
      rows = rows.filter { users.member(at: $0).departments.contains(department) }
    }
    if query.sortBy != "username" {
      let dated = rows.map { row in
        let member = users.member(at: row)
        let date = query.sortBy == "created_at" ? member.created : member.last
        return (date: date?.microseconds ?? .min, row: row)
      }
      rows = dated.sorted { $0 < $1 }.map(\.row)
    }
    return query.isDescending ? rows.reversed() : rows
  }
}
