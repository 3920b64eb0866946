import DirectoryModel

/// Where a page of a SCIM list stands.
struct SCIMPlace: Hashable, Sendable {
  /// What leads to the page.
  enum Position: Hashable, Sendable {
    /// The 1-based index of the first row (RFC 7644 section 3.4.2.4), and the total that the page
    /// before announced.
    case index(Int, total: Int?)
    /// The server's cursor, empty for the first page (RFC 9865 section 2).
    case cursor(String)

    init?(_ text: String) {
      if text.utf8.starts(with: Self.cursorWord.utf8) {
        self = .cursor(
          String(decoding: text.utf8.dropFirst(Self.cursorWord.utf8.count), as: UTF8.self))
        return
      }
      let parts = text.split(separator: " ")
      guard parts.count == 2, let start = Int(parts[0]) else { return nil }
      self = .index(start, total: Int(parts[1]))
    }

    private static let cursorWord = "cursor "

    /// What ``init(_:)`` reads.
    var text: String {
      switch self {
      case .index(let start, let total): "\(start) \(total.map { String($0) } ?? "-")"
      case .cursor(let cursor): Self.cursorWord + cursor
      }
    }
  }

  private let place: PagePlace
  private let position: Position

  private init(_ place: PagePlace, _ position: Position) {
    self.place = place
    self.position = position
  }

  /// The place that a cursor leads to, or the first one.
  init(_ cursor: PageCursor?, first position: Position) {
    place = PagePlace(cursor)
    self.position = Position(place.position) ?? position
  }

  /// The place as a cursor.
  var cursor: PageCursor { place.cursor }

  /// The place of the page after one that brought rows: by their number, since a server may send
  /// fewer than it was asked for. Nil where they came before: the server disregards `startIndex`.
  func next(after rows: [ArraySlice<UInt8>], total: Int?) -> SCIMPlace? {
    guard case .index(let start, _) = position else { return self }
    return next(.index(start + rows.count, total: total), knownBy: Self.mark(rows))
  }

  /// The place of the page that a cursor leads to; nil where it leads round in a circle.
  func next(_ cursor: String) -> SCIMPlace? {
    let position = Position.cursor(cursor)
    return next(position, knownBy: position.text)
  }

  private func next(_ position: Position, knownBy mark: String) -> SCIMPlace? {
    place.next(position.text, knownBy: mark).map { SCIMPlace($0, position) }
  }

  /// Whether a number of rows would all be before this page.
  func isPast(_ total: Int?) -> Bool {
    guard case .index(let start, _) = position, let total else { return false }
    return start > total
  }

  /// Whether as many rows came before this page as the page before announced.
  var isPastTotal: Bool {
    if case .index(_, let total) = position { isPast(total) } else { false }
  }

  var isIndex: Bool { if case .index = position { true } else { false } }

  /// What asks for the page.
  var parameter: (name: String, value: String) {
    switch position {
    case .index(let start, _): ("startIndex", String(start))
    case .cursor(let cursor): ("cursor", cursor)
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
  var name: String { "page \(place.number)" }
}
