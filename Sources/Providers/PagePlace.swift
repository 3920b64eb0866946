import DirectoryModel

/// Where a page of a list stands, and what tells that the list came by here before.
///
/// Pages are asked for one by one, and nobody but the ``PageCursor`` remembers the way: the place is
/// written into it and read back from it. What a page is known by is the provider's choice: its rows,
/// or where the service says that the list goes on.
struct PagePlace: Hashable, Sendable {
  /// The page's number, from 1.
  private(set) var number = 1
  /// What asks for the page, in the provider's terms; empty where its number does.
  private(set) var position = ""
  /// What the page before is known by.
  private(set) var last = ""
  /// What an earlier page is known by.
  private var checkpoint = ""

  /// Reads what ``cursor`` wrote, or a bare number; the first page for nil or anything else.
  init(_ cursor: PageCursor?) {
    let parts = (cursor?.text ?? "").utf8.split(
      separator: UInt8(ascii: " "), maxSplits: 3, omittingEmptySubsequences: false
    ).map { Array($0) }
    let numbers = parts.prefix(3).map { Int(Self.text($0)) }
    guard let number = numbers.first ?? nil else { return }
    self.number = number
    guard parts.count == 4, let length = numbers[1], let lastLength = numbers[2], length >= 0,
      lastLength >= 0
    else { return }
    position = Self.text(parts[3].prefix(length))
    last = Self.text(parts[3].dropFirst(length).prefix(lastLength))
    checkpoint = Self.text(parts[3].dropFirst(length + lastLength))
  }

  /// The place as a cursor.
  var cursor: PageCursor {
    PageCursor(
      "\(number) \(position.utf8.count) \(last.utf8.count) \(position)\(last)\(checkpoint)")
  }

  /// The place of the page after this one; nil where this one is known by the same as an earlier
  /// one, so that the list would go round in a circle.
  ///
  /// The checkpoint moves on at each power of two, so that a circle of any length comes past it
  /// (Brent's algorithm).
  func next(_ position: String = "", knownBy mark: String) -> PagePlace? {
    guard mark != last, mark != checkpoint else { return nil }
    var next = self
    next.number += 1
    next.position = position
    next.last = mark
    next.checkpoint = number & (number - 1) == 0 ? last : checkpoint
    return next
  }

  /// What a page is known by that has such rows, in whatever order: how many there are, and sums of
  /// a hash of each (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/).
  static func mark(of rows: some Collection<some StringProtocol>) -> String {
    var sum: UInt64 = 0
    var mixed: UInt64 = 0
    for row in rows {
      let hash = row.utf8.reduce(14_695_981_039_346_656_037 as UInt64) {
        ($0 ^ UInt64($1)) &* 1_099_511_628_211
      }
      sum &+= hash
      mixed ^= hash &* hash
    }
    return "\(rows.count)-\(String(sum, radix: 36))-\(String(mixed, radix: 36))"
  }

  /// A place after this one from which the list is read once more: what came before may come again.
  func restarted(at position: String) -> PagePlace {
    var place = PagePlace(nil)
    place.number = number + 1
    place.position = position
    return place
  }

  private static func text(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
