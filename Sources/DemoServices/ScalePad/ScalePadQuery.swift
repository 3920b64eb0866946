/// The parameters of a ScalePad list: page size, cursor, search, order.
///
/// `https://api-docs.amm-scalepad.com/users/list`: `page_size` 100 and at most 500.
struct ScalePadQuery: Sendable {
  /// A parameter that can't be served.
  struct Invalid: Error {
    /// The parameter's name.
    let field: String
    /// In words, for the answer.
    let message: String
  }

  /// Case-insensitive partial match, in lower case; nil without one.
  let search: String?
  /// The department that users must be in; nil for all.
  let departmentID: String?
  /// The field to sort by.
  let sortBy: String
  /// Whether the largest comes first.
  let isDescending: Bool
  /// Items a page.
  let pageSize: Int
  /// Where the page starts.
  let offset: Int

  /// Whether rows come in the stored order, all of them.
  var isPlain: Bool { search == nil && departmentID == nil && sortBy == Self.storedOrder }

  /// What tells one selection and order from another.
  var selection: String {
    "\(search ?? "")\u{1F}\(departmentID ?? "")\u{1F}\(sortBy)\u{1F}\(isDescending)"
  }

  private static let storedOrder = "username"
  private let cursors: OpaqueID

  /// Reads the parameters of a list that can be sorted by `sortFields`, first by default.
  init(
    _ parameters: [(name: String, value: String)], sortFields: [String]
  ) throws(Invalid) {
    let values = Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    search = values["q"].flatMap { $0.isEmpty ? nil : $0.lowercased() }
    departmentID = values["department_id"]
    sortBy = values["sort_by"] ?? sortFields[0]
    guard sortFields.contains(sortBy) else {
      throw Invalid(
        field: "sort_by", message: "sort_by must be one of \(sortFields.joined(separator: ", "))")
    }
    let order = values["sort_order"] ?? "asc"
    guard order == "asc" || order == "desc" else {
      throw Invalid(field: "sort_order", message: "sort_order must be asc or desc")
    }
    isDescending = order == "desc"
    guard let size = Int(values["page_size"] ?? "100"), (1...500).contains(size) else {
      throw Invalid(field: "page_size", message: "page_size must be between 1 and 500")
    }
    pageSize = size
    var hash: UInt64 = 0
    let key = "\(search ?? "")|\(departmentID ?? "")|\(sortBy)|\(order)|\(sortFields.count)"
    for byte in key.utf8 { hash = SplitMix64.mix(hash &+ UInt64(byte) &+ 1) }
    cursors = OpaqueID(seed: hash)
    guard let cursor = values["cursor"] else {
      offset = 0
      return
    }
    guard let place = cursors.number(uuid: cursor) else {
      throw Invalid(field: "cursor", message: "cursor is not valid for this request")
    }
    offset = place
  }

  /// The envelope of the page at `offset` of a list of `count` rows.
  func page(of count: Int, row: (Int) -> JSON) -> JSON {
    let start = min(offset, count)
    let end = min(count, start + pageSize)
    return [
      "data": .array((start..<end).map(row)), "total_count": .int(count),
      "next_cursor": .optional(end < count ? cursors.uuid(end) : nil),
    ]
  }
}
