/// The parameters of a SCIM list: paging by index or by cursor, and a filter.
///
/// RFC 7644 section 3.4.2 and RFC 9865 section 2.
struct SCIMQuery: Sendable {
  /// Why a query can't be served, as an error's `scimType` and `detail`.
  struct Refusal: Error {
    /// The keyword.
    let type: String
    /// In words.
    let detail: String

    /// A refusal with a keyword of RFC 7644 section 3.12 or RFC 9865 section 2.1.
    init(_ type: String, _ detail: String) {
      self.type = type
      self.detail = detail
    }
  }

  /// `attribute eq "value"`.
  struct Filter: Sendable {
    /// In lower case, since the case of names does not count.
    let attribute: String
    /// The value, without its escapes.
    let value: String
  }

  /// The URN of the message that a list is.
  static let listURN = "urn:ietf:params:scim:api:messages:2.0:ListResponse"
  /// The resources on a page unless the query says.
  static let defaultPageSize = 100
  /// The most resources on a page.
  static let maximumPageSize = 200

  /// What the resources have to be.
  let filter: Filter?

  /// The row at which the page starts.
  private let offset: Int
  private let count: Int
  /// Whether the page was asked for by a cursor.
  private let hasCursor: Bool
  private let cursors: OpaqueID

  /// Reads the parameters of a list.
  init(_ parameters: [(name: String, value: String)]) throws(Refusal) {
    let values = Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let count = try Self.number("count", values, or: Self.defaultPageSize)
    let start = try Self.number("startIndex", values, or: 1)
    filter = try values["filter"].map { (text) throws(Refusal) in try Self.filter(text) }
    // A cursor belongs to its query: with another filter or count it is another list.
    var hash: UInt64 = 9865
    for byte in "\(count)|\(values["filter"] ?? "")".utf8 {
      hash = SplitMix64.mix(hash &+ UInt64(byte) &+ 1)
    }
    cursors = OpaqueID(seed: hash)
    // RFC 7644 section 3.4.2.4: less than nothing is nothing, and there is no row before the first.
    self.count = min(max(count, 0), Self.maximumPageSize)
    hasCursor = values["cursor"] != nil
    guard let cursor = values["cursor"] else {
      offset = max(start, 1) - 1
      return
    }
    guard values["startIndex"] == nil else {
      throw Refusal("invalidValue", "startIndex and cursor can't be combined.")
    }
    guard count <= Self.maximumPageSize else {
      throw Refusal("invalidCount", "count must be at most \(Self.maximumPageSize).")
    }
    guard !cursor.isEmpty else {
      offset = 0
      return
    }
    guard let place = cursors.number(uuid: cursor) else {
      throw Refusal("invalidCursor", "The cursor is not one of this query.")
    }
    offset = place
  }

  /// The page of a list of `total` rows.
  func page(of total: Int, row: (Int) -> JSON) -> JSON {
    let start = min(offset, total)
    let end = min(total, start + count)
    var members: [(String, JSON)] = [
      ("schemas", [.string(Self.listURN)]), ("totalResults", .int(total)),
      ("itemsPerPage", .int(end - start)),
    ]
    if !hasCursor { members.append(("startIndex", .int(offset + 1))) }
    if hasCursor, end < total, count > 0 {
      members.append(("nextCursor", .string(cursors.uuid(end))))
    }
    // They may be left out where there are none (RFC 7644 section 3.4.2).
    if end > start { members.append(("Resources", .array((start..<end).map(row)))) }
    return .object(members)
  }

  private static func number(
    _ name: String, _ values: [String: String], or standard: Int
  ) throws(Refusal) -> Int {
    guard let text = values[name] else { return standard }
    guard let number = Int32(text) else {
      throw Refusal("invalidValue", "\(name) must be an integer.")
    }
    return Int(number)
  }

  private static func filter(_ text: String) throws(Refusal) -> Filter {
    let parts = text.split(separator: " ", maxSplits: 2).map(String.init)
    guard parts.count == 3, parts[1].lowercased() == "eq", let value = string(parts[2]) else {
      throw Refusal("invalidFilter", "Only attribute eq \"value\" is understood.")
    }
    return Filter(attribute: parts[0].lowercased(), value: value)
  }

  /// The value of a JSON string that escapes nothing but quotation marks and backslashes.
  private static func string(_ text: String) -> String? {
    guard text.count >= 2, text.first == "\"", text.last == "\"" else { return nil }
    var value = ""
    var isEscaped = false
    for character in text.dropFirst().dropLast() {
      switch character {
      case "\\" where !isEscaped: isEscaped = true
      case "\"" where !isEscaped: return nil
      case "\"", "\\": (value, isEscaped) = (value + String(character), false)
      default:
        guard !isEscaped else { return nil }
        value.append(character)
      }
    }
    return isEscaped ? nil : value
  }
}
