import DirectoryModel

/// Where a page starts, and what tells it from the one before.
struct Document360Place {
  /// The rows before the page, or in version 3 the page's number.
  private(set) var number: Int
  /// The first and last id of the page before; empty before the first, and where nothing is known
  /// of it.
  private(set) var lastPage = ""

  /// Reads what ``cursor`` wrote, or a bare number; the start of the list for nil.
  init(_ cursor: PageCursor?, start: Int = 0) {
    let parts = cursor?.text.split(separator: " ", maxSplits: 1) ?? []
    number = parts.first.flatMap { Int($0) } ?? start
    if parts.count == 2 { lastPage = String(parts[1]) }
  }

  /// The place as a cursor.
  var cursor: PageCursor { PageCursor("\(number) \(lastPage)") }

  /// The place after a page's users; nil where there were none.
  func next(after users: [User], adding step: Int) -> Document360Place? {
    guard let first = users.first, let last = users.last else { return nil }
    var next = self
    next.number += step
    next.lastPage = "\(first.id.text) \(last.id.text)"
    return next
  }
}
