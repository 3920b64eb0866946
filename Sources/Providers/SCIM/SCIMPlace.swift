import DirectoryModel

/// Where a page of a SCIM list stands.
struct SCIMPlace: Hashable, Sendable {
  /// What a page by index was.
  struct Length: Hashable, Sendable {
    let rows: Int
    /// How many rows it said that there are in all.
    let total: Int?

    /// Whether rows before an index are all, by a total that is not just the length of the page,
    /// which some services give for it.
    func proves(endBefore start: Int) -> Bool {
      guard let total else { return false }
      return total > rows && start > total
    }
  }

  /// What leads to the page.
  enum Position: Hashable, Sendable {
    /// The 1-based index of the first row (RFC 7644 section 3.4.2.4), and the page before.
    case index(Int, after: Length?)
    /// The server's cursor, empty for the first page (RFC 9865 section 2), and whether the list was
    /// begun anew since one had expired.
    case cursor(String, isSecondTry: Bool)
    /// The first page by cursor, asked for where index paging brings nobody else than a page that is
    /// known by a mark; in doubt where that was no end, so that the list may go on.
    case trial(after: String, isInDoubt: Bool)
  }

  private let place: PagePlace
  let position: Position

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
  /// fewer than it was asked for. Nil where they came before, in whatever order: the server
  /// disregards `startIndex`, or has no such page.
  func next(after rows: [ArraySlice<UInt8>], total: Int?) -> SCIMPlace? {
    guard case .index(let start, _) = position else { return self }
    return next(
      .index(start + rows.count, after: Length(rows: rows.count, total: total)),
      knownBy: Self.mark(of: rows))
  }

  /// A cursor in place of an index that brings nobody else than these rows, or than the page before.
  func trial(after rows: [ArraySlice<UInt8>]?, isInDoubt: Bool) -> SCIMPlace {
    restarted(at: .trial(after: rows.map(Self.mark) ?? place.last, isInDoubt: isInDoubt))
  }

  /// What a page of such rows is known by.
  static func mark(of rows: [ArraySlice<UInt8>]) -> String { PagePlace.mark(of: rows.map(label)) }

  /// The place of the page that a cursor leads to; nil where it leads round in a circle.
  func next(_ cursor: String) -> SCIMPlace? {
    switch position {
    case .cursor(_, let isSecondTry):
      next(.cursor(cursor, isSecondTry: isSecondTry), knownBy: cursor)
    case .index: next(.cursor(cursor, isSecondTry: false), knownBy: cursor)
    case .trial: restarted(at: .cursor(cursor, isSecondTry: false))
    }
  }

  private func next(_ position: Position, knownBy mark: String) -> SCIMPlace? {
    place.next(position.text, knownBy: mark).map { SCIMPlace($0, position) }
  }

  /// The place of a page with which the list begins anew.
  func restarted(at position: Position) -> SCIMPlace {
    SCIMPlace(place.restarted(at: position.text), position)
  }

  /// Whether a number of rows would all be before this page.
  func isPast(_ total: Int?) -> Bool {
    guard case .index(let start, _) = position, let total else { return false }
    return start > total
  }

  /// Whether the list begins anew with this page.
  var isTrial: Bool { if case .trial = position { true } else { false } }

  /// What asks for the page.
  var parameter: (name: String, value: String) {
    switch position {
    case .index(let start, _): ("startIndex", String(start))
    case .cursor(let cursor, _): ("cursor", cursor)
    case .trial: ("cursor", "")
    }
  }

  /// What tells a row from others: its id as it is written, or its length where it has none.
  static func label(_ row: ArraySlice<UInt8>) -> String {
    let id = (try? JSON.members(of: row))?.last { $0.name.lowercased() == "id" }
    guard let id, !id.value.elementsEqual("null".utf8), !id.value.elementsEqual("\"\"".utf8) else {
      return "(\(row.count) bytes)"
    }
    return String(decoding: id.value, as: UTF8.self)
  }

  /// What rows without an id are named by.
  var name: String { "page \(place.number)" }
}

extension SCIMPlace.Position {
  /// Reads what ``text`` writes.
  fileprivate init?(_ text: String) {
    let word = text.prefix { $0 != " " }
    let rest = text.dropFirst(word.count + 1)
    switch word {
    case "index":
      let numbers = rest.split(separator: " ").map { Int($0) }
      guard numbers.count == 3, let start = numbers[0] else { return nil }
      self = .index(start, after: numbers[1].map { .init(rows: $0, total: numbers[2]) })
    case "cursor": self = .cursor(String(rest), isSecondTry: false)
    case "again": self = .cursor(String(rest), isSecondTry: true)
    case "trial": self = .trial(after: String(rest), isInDoubt: false)
    case "doubt": self = .trial(after: String(rest), isInDoubt: true)
    default: return nil
    }
  }

  fileprivate var text: String {
    switch self {
    case .index(let start, let page):
      "index \(start) \(page.map { "\($0.rows)" } ?? "-") \((page?.total).map { "\($0)" } ?? "-")"
    case .cursor(let cursor, let isSecondTry): "\(isSecondTry ? "again" : "cursor") \(cursor)"
    case .trial(let mark, let isInDoubt): "\(isInDoubt ? "doubt" : "trial") \(mark)"
    }
  }
}
