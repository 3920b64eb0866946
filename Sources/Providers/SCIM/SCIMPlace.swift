import DirectoryModel

/// Where a page of the list stands, and what tells that the list goes round in a circle.
///
/// Written into a ``PageCursor`` and read back from it.
struct SCIMPlace: Hashable, Sendable {
  /// What leads to the page.
  enum Position: Hashable, Sendable {
    /// The 1-based index of the first row (RFC 7644 section 3.4.2.4), the total that the page
    /// before announced, and the first and last id of that page.
    case index(Int, total: Int?, lastPage: String)
    /// The server's cursor, empty for the first page (RFC 9865 section 2), and an earlier one.
    case cursor(String, checkpoint: String)
  }

  /// The page's number, from 1.
  private(set) var number = 1
  private(set) var position: Position

  /// The first page.
  init(first position: Position) { self.position = position }

  /// Reads what ``cursor`` wrote; nil for anything else.
  init?(_ cursor: PageCursor) {
    let blank = UInt8(ascii: " ")
    let parts = cursor.text.utf8.split(
      separator: blank, maxSplits: 3, omittingEmptySubsequences: false
    ).map { Array($0) }
    guard parts.count == 4, let number = Int(Self.text(parts[1])),
      let third = Int(Self.text(parts[2]))
    else { return nil }
    self.number = number
    switch Self.text(parts[0]) {
    case "index":
      let total = parts[3].prefix { $0 != blank }
      let lastPage = parts[3].dropFirst(total.count + 1)
      position = .index(third, total: Int(Self.text(total)), lastPage: Self.text(lastPage))
    case "cursor":
      position = .cursor(
        Self.text(parts[3].dropFirst(third)), checkpoint: Self.text(parts[3].prefix(third)))
    default: return nil
    }
  }

  private static func text(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// The place as a cursor.
  var cursor: PageCursor {
    switch position {
    case .index(let start, let total, let lastPage):
      PageCursor("index \(number) \(start) \(total.map { String($0) } ?? "-") \(lastPage)")
    case .cursor(let cursor, let checkpoint):
      PageCursor("cursor \(number) \(checkpoint.utf8.count) \(checkpoint)\(cursor)")
    }
  }

  /// The place of the page after one that brought rows: by their number, since a server may send
  /// fewer than it was asked for.
  func next(after rows: [ArraySlice<UInt8>], total: Int?) -> SCIMPlace {
    guard case .index(let start, _, _) = position else { return self }
    var next = self
    next.number += 1
    next.position = .index(start + rows.count, total: total, lastPage: Self.mark(rows))
    return next
  }

  /// The place of the page that a cursor leads to; nil where it leads round in a circle.
  ///
  /// The checkpoint moves to the present page at each power of two, so that a circle of any length
  /// comes past it (Brent's algorithm).
  func next(_ cursor: String) -> SCIMPlace? {
    var present = ""
    var checkpoint = ""
    if case .cursor(let text, let earlier) = position { (present, checkpoint) = (text, earlier) }
    guard cursor != present, cursor != checkpoint else { return nil }
    var next = self
    next.number += 1
    next.position = .cursor(
      cursor, checkpoint: number & (number - 1) == 0 ? present : checkpoint)
    return next
  }

  /// Whether a page has the rows of the page before once more: the server disregards `startIndex`,
  /// or answers with its last page when it is asked for one behind it.
  func isRepeated(by rows: [ArraySlice<UInt8>]) -> Bool {
    guard case .index(_, _, let lastPage) = position else { return false }
    return !rows.isEmpty && lastPage == Self.mark(rows)
  }

  /// Whether a number of rows would all be before this page.
  func isPast(_ total: Int?) -> Bool {
    guard case .index(let start, _, _) = position, let total else { return false }
    return start > total
  }

  /// Whether as many rows came before this page as the page before announced.
  var isPastTotal: Bool {
    if case .index(_, let total, _) = position { isPast(total) } else { false }
  }

  var isIndex: Bool { if case .index = position { true } else { false } }

  /// What asks for the page.
  var parameter: (name: String, value: String) {
    switch position {
    case .index(let start, _, _): ("startIndex", String(start))
    case .cursor(let cursor, _): ("cursor", cursor)
    }
  }

  /// The first and the last row of a page.
  private static func mark(_ rows: [ArraySlice<UInt8>]) -> String {
    [rows.first, rows.last].compactMap(\.self).map(label).joined(separator: " ")
  }

  /// What tells a row from others: its id, or its length where it has none.
  static func label(_ row: ArraySlice<UInt8>) -> String {
    let json = (try? JSON(parsing: row)).map(SCIMSchema.user.canonical)
    return json.map { Record($0) }?.id("id")?.text ?? "(\(row.count) bytes)"
  }

  /// What rows without an id are named by.
  var name: String { "page \(number)" }
}
